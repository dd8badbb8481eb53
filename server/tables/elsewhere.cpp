// What tables show of the meeting that they belong to: told when the meeting itself changes, or somebody arrives.
#include "tables/pieces.hpp"

namespace tables {

namespace {

std::string regia_of(MeetingId id) { return meetings::topic_of(id) + "/plenary"; }

} // namespace

json meeting_elsewhere(Reader& reader, std::int64_t id)
{
    auto meeting = meetings::meeting(reader, MeetingId{id}).value();
    json title{{"meeting_title", meeting.title}};
    auto patches = json::object(), present = json::object();
    for (const auto& table : meetings::tables_of(reader, meeting.meeting_id)) {
        patches[topic_of(table.table_id)]             = title;
        patches[desk_topic_of(table.table_id)]        = title;
        present[std::to_string(table.table_id.value)] = {{"present", meetings::present_at(reader, table.table_id)}};
    }
    if (!present.empty()) patches[regia_of(meeting.meeting_id)] = {{"tables", std::move(present)}};
    return patches;
}

json registration_elsewhere(Reader& reader, std::int64_t id)
{
    auto table = meetings::table_of(reader, RegistrationId{id});
    if (!table) return json::object();
    json present{{"present", meetings::present_at(reader, table->table_id)}};
    return {{regia_of(table->meeting_id), {{"tables", {{std::to_string(table->table_id.value), std::move(present)}}}}}};
}

} // namespace tables
