// What the house itself has seen of who took part.
#include "exports/merging.hpp"
#include "exports/participants.hpp"
#include "exports/past_registrations.hpp"

namespace exports {

namespace {

constexpr auto consultation_word = "consultation", event_word = "event";

void add_bodies(Seen& seen, Reader& reader, const char* sql, ProcessId id, const char* channel)
{
    reader.db.each(
        sql, [&](const Row& row) { seen.bodies[row.id<OrganisationId>(0)].insert(channel); }, id);
}

// By the record, so that an earlier event sees only those who had come by then.
void add_who_came(Seen& seen, Scene& scene)
{
    for (const auto& m : scene.meetings()) {
        auto past = registrations_at(scene.reader, m.meeting_id, scene.making.moment.seq);
        scene.reader.db.each(
            "select registration_id, organisation_id from registration where meeting_id = ? "
            "and organisation_id is not null",
            [&](const Row& row) {
                auto found = past.find(row.id<RegistrationId>(0));
                if (found == past.end() || !found->second.came_at) return;
                auto body = body_of_registration(scene.reader, found->first, row.id<OrganisationId>(1),
                                                 scene.making.moment.seq);
                seen.bodies[*body].insert(event_word);
            },
            m.meeting_id);
    }
}

} // namespace

Seen seen_now(Reader& reader, ProcessId id)
{
    Seen seen;
    constexpr auto proposers = "select distinct p.organisation_id from proposal p "
                               "join consultation c on c.consultation_id = p.consultation_id where c.process_id = ? "
                               "and p.organisation_id is not null and p.approved_at_ms is not null "
                               "and p.hidden_at_ms is null";
    constexpr auto endorsers = "select distinct e.organisation_id from endorsement e "
                               "join proposal p on p.proposal_id = e.proposal_id "
                               "join consultation c on c.consultation_id = p.consultation_id where c.process_id = ? "
                               "and p.approved_at_ms is not null and p.hidden_at_ms is null";
    constexpr auto speakers  = "select distinct o.organisation_id from comment o "
                               "join proposal p on p.proposal_id = o.proposal_id "
                               "join consultation c on c.consultation_id = p.consultation_id where c.process_id = ? "
                               "and o.organisation_id is not null and o.hidden_at_ms is null "
                               "and o.taken_back_at_ms is null and p.approved_at_ms is not null "
                               "and p.hidden_at_ms is null";
    constexpr auto guests    = "select distinct r.organisation_id from registration r "
                               "join check_in i on i.registration_id = r.registration_id "
                               "join meeting m on m.meeting_id = r.meeting_id where m.process_id = ? "
                               "and r.organisation_id is not null";
    for (auto sql : {proposers, endorsers, speakers}) add_bodies(seen, reader, sql, id, consultation_word);
    add_bodies(seen, reader, guests, id, event_word);
    seen.citizens = reader.db
                        .integer("select count(distinct coalesce(p.person_id, -p.proposal_id)) from proposal p "
                                 "join consultation c on c.consultation_id = p.consultation_id where c.process_id = ? "
                                 "and p.organisation_id is null and p.approved_at_ms is not null "
                                 "and p.hidden_at_ms is null",
                                 id)
                        .value_or(0);
    return seen;
}

Seen seen_at(Scene& scene)
{
    Seen seen;
    std::set<std::int64_t> citizens;
    const auto& past = scene.past();
    std::set<ConsultationId> ours;
    for (const auto& c : scene.consultations()) {
        ours.insert(c.consultation_id);
        for (auto p : past.proposals(c.consultation_id)) {
            for (auto body : p->endorsed_by) seen.bodies[body].insert(consultation_word);
            if (p->organisation_id) {
                seen.bodies[*p->organisation_id].insert(consultation_word);
                continue;
            }
            auto person = scene.reader.db.integer("select person_id from proposal where proposal_id = ?",
                                                  p->proposal_id);
            citizens.insert(person.value_or(-p->proposal_id.value));
        }
    }
    for (auto comment : past.comments())
        if (comment->organisation_id && ours.contains(past.proposal(comment->proposal_id)->consultation_id))
            seen.bodies[*comment->organisation_id].insert(consultation_word);
    add_who_came(seen, scene);
    seen.citizens = static_cast<std::int64_t>(citizens.size());
    return seen;
}

} // namespace exports
