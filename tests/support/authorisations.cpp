#include "support/authorisations.hpp"

#include <fstream>
#include <sstream>

std::vector<Authorisation> authorisations()
{
    std::ifstream file(std::string(TESTS_FOLDER) + "/wire/authorisation.txt");
    std::vector<Authorisation> lines;
    for (std::string text; std::getline(file, text);) {
        if (text.empty() || text.front() == '#') continue;
        std::istringstream words(text);
        Authorisation line;
        words >> line.method >> line.pattern >> line.situation >> line.cells >> std::ws;
        if (std::string body; std::getline(words, body)) line.body = body;
        lines.push_back(std::move(line));
    }
    return lines;
}
