#include "meetings/forget.hpp"

#include "house.hpp"
#include "meetings/seating.hpp"

namespace meetings {

namespace {

void empty(Tx& tx, Registration& r)
{
    r.person_id.reset(), r.email.reset(), r.organisation_id.reset();
    r.name.clear(), r.preferences.clear();
    r.answers = json::object();
    r.access_needs.reset(), r.dietary_needs.reset(), r.seated_reason.reset();
    update_registration(tx, r);
    tx.db.run("delete from merged_registration where registration_id = ?", r.registration_id);
}

} // namespace

std::vector<Patch> forget(House& house, Tx& tx, PersonId person)
{
    std::vector<Patch> patches;
    for (auto& r : registrations_of(tx, person)) {
        auto m = meeting(tx, r.meeting_id).value();
        Seating seating(house, tx, m);
        auto came = check_in_of(tx, r.registration_id).has_value();
        if (r.state != "cancelled" && !came && tx.now <= m.ends_at) seating.leave(r);
        empty(tx, r);
        for (auto& patch : seating.patches()) patches.push_back(std::move(patch));
    }
    tx.db.run("update check_in set person_id = null where person_id = ?", person);
    tx.db.run("delete from table_facilitator where person_id = ?", person);
    return patches;
}

std::vector<std::string> appearances(Reader& reader, PersonId person)
{
    std::vector<std::string> topics;
    reader.db.each(
        "select distinct meeting_id from registration where person_id = ?",
        [&](const Row& row) {
            topics.push_back(topic_of(row.id<MeetingId>(0)));
            topics.push_back(desk_of(row.id<MeetingId>(0)));
        },
        person);
    return topics;
}

} // namespace meetings
