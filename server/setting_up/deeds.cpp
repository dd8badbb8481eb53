#include "setting_up/log.hpp"

#include "base/topic_name.hpp"
#include "consultations/consultations.hpp"
#include "meetings/meetings.hpp"
#include "plans/plans.hpp"
#include "proposals/proposals.hpp"

namespace setting_up {

namespace {

std::optional<ProcessId> process_of_consultation(Reader& reader, ConsultationId id)
{
    auto one = consultations::consultation(reader, id);
    return one ? std::optional(one->process_id) : std::nullopt;
}

std::optional<ProcessId> process_of_meeting(Reader& reader, MeetingId id)
{
    auto one = meetings::meeting(reader, id);
    return one ? std::optional(one->process_id) : std::nullopt;
}

std::optional<ProcessId> process_of_plan(Reader& reader, PlanId id)
{
    for (const auto& one : plans::versions(reader, id)) return one.process_id;
    return {};
}

} // namespace

std::optional<ProcessId> process_of(Reader& reader, std::string_view topic)
{
    auto name = read_topic_name(topic);
    if (!name) return {};
    auto thing = std::string_view(name->kind).substr(0, name->kind.find('/'));
    if (thing == "process") return ProcessId{name->id};
    if (thing == "consultation") return process_of_consultation(reader, ConsultationId{name->id});
    if (thing == "meeting") return process_of_meeting(reader, MeetingId{name->id});
    if (thing == "plan") return process_of_plan(reader, PlanId{name->id});
    if (thing == "proposal") {
        auto one = proposals::proposal(reader, ProposalId{name->id});
        return one ? process_of_consultation(reader, one->consultation_id) : std::nullopt;
    }
    if (thing == "table") {
        auto one = meetings::table(reader, TableId{name->id});
        return one ? process_of_meeting(reader, one->meeting_id) : std::nullopt;
    }
    return {};
}

namespace {

// Of what belongs to the whole house the event tells from which desk it was done.
std::optional<ProcessId> process_told_by(Reader& reader, const Event& event)
{
    if (auto process = process_of(reader, event.topic)) return process;
    if (!event.payload.is_object() || !event.payload.contains("process_id")) return {};
    return ProcessId{event.payload["process_id"].get<std::int64_t>()};
}

} // namespace

void note_deed(Tx& tx, const Event& event, std::optional<PersonId> by)
{
    auto area = area_of(event.kind);
    if (area.empty()) return;
    if (auto process = process_told_by(tx, event))
        insert_deed(tx, *process, {event.seq, std::string(area), by, event.reason});
}

void insert_deed(Tx& tx, ProcessId id, const Deed& deed)
{
    auto reason = deed.reason.empty() ? std::nullopt : std::optional(deed.reason);
    tx.db.run("insert into deed (seq, process_id, area, person_id, reason) values (?, ?, ?, ?, ?)", deed.seq, id,
              deed.area, deed.person_id, reason);
}

std::vector<Deed> deeds(Reader& reader, const LogQuery& query)
{
    std::string sql = "select seq, area, person_id, reason from deed where process_id = ?1 and seq < ?2 "
                      "and (?3 = '' or area = ?3) and (?4 = 0 or person_id = ?4) order by seq desc limit ?5";
    std::vector<Deed> all;
    reader.db.each(
        sql,
        [&](const Row& row) {
            all.push_back(
                {row.integer(0), row.text(1), row.optional_id<PersonId>(2), row.optional_text(3).value_or("")});
        },
        query.process_id, query.before, query.area, query.person_id.value_or(PersonId{}), query.limit);
    return all;
}

std::vector<PersonId> people_of_log(Reader& reader, ProcessId id)
{
    std::vector<PersonId> all;
    reader.db.each(
        "select distinct person_id from deed where process_id = ? and person_id is not null order by person_id",
        [&](const Row& row) { all.push_back(row.id<PersonId>(0)); }, id);
    return all;
}

} // namespace setting_up
