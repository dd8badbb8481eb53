#include "processes/rows.hpp"

#include "people/people.hpp"
#include "processes/set_up.hpp"

namespace processes {

namespace {

constexpr auto process_columns =
    "select process_id, slug, title, lead, place, time_zone, email, phone, address from process ";

Process to_process(const Row& row)
{
    return {row.id<ProcessId>(0), row.text(1), row.text(2),          row.text(3),         row.text(4),
            row.text(5),          row.text(6), row.optional_text(7), row.optional_text(8)};
}

Turning to_turning(const Row& row)
{
    return {row.integer(0), row.id<ProcessId>(1), {row.instant(2), row.instant(3)}, row.text(4)};
}

} // namespace

std::optional<Process> process(Reader& reader, ProcessId id)
{
    static const auto sql = std::string(process_columns) + "where process_id = ?";
    return reader.db.one(sql, to_process, id);
}

std::optional<Process> process_named(Reader& reader, std::string_view slug)
{
    static const auto sql = std::string(process_columns) + "where slug = ?";
    return reader.db.one(sql, to_process, slug);
}

namespace {

std::vector<Process> select(Reader& reader, const std::string& where)
{
    std::vector<Process> all;
    reader.db.each(process_columns + where, [&](const Row& row) { all.push_back(to_process(row)); });
    return all;
}

} // namespace

std::vector<Process> all_processes(Reader& reader) { return select(reader, "where draft = 0 order by process_id"); }
std::vector<Process> every_process(Reader& reader) { return select(reader, "order by process_id"); }

bool is_shown_to(Reader& reader, ProcessId id, std::optional<PersonId> person)
{
    auto draft = reader.db.integer("select draft from process where process_id = ?", id);
    return draft && (*draft == 0 || (person && people::is_in_team(reader, *person, id)));
}

bool is_draft(Reader& reader, ProcessId id)
{
    return reader.db.exists("select 1 from process where process_id = ? and draft = 1", id);
}

int revision_of(Reader& reader, ProcessId id)
{
    return static_cast<int>(reader.db.integer("select revision from process where process_id = ?", id).value());
}

void set_draft(Tx& tx, ProcessId id, bool draft)
{
    tx.db.run("update process set draft = ? where process_id = ?", draft, id);
}

bool may_begin(Reader& reader, PersonId person)
{
    if (reader.db.exists("select 1 from house_organiser where person_id = ?", person)) return true;
    for (auto id : people::processes_of(reader, person))
        if (people::has_role(reader, person, id, people::Role::organiser)) return true;
    return false;
}

void update_process(Tx& tx, const Process& process, int revision)
{
    tx.db.run("update process set title = ?, lead = ?, place = ?, email = ?, phone = ?, address = ?, revision = ? "
              "where process_id = ?",
              process.title, process.lead, process.place, process.email, process.phone, process.address, revision,
              process.process_id);
}

void delete_bodies(Tx& tx, ProcessId id)
{
    tx.db.run("delete from promoter where process_id = ?", id);
    tx.db.run("delete from partner where process_id = ?", id);
}

void insert_partner(Tx& tx, ProcessId id, OrganisationId organisation, int order)
{
    tx.db.run(R"(insert into partner (process_id, organisation_id, "order") values (?, ?, ?))", id, organisation,
              order);
}

std::vector<OrganisationId> bodies_of(Reader& reader, ProcessId id, std::string_view table)
{
    std::vector<OrganisationId> all;
    auto sql = "select organisation_id from " + std::string(table) + R"( where process_id = ? order by "order")";
    reader.db.each(
        sql, [&](const Row& row) { all.push_back(row.id<OrganisationId>(0)); }, id);
    return all;
}

std::vector<std::pair<PhaseId, NewPhase>> phases_of(Reader& reader, ProcessId id)
{
    std::vector<std::pair<PhaseId, NewPhase>> all;
    reader.db.each(R"(select phase_id, title, summary, starts_on, ends_on, "precision", "order" from phase
                      where process_id = ? order by "order", phase_id)",
                   [&](const Row& row) {
                       NewPhase phase{row.text(1), row.text(2), row.text(3),
                                      row.text(4), row.text(5), static_cast<int>(row.integer(6))};
                       all.emplace_back(row.id<PhaseId>(0), std::move(phase));
                   },
                   id);
    return all;
}

void update_phase(Tx& tx, PhaseId id, const NewPhase& phase, const Window& window)
{
    tx.db.run(R"(update phase set title = ?, summary = ?, starts_on = ?, ends_on = ?, "precision" = ?, starts_at_ms = ?,
                     ends_at_ms = ?, state = ?, "order" = ? where phase_id = ?)",
              phase.title, phase.summary, phase.starts_on, phase.ends_on, phase.precision, window.starts_at,
              window.ends_at, state_at(window, tx.now), phase.order, id);
}

void delete_phase(Tx& tx, PhaseId id) { tx.db.run("delete from phase where phase_id = ?", id); }

ProcessId insert_process(Tx& tx, const NewProcess& process)
{
    tx.db.run("insert into process (slug, title, lead, place, time_zone, email, phone, address) "
              "values (?, ?, ?, ?, ?, ?, ?, ?)",
              process.slug, process.title, process.lead, process.place, process.time_zone, process.email, process.phone,
              process.address);
    return {tx.db.last_id()};
}

void insert_promoter(Tx& tx, ProcessId id, OrganisationId organisation, int order)
{
    tx.db.run(R"(insert into promoter (process_id, organisation_id, "order") values (?, ?, ?))", id, organisation,
              order);
}

void insert_phase(Tx& tx, ProcessId id, const NewPhase& phase, const Window& window)
{
    tx.db.run(R"(insert into phase (process_id, title, summary, starts_on, ends_on, "precision", starts_at_ms,
                     ends_at_ms, state, "order") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
              id, phase.title, phase.summary, phase.starts_on, phase.ends_on, phase.precision, window.starts_at,
              window.ends_at, state_at(window, tx.now), phase.order);
}

void insert_document(Tx& tx, ProcessId id, const NewDocument& document)
{
    tx.db.run(R"(insert into document (process_id, title, url, media_type, published_on, "order")
                 values (?, ?, ?, ?, ?, ?))",
              id, document.title, document.url, document.media_type, document.published_on, document.order);
}

std::optional<Turning> turning_phase(Reader& reader, PhaseId id)
{
    return reader.db.one("select phase_id, process_id, starts_at_ms, ends_at_ms, state from phase where phase_id = ?",
                         to_turning, id);
}

std::vector<Turning> unfinished_phases(Reader& reader)
{
    std::vector<Turning> list;
    reader.db.each("select phase_id, process_id, starts_at_ms, ends_at_ms, state from phase where state <> 'closed' "
                   "order by starts_at_ms, phase_id",
                   [&](const Row& row) { list.push_back(to_turning(row)); });
    return list;
}

void set_phase_state(Tx& tx, PhaseId id, std::string_view state)
{
    tx.db.run("update phase set state = ? where phase_id = ?", state, id);
}

} // namespace processes
