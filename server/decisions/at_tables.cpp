#include "decisions/at_tables.hpp"

#include "meetings/meetings.hpp"
#include "plenary/plenary.hpp"

#include <set>

namespace decisions {

namespace {

constexpr std::size_t most_sentences = 20; // beside one proposal: more is the account itself, one click away

// Itself, and what it hangs beneath: who spoke of the objective spoke of its actions.
std::set<std::int64_t> itself_and_above(Reader& reader, const consultations::Consultation& c, NodeId id)
{
    std::set<std::int64_t> all{id.value};
    auto path = plans::path_of(reader, c.plan_id, c.version, id);
    for (const auto& node : path) all.insert(node.node_id.value);
    return all;
}

json by_table(const json& account, const json& sentence)
{
    std::map<int, json> tables;
    for (const auto& note : sentence["notes"]) {
        auto& table = tables[note["table"].get<int>()];
        if (table.is_null()) {
            auto number = std::to_string(note["table"].get<int>());
            table = {{"table", note["table"]}, {"theme", account["tables"][number]["theme"]}, {"notes", json::array()}};
        }
        table["notes"].push_back({{"number", note["number"]}, {"text", note["text"]}});
    }
    auto list = json::array();
    for (auto& [number, table] : tables) list.push_back(std::move(table));
    return list;
}

} // namespace

json said_at_tables(Reader& reader, const consultations::Consultation& c, NodeId id)
{
    auto about = itself_and_above(reader, c, id);
    auto list  = json::array();
    for (const auto& meeting : meetings::meetings_of(reader, c.process_id)) {
        auto account = plenary::restitution(reader, meeting.meeting_id);
        if (!account) continue;
        for (const auto& sentence : (*account)["sentences"]) {
            if (list.size() == most_sentences) return list;
            if (!sentence.contains("node") || !about.contains(sentence["node"]["node_id"].get<std::int64_t>()))
                continue;
            list.push_back({{"meeting_id", meeting.meeting_id.value},
                            {"title", (*account)["title"]},
                            {"starts_at", (*account)["starts_at"]},
                            {"sentence_id", sentence["sentence_id"]},
                            {"text", sentence["text"]},
                            {"number", sentence["node"]["number"]},
                            {"level_name", sentence["node"]["level_name"]},
                            {"tables", by_table(*account, sentence)}});
        }
    }
    return list;
}

} // namespace decisions
