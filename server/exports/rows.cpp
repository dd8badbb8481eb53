// SQL of the files asked for, and nothing else.
#include "exports/jobs.hpp"

namespace exports {

namespace {

const std::string columns =
    "select export_job_id, process_id, person_id, export, language, seq, seq_at_ms, state, asked_at_ms, finished_at_ms, "
    "made_seq, bytes, sha256, problem, link, checked from export_job ";

Job to_job(const Row& row)
{
    Job j;
    j.job_id      = row.integer(0);
    j.process_id  = row.id<ProcessId>(1);
    j.person_id   = row.optional_id<PersonId>(2);
    j.export_name = row.text(3), j.language = row.text(4);
    j.moment      = {row.integer(5), row.instant(6)};
    j.state       = row.text(7);
    j.asked_at    = row.instant(8);
    j.finished_at = row.optional_instant(9);
    j.made_seq = row.integer(10), j.bytes = row.integer(11);
    j.sha256 = row.text(12), j.problem = row.text(13), j.link = row.text(14);
    j.checked = row.text(15);
    return j;
}

template <class... Args> std::vector<Job> all(Reader& reader, const char* where, const Args&... args)
{
    std::vector<Job> found;
    reader.db.each(
        columns + where, [&](const Row& row) { found.push_back(to_job(row)); }, args...);
    return found;
}

template <class... Args> std::optional<Job> one(Reader& reader, const char* where, const Args&... args)
{
    return reader.db.one(columns + where, to_job, args...);
}

std::optional<std::string> unless_empty(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

} // namespace

std::optional<Job> job(Reader& reader, std::int64_t id) { return one(reader, "where export_job_id = ?", id); }

std::optional<Job> job_with_link(Reader& reader, std::string_view link) { return one(reader, "where link = ?", link); }

std::optional<Job> next_waiting(Reader& reader)
{
    return one(reader, "where state = 'waiting' order by export_job_id limit 1");
}

std::optional<Job> newest_ready(Reader& reader, ProcessId id, std::string_view name)
{
    auto found = one(reader,
                     "where process_id = ? and export = ? and state = 'ready' order by export_job_id desc limit 1", id,
                     name);
    return found && is_fit(reader, *found) ? found : std::nullopt;
}

std::vector<Job> jobs_of(Reader& reader, ProcessId id, std::string_view name, int limit)
{
    return all(reader, "where process_id = ? and export = ? order by export_job_id desc limit ?", id, name, limit);
}

std::vector<Job> jobs_of(Reader& reader, PersonId person, int limit)
{
    return all(reader, "where person_id = ? order by export_job_id desc limit ?", person, limit);
}

std::vector<Job> ready_jobs(Reader& reader) { return all(reader, "where state = 'ready' order by export_job_id"); }

int waiting(Reader& reader, ProcessId id)
{
    auto found = reader.db.integer("select count(*) from export_job where state in ('waiting', 'running') "
                                   "and process_id = ?",
                                   id);
    return static_cast<int>(found.value_or(0));
}

int place_in_queue(Reader& reader, const Job& j)
{
    auto before = reader.db.integer("select count(*) from export_job where state = 'waiting' and export_job_id < ?",
                                    j.job_id);
    return static_cast<int>(before.value_or(0)) + 1;
}

std::int64_t insert_job(Tx& tx, const Job& j)
{
    tx.db.run(
        "insert into export_job (process_id, person_id, export, language, seq, seq_at_ms, state, asked_at_ms, link) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        j.process_id, j.person_id, j.export_name, j.language, j.moment.seq, j.moment.at, j.state, j.asked_at, j.link);
    return tx.db.last_id();
}

void update_job(Tx& tx, const Job& j)
{
    tx.db.run(
        "update export_job set person_id = ?, state = ?, finished_at_ms = ?, made_seq = ?, bytes = ?, sha256 = ?, "
        "problem = ?, checked = ? where export_job_id = ?",
        j.person_id, j.state, j.finished_at, j.made_seq, j.bytes, j.sha256, unless_empty(j.problem),
        unless_empty(j.checked), j.job_id);
}

void begin_again(Tx& tx) { tx.db.run("update export_job set state = 'waiting' where state = 'running'"); }

void outdate(Tx& tx, ProcessId id, std::string_view name)
{
    tx.db.run("update export_job set made_seq = -1 where process_id = ? and export = ? and state = 'ready'", id, name);
}

void forget_asker(Tx& tx, PersonId person)
{
    tx.db.run("update export_job set person_id = null where person_id = ?", person);
    tx.db.run("update export_job set made_seq = -1 where state = 'ready'");
}

} // namespace exports
