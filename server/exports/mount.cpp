#include "exports/access.hpp"
#include "exports/catalogue.hpp"
#include "exports/exports.hpp"
#include "exports/jobs.hpp"
#include "exports/routes.hpp"
#include "exports/worker.hpp"
#include "house.hpp"
#include "people/people.hpp"

namespace exports {

namespace {

// What is not published yet is for its team alone. Refuses: not_found.
void require_shown(House& house, Reader& reader, const Visit& visit, ProcessId id)
{
    auto process = house.sections.state(reader, processes::topic_of(id));
    if (!process) throw Refusal{Reason::not_found};
    if (process->contains("draft") && !(visit.signed_in && people::is_in_team(reader, *visit.signed_in, id)))
        throw Refusal{Reason::not_found};
}

awaitable<Reply> get_catalogue(House& house, Visit& visit)
{
    visit.query_only({});
    auto id = visit.id<ProcessId>();
    co_return ok(house.archive.read([&](Reader& reader) {
        require_shown(house, reader, visit, id);
        return catalogue(reader, id, visit.language, is_desk(reader, visit.signed_in, id));
    }));
}

awaitable<Reply> post_export(House& house, Visit& visit)
{
    auto person = visit.person();
    auto asked  = visit.read<AskForExport>(visit.id<ProcessId>(), visit.language);
    auto doing  = ask_for_export(house, person, std::move(asked));
    auto event  = co_await std::move(doing);
    wake_worker();
    co_return created(house, event);
}

// "piano-torino-bundle-4812.zip": whoever has several can tell them apart.
std::string name_of_file(const processes::Process& process, const Job& j, const Format& format)
{
    return process.slug + '-' + j.export_name + '-' + std::to_string(j.moment.seq) + '.'
           + std::string(format.extension);
}

Reply file_reply(House& house, const Job& j, std::string_view caching)
{
    auto format  = format_named(j.export_name);
    auto file    = file_of(house, j);
    auto process = house.archive.read([&](Reader& reader) { return processes::process(reader, j.process_id); });
    if (!format || !process || !std::filesystem::exists(file)) throw Refusal{Reason::not_found};
    Reply reply{.content_type = std::string(format->media_type), .file = file, .tag = j.sha256, .for_everyone = false};
    reply.headers = {{"Content-Disposition", "attachment; filename=\"" + name_of_file(*process, j, *format) + '"'},
                     {"Cache-Control", std::string(caching)}};
    return reply;
}

// By the link that one was given. What the desk alone may have needs the desk's session too: a link that travels opens
// nothing.
awaitable<Reply> get_file(House& house, Visit& visit)
{
    visit.query_only({});
    auto found = house.archive.read([&](Reader& reader) {
        auto j      = job_with_link(reader, visit.path["link"]);
        auto format = j ? format_named(j->export_name) : nullptr;
        auto may    = format && j->state == "ready" && is_fit(reader, *j)
                   && (format->who == Who::anyone || is_desk(reader, visit.signed_in, j->process_id));
        return may ? j : std::nullopt;
    });
    if (!found) throw Refusal{Reason::not_found};
    co_return file_reply(house, *found, "private, no-store");
}

// The lasting address of what anyone may have: the newest.
awaitable<Reply> get_newest(House& house, Visit& visit)
{
    visit.query_only({});
    auto format = format_named(visit.path["export"]);
    if (!format || format->who != Who::anyone) throw Refusal{Reason::not_found};
    auto found = house.archive.read([&](Reader& reader) {
        require_shown(house, reader, visit, visit.id<ProcessId>());
        return newest_ready(reader, visit.id<ProcessId>(), format->name);
    });
    if (!found) throw Refusal{Reason::not_found};
    co_return file_reply(house, *found, "no-cache");
}

std::string media_type_of(std::string_view file)
{
    if (file.ends_with(".csv")) return "text/csv; charset=utf-8";
    return file.ends_with(".jsonld") ? "application/ld+json" : "application/json";
}

bool is_published(std::string_view file)
{
    if (file == "catalogue.jsonld" || file == "data.json") return true;
    for (auto set : data_sets_for(Who::anyone))
        if (file == std::string(set->name) + ".csv") return true;
    return false;
}

awaitable<Reply> get_open_data(House& house, Visit& visit)
{
    constexpr std::size_t tag_digits = 16; // of the whole: with the name, as good as a digest of the part
    visit.query_only({});
    const auto& name = visit.path["file"];
    auto found       = house.archive.read([&](Reader& reader) {
        auto process = processes::process_named(reader, visit.path["slug"]);
        if (!process) throw Refusal{Reason::not_found};
        require_shown(house, reader, visit, process->process_id);
        return newest_ready(reader, process->process_id, open_data.name);
    });
    if (!found || !is_published(name)) throw Refusal{Reason::not_found};
    auto file = file_of(house, *found).replace_extension(".files") / name;
    if (!std::filesystem::exists(file)) throw Refusal{Reason::not_found};
    Reply reply{.content_type = media_type_of(name), .file = file, .for_everyone = false};
    reply.headers = {{"Cache-Control", "no-cache"}, {"Access-Control-Allow-Origin", "*"}};
    reply.tag     = found->sha256.substr(0, tag_digits) + '-' + name;
    co_return reply;
}

// What is made at each call, and kept for everybody until the next event.
Reply made_now(House& house, const Visit& visit, const Format& format, std::string (*make)(Scene&))
{
    visit.query_only({});
    Reply reply{.content_type = std::string(format.media_type)};
    reply.body = house.archive.read([&](Reader& reader) {
        auto process = house.sections.state(reader, processes::topic_of(visit.id<ProcessId>()));
        if (!process || process->contains("draft")) throw Refusal{Reason::not_found};
        Making making{.process_id  = visit.id<ProcessId>(),
                      .moment      = moment_now(reader),
                      .who         = Who::anyone,
                      .export_name = std::string(format.name),
                      .language    = visit.language,
                      .public_url  = house.config.public_url};
        Scene scene(reader, house.signer, std::move(making));
        return make(scene);
    });
    return reply;
}

awaitable<Reply> get_calendar(House& house, Visit& visit) { co_return made_now(house, visit, calendar, calendar_of); }
awaitable<Reply> get_feed(House& house, Visit& visit) { co_return made_now(house, visit, feed, feed_of); }

awaitable<Reply> get_schema(House&, Visit& visit)
{
    visit.query_only({});
    auto reply         = ok(data_schema());
    reply.content_type = "application/schema+json";
    co_return reply;
}

void add_routes(Routes& routes)
{
    using enum Method;
    routes.add({get, "/api/processes/{id}/exports", get_catalogue});
    routes.add({post, "/api/processes/{id}/exports", post_export});
    routes.add({get, "/api/processes/{id}/exports/{export}", get_newest});
    routes.add({get, "/api/exports/{link}", get_file});
    routes.add({get, "/open-data/{slug}/{file}", get_open_data});
    routes.add({get, "/api/processes/{id}/calendar.ics", get_calendar, Audience::everyone});
    routes.add({get, "/api/processes/{id}/feed.atom", get_feed, Audience::everyone});
    routes.add({get, "/api/schemas/export.json", get_schema, Audience::everyone});
}

std::vector<Patch> forget(Tx& tx, PersonId person)
{
    forget_asker(tx, person);
    return {};
}

} // namespace

void mount(House& house)
{
    add_routes(house.routes);
    add_participant_routes(house.routes);
    add_download_routes(house.routes);
    house.sections.add("person", [](Reader& reader, std::int64_t id) { return person_section(reader, PersonId{id}); });
    house.sections.add("person_data", [](Reader& reader, std::int64_t id) {
        constexpr int all = -1;
        return person_section(reader, PersonId{id}, all);
    });
    house.forgetters.push_back(forget);
}

} // namespace exports
