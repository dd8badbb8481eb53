// Every field of every body, as the table of authorisations has them: what no text may hold is refused before anything is
// written, whoever sends it.
#include "support/authorisations.hpp"
#include "support/everybody.hpp"

#include <catch2/catch.hpp>

namespace {

struct Odd {
    std::string what, text;
};

const std::vector<Odd>& odd_texts()
{
    static const std::vector<Odd> all{{"NUL", std::string("a\0b", 3)},
                                      {"a control character", "a\x01"
                                                              "b"},
                                      {"an escape", "a\x1b[31mb"},
                                      {"a turn of the writing's direction", "a\u202eb"},
                                      {"an embedded direction", "a\u202ab"},
                                      {"an isolated direction", "a\u2067b"},
                                      {"a megabyte on one line", std::string(1'100'000, 'a')}};
    return all;
}

// Where the texts of a body stand: "/nodes/0/title".
void find_texts(const json& value, const json::json_pointer& at, std::vector<json::json_pointer>& found)
{
    if (value.is_string()) found.push_back(at);
    if (value.is_object())
        for (const auto& [name, inner] : value.items()) find_texts(inner, at / name, found);
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i) find_texts(value[i], at / i, found);
}

// Somebody whom the table lets in.
std::string_view let_in(const Authorisation& line)
{
    for (std::size_t i = 0; i < line.cells.size(); ++i)
        if (line.cells[i] == '+') return Everybody::roles()[i];
    return "organiser";
}

// A plan's text is a document, read as it is, line by line: what is no text in it is a warning or a line that is told.
bool is_document(const Authorisation& line, const std::string& field)
{
    return field == "/text" && (line.pattern.ends_with("/import") || line.pattern.ends_with("/read-outline"));
}

} // namespace

TEST_CASE("no text of any body holds NUL, control characters, a turn of direction, or a megabyte")
{
    Everybody all;
    all.stand_still();
    int fields = 0;
    for (const auto& line : authorisations()) {
        if (line.situation != "open" || line.method == "GET" || line.is_live()) continue;
        auto body = json::parse(all.filled(line.body, "open"));
        std::vector<json::json_pointer> texts;
        find_texts(body, json::json_pointer(), texts);
        for (const auto& at : texts) {
            if (is_document(line, at.to_string())) continue;
            ++fields;
            for (const auto& odd : odd_texts()) {
                if (odd.text.size() > 1000 && at != texts.front()) continue; // once for each body: it is long
                INFO(line.method << ' ' << line.pattern << ' ' << at.to_string() << ": " << odd.what);
                auto sent    = body;
                sent[at]     = odd.text;
                auto visitor = all.as(let_in(line));
                auto answer  = visitor.ask(
                     line.method, all.path(line.pattern, "open"), sent.dump(),
                     {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}, {"If-Match", "\"1\""}});
                CHECK((answer.status == 400 || answer.status == 413 || answer.status == 422));
                CHECK(answer.body.size() < 2000);
            }
        }
    }
    CHECK(fields > 60);
}

TEST_CASE("every body is an object with the fields of the contract, and no other")
{
    Everybody all;
    all.stand_still();
    for (const auto& line : authorisations()) {
        if (line.situation != "open" || !line.writes() || line.body == "{}") continue;
        auto body = json::parse(all.filled(line.body, "open"));
        for (auto slipped : {"role", "author_id", "votes"}) {
            if (body.contains(slipped)) continue;
            INFO(line.method << ' ' << line.pattern << ' ' << slipped);
            auto sent     = body;
            sent[slipped] = 1;
            auto visitor  = all.as(let_in(line));
            auto answer   = visitor.ask(
                  line.method, all.path(line.pattern, "open"), sent.dump(),
                  {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}, {"If-Match", "\"1\""}});
            CHECK(answer.status == 400);
        }
    }
}
