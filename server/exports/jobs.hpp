// Files asked for: rows and how they are told.
#pragma once

#include "exports/moment.hpp"

#include <filesystem>

struct House;

namespace exports {

constexpr std::size_t link_bytes = 32; // nobody guesses it

struct Job {
    std::int64_t job_id = 0;
    ProcessId process_id;
    std::optional<PersonId> person_id;
    std::string export_name, language;
    Moment moment;
    std::string state; // waiting, running, ready, failed, outdated
    Instant asked_at{};
    std::optional<Instant> finished_at;
    std::int64_t made_seq = 0, bytes = 0;
    std::string sha256, problem, link; // link: 32 random bytes in hex
    std::string checked;               // of a bundle: what our checker found, as JSON
};

std::optional<Job> job(Reader&, std::int64_t job_id);
std::optional<Job> job_with_link(Reader&, std::string_view link);
std::optional<Job> next_waiting(Reader&);
std::optional<Job> newest_ready(Reader&, ProcessId,
                                std::string_view export_name); // of any language, fit to be handed on
std::vector<Job> jobs_of(Reader&, ProcessId, std::string_view export_name, int limit); // newest first
std::vector<Job> jobs_of(Reader&, PersonId, int limit);
std::vector<Job> ready_jobs(Reader&);
int waiting(Reader&, ProcessId);
int place_in_queue(Reader&, const Job&); // from 1

std::int64_t insert_job(Tx&, const Job&);
void update_job(Tx&, const Job&); // state, finishing, file
void begin_again(Tx&);            // what was running waits
void forget_asker(Tx&, PersonId); // and whatever file may tell of the person is unfit

// What is ready of one export may hold what is not to be told any more.
void outdate(Tx&, ProcessId, std::string_view export_name);

// Nothing that was public when the file was made has been taken away since.
bool is_fit(Reader&, const Job&);

// Where its file lies, or will.
std::filesystem::path file_of(const House&, const Job&);

// {export_job_id, export, language, state, as_of, asked_at, finished_at?, bytes?, sha256?, link?, checked?,
// problem?}
json to_json(Reader&, const Job&);

// What "person/{id}" shows of one's own; all of it for those who ask what is held on them.
constexpr int own_shown = 10;
json person_section(Reader&, PersonId, int limit = own_shown);

// How far the one that is being made has come; shared by the worker and who asks. Any thread.
struct Progress {
    std::int64_t job_id = 0;
    int percent         = 0;
};
void set_progress(const Progress&);
Progress progress();

} // namespace exports
