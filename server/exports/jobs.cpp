#include "exports/jobs.hpp"

#include "exports/formats/formats.hpp"
#include "house.hpp"
#include "store/record.hpp"

#include <atomic>

namespace exports {

namespace {

// As events tell it: that it is being made, or that something outdated it later, is no event.
std::string lasting(const std::string& state)
{
    if (state == "running") return "waiting";
    return state == "outdated" ? "ready" : state;
}

// What another program could not do has another remedy than our own mistakes.
std::string problem_of(const Job& j)
{
    auto format = format_named(j.export_name);
    return j.problem == "failed" && format && !format->needs.empty() ? "other_program" : j.problem;
}

std::string outwards(Reader& reader, const Job& j)
{
    return j.state == "ready" && !is_fit(reader, j) ? "outdated" : j.state;
}

} // namespace

bool is_fit(Reader& reader, const Job& j) { return j.made_seq >= last_taken_away(reader); }

std::filesystem::path file_of(const House& house, const Job& j)
{
    auto format = format_named(j.export_name);
    auto name   = std::to_string(j.job_id) + '.' + std::string(format ? format->extension : "file");
    return house.folder.path() / "exports" / name;
}

json to_json(Reader& reader, const Job& j)
{
    json told{{"export_job_id", j.job_id},
              {"export", j.export_name},
              {"language", j.language},
              {"state", outwards(reader, j)},
              {"as_of", {{"seq", j.moment.seq}, {"at", to_text(j.moment.at)}}},
              {"asked_at", to_text(j.asked_at)}};
    if (j.finished_at) told["finished_at"] = to_text(*j.finished_at);
    if (!j.problem.empty()) told["problem"] = problem_of(j);
    if (told["state"] != "ready") return told;
    told["bytes"] = j.bytes, told["sha256"] = j.sha256;
    told["link"] = "/api/exports/" + j.link;
    if (!j.checked.empty()) told["checked"] = json::parse(j.checked);
    return told;
}

json person_section(Reader& reader, PersonId person, int limit)
{
    auto own = json::object();
    for (const auto& j : jobs_of(reader, person, limit)) {
        json one{{"export_job_id", j.job_id},
                 {"process_id", j.process_id.value},
                 {"export", j.export_name},
                 {"state", lasting(j.state)},
                 {"as_of", {{"seq", j.moment.seq}, {"at", to_text(j.moment.at)}}},
                 {"asked_at", to_text(j.asked_at)},
                 {"order", j.job_id}};
        if (j.finished_at) one["finished_at"] = to_text(*j.finished_at);
        if (!j.problem.empty()) one["problem"] = problem_of(j);
        if (one["state"] == "ready") one["bytes"] = j.bytes, one["link"] = "/api/exports/" + j.link;
        own[std::to_string(j.job_id)] = std::move(one);
    }
    return {{"exports", std::move(own)}};
}

namespace {

std::atomic<std::int64_t> making_now{0};
std::atomic<int> percent_done{0};

} // namespace

void set_progress(const Progress& now)
{
    percent_done = now.percent;
    making_now   = now.job_id;
}

Progress progress() { return {making_now.load(), percent_done.load()}; }

} // namespace exports
