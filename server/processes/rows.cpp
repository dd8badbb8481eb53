#include "processes/rows.hpp"

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

std::vector<Process> all_processes(Reader& reader)
{
    static const auto sql = std::string(process_columns) + "order by process_id";
    std::vector<Process> all;
    reader.db.each(sql, [&](const Row& row) { all.push_back(to_process(row)); });
    return all;
}

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
