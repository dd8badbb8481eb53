#include "plans/linting.hpp"

#include "base/words.hpp"
#include "plans/linter/linter.hpp"

#include <algorithm>
#include <functional>

namespace plans {

namespace {

using linter::Finding;
using linter::Passage;
using linter::Subject;

// What a sentence of the catalogue may name: the words in their order, the places' number, all words in one list.
json details_of(const Finding& finding)
{
    json details{{"n", finding.at.size()}};
    std::string list;
    std::string name = "a";
    for (const auto& words : finding.words) {
        if (name <= "e") details[name] = words;
        ++name[0];
        list += (list.empty() ? "" : ", ") + words;
    }
    details["list"] = list;
    return details;
}

json to_json(const std::vector<Finding>& findings, std::string_view language, const char* places,
             const std::function<std::int64_t(std::size_t)>& place_of)
{
    auto list = json::array();
    for (const auto& finding : findings) {
        auto at = json::array();
        for (auto i : finding.at) at.push_back(place_of(i));
        list.push_back({{"rule", finding.rule},
                        {places, std::move(at)},
                        {"words", finding.words},
                        {"say", say(language, "drafting.lint." + finding.rule, details_of(finding))}});
    }
    return list;
}

Subject subject_of(const std::vector<Node>& nodes)
{
    Subject subject;
    std::map<NodeId, int> places;
    for (const auto& node : nodes) {
        Passage one{.title      = node.title,
                    .body       = node.body,
                    .level      = node.level,
                    .level_name = node.level_name,
                    .number     = node.number};
        if (node.parent_id)
            if (auto found = places.find(*node.parent_id); found != places.end()) one.parent = found->second;
        places[node.node_id] = static_cast<int>(subject.passages.size());
        ++subject.counts[node.level_name];
        subject.passages.push_back(std::move(one));
    }
    return subject;
}

// The paragraphs of a text, and the line that each begins on.
struct Paragraphs {
    Subject subject;
    std::vector<int> lines;
};

Paragraphs paragraphs_of(const OutlineRead& read)
{
    Paragraphs all;
    std::string paragraph;
    int number = 0, begins = 1;
    auto close = [&] {
        if (!paragraph.empty()) {
            Passage one;
            one.body = std::move(paragraph);
            all.subject.passages.push_back(std::move(one));
            all.lines.push_back(begins);
        }
        paragraph.clear();
    };
    for (const auto& line : lines_of(read.text)) {
        ++number;
        if (line.find_first_not_of(" \t\f") == std::string::npos) {
            close();
            continue;
        }
        if (paragraph.empty()) begins = number;
        paragraph += (paragraph.empty() ? "" : "\n") + line;
    }
    close();
    const auto& version = read.reading.version;
    for (const auto& node : version.nodes)
        ++all.subject.counts[version.levels[static_cast<std::size_t>(node.level) - 1]];
    return all;
}

} // namespace

json findings_in(const std::vector<Node>& nodes, std::string_view language)
{
    auto place_of = [&](std::size_t i) { return nodes[i].node_id.value; };
    return to_json(linter::lint(subject_of(nodes)), language, "node_ids", place_of);
}

json findings_in(const OutlineRead& read, std::string_view language)
{
    auto paragraphs = paragraphs_of(read);
    auto place_of   = [&](std::size_t i) { return static_cast<std::int64_t>(paragraphs.lines[i]); };
    return to_json(linter::lint(paragraphs.subject), language, "lines", place_of);
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::size_t start = 0;
    while (start <= text.size()) {
        auto end = std::min(text.find_first_of("\r\n", start), text.size());
        lines.push_back(text.substr(start, end - start));
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++end;
        start = end + 1;
    }
    return lines;
}

} // namespace plans
