// What the plenary adds to topics below it, and where it shows whose name.
#include "meetings/meetings.hpp"
#include "plenary/access.hpp"
#include "plenary/states.hpp"

namespace plenary {

json meeting_section(Reader& reader, std::int64_t id)
{
    auto at = published_at(reader, MeetingId{id});
    return at ? json{{"restitution", {{"published_at", to_text(*at)}}}} : json::object();
}

json table_section(Reader& reader, std::int64_t id)
{
    auto table = meetings::table(reader, TableId{id});
    if (!table) return json::object();
    auto newest = messages_of(reader, table->meeting_id, 1);
    if (newest.empty()) return json::object();
    return {{"message", {{"text", newest.front().text}, {"at", to_text(newest.front().at)}}}};
}

// Who writes in a sentence, and who leads a table that the regia sees.
std::vector<std::string> appearances(Reader& reader, PersonId person)
{
    std::vector<std::string> topics;
    reader.db.each(
        "select meeting_id from restitution_sentence where writer_id = ?1 and removed_at_ms is null union "
        "select t.meeting_id from table_facilitator f join meeting_table t on t.table_id = f.table_id "
        "where f.person_id = ?1",
        [&](const Row& row) { topics.push_back(topic_of(row.id<MeetingId>(0))); }, person);
    return topics;
}

// What they wrote stays: it was never under their name.
std::vector<Patch> forget(Tx& tx, PersonId person)
{
    tx.db.run("update restitution_sentence set writer_id = null, writing_until_ms = null where writer_id = ?", person);
    return {};
}

} // namespace plenary
