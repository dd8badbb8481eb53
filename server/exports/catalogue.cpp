#include "exports/catalogue.hpp"

#include "base/refusal.hpp"
#include "base/words.hpp"
#include "exports/jobs.hpp"
#include "exports/other_programs.hpp"

namespace exports {

namespace {

constexpr int jobs_told = 5;

json told_to_desk(Reader& reader, const Job& j)
{
    auto told = to_json(reader, j);
    if (j.state == "waiting") told["place"] = place_in_queue(reader, j);
    if (j.state == "running") told["percent"] = progress().job_id == j.job_id ? progress().percent : 0;
    return told;
}

// Strangers learn when it was made and how large it is: who asked for it, and what else was asked for, is the desk's.
json told_to_all(const Job& j)
{
    return {{"export", j.export_name}, {"language", j.language},
            {"state", "ready"},        {"as_of", {{"seq", j.moment.seq}, {"at", to_text(j.moment.at)}}},
            {"bytes", j.bytes},        {"sha256", j.sha256}};
}

json item_of(Reader& reader, ProcessId id, std::string_view language, const Format& format, bool is_desk)
{
    auto name = std::string(format.name);
    auto root = "/api/processes/" + std::to_string(id.value) + '/';
    json item{{"export", name},
              {"title", say(language, "exports." + name + ".title")},
              {"says", say(language, "exports." + name + ".says")},
              {"who", format.who == Who::desk ? "desk" : "anyone"},
              {"format", format.extension},
              {"media_type", format.media_type}};
    // Whoever wants to make the file again, elsewhere, is told what it takes.
    item["same_bytes"] = format.needs.empty() ? "always" : "same_program";
    if (!format.needs.empty()) item["needs"] = format.needs;
    if (auto lacking = lacks(format)) item["why_not"] = say(language, "exports.lacks." + std::string(*lacking));
    if (!format.write) {
        item["address"] = root + std::string(format.address);
        return item;
    }
    auto ready = format.who == Who::anyone ? newest_ready(reader, id, name) : std::nullopt;
    if (ready) item["address"] = root + "exports/" + name;
    if (ready && !is_desk) item["job"] = told_to_all(*ready);
    if (!is_desk) return item;
    item["jobs"] = json::array();
    for (const auto& j : jobs_of(reader, id, name, jobs_told)) item["jobs"].push_back(told_to_desk(reader, j));
    if (!item["jobs"].empty()) item["job"] = item["jobs"][0];
    return item;
}

} // namespace

json catalogue(Reader& reader, ProcessId id, std::string_view language, bool is_desk)
{
    if (!processes::process(reader, id)) throw Refusal{Reason::not_found};
    auto now   = moment_now(reader);
    auto items = json::array();
    for (auto format : formats()) items.push_back(item_of(reader, id, language, *format, is_desk));
    return {{"process_id", id.value},
            {"now", {{"seq", now.seq}, {"at", to_text(now.at)}}},
            {"may_prepare", is_desk},
            {"items", std::move(items)}};
}

} // namespace exports
