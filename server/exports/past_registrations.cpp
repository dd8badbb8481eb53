#include "exports/past_registrations.hpp"

namespace exports {

namespace {

using All = std::map<RegistrationId, PastRegistration>;

void take(All& all, std::string_view kind, Instant at, const json& payload)
{
    auto& one = all[RegistrationId{payload.at("registration_id").get<std::int64_t>()}];
    one.mode  = payload.value("mode", one.mode);
    one.state = payload.value("state", kind == "walk_in_added" ? "registered" : one.state);
    if (kind == "person_checked_in" || kind == "check_in_repeated" || kind == "walk_in_added") {
        auto told   = read_instant(payload.value("at", ""));
        one.came_at = told ? *told : at;
    }
    if (kind == "check_in_undone") one.came_at.reset();
    auto offered = payload.value("offered", json::array());
    for (const auto& id : offered) all[RegistrationId{id.get<std::int64_t>()}].state = "offered";
}

} // namespace

All registrations_at(Reader& reader, MeetingId id, std::int64_t seq)
{
    All all;
    reader.db.each(
        "select kind, at_ms, payload from event where topic = ? and seq <= ? and payload is not null order by seq",
        [&](const Row& row) {
            auto payload = json::parse(row.view(2));
            if (payload.contains("registration_id")) take(all, row.view(0), row.instant(1), payload);
        },
        meetings::topic_of(id), seq);
    return all;
}

} // namespace exports
