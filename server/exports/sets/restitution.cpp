// The published account of each meeting, sentence by sentence, with the notes under it.
#include "plenary/plenary.hpp"

#include "base/in_order.hpp"
#include "exports/scene.hpp"
#include "exports/sets/sets.hpp"
#include "meetings/meetings.hpp"

namespace exports {

namespace {

constexpr Column columns[] = {
    {"meeting", Holds::text},
    {"number", Holds::integer},
    {"common_theme", Holds::text},
    {"text", Holds::text},
    {"tables", Holds::text},
    {"notes", Holds::text},
    {"contributions", Holds::integer},
    {"node_number", Holds::text},
    {"node", Holds::text},
};

// Published at that event, not only by now.
bool is_published(Scene& scene, MeetingId id)
{
    return scene.reader.db.exists("select 1 from event where topic = ? and seq <= ? and kind = 'restitution_published'",
                                  meetings::topic_of(id), scene.making.moment.seq);
}

// "2/17, 5/3": table and number of each note.
std::string notes_of(const json& sentence)
{
    std::string told;
    for (const auto& note : in_order(sentence["notes"]))
        told += (told.empty() ? "" : ", ") + note["table"].dump() + '/' + note["number"].dump();
    return told;
}

// {"2": true, "10": true} → "2, 10"
std::string list_of(const json& numbers)
{
    std::set<int> sorted;
    for (const auto& [number, unused] : numbers.items()) sorted.insert(std::stoi(number));
    std::string told;
    for (auto number : sorted) told += (told.empty() ? "" : ", ") + std::to_string(number);
    return told;
}

void rows(Scene& scene, const Take& take)
{
    for (const auto& m : scene.meetings()) {
        auto account = is_published(scene, m.meeting_id) ? plenary::restitution(scene.reader, m.meeting_id)
                                                         : std::nullopt;
        if (!account) continue;
        for (const auto& sentence : in_order((*account)["sentences"])) {
            auto theme = sentence.contains("theme_id")
                             ? (*account)["themes"].value(sentence["theme_id"].dump(), json::object())
                             : json::object();
            auto node  = sentence.value("node", json::object());
            take({m.title, sentence["order"].get<std::int64_t>(), theme.value("title", ""),
                  sentence["text"].get<std::string>(), list_of(sentence["tables"]), notes_of(sentence),
                  sentence["contributions"].get<std::int64_t>(), node.value("number", ""), node.value("title", "")});
        }
    }
}

} // namespace

const DataSet restitution_set{"restitution", Who::anyone, columns, rows};

} // namespace exports
