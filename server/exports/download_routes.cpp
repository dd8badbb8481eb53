// One address, one file: what anyone may have of a consultation, and the desk's part for its organisers. Made on a worker at
// the asking, of the newest event, and kept for whoever asks next.
#include "base/apart.hpp"
#include "base/digest.hpp"
#include "exports/access.hpp"
#include "exports/downloads.hpp"
#include "exports/formats/formats.hpp"
#include "exports/making.hpp"
#include "exports/moment.hpp"
#include "exports/routes.hpp"
#include "exports/sets/sets.hpp"
#include "house.hpp"
#include "store/record.hpp"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <future>

namespace exports {

namespace {

using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

struct Kind {
    std::string_view extension, media_type;
    void (*write)(Scene&, const std::filesystem::path&);
    bool is_of_process = false; // the record is one: whoever checks it needs all of it
};

void write_proposals_csv(Scene& scene, const std::filesystem::path& file)
{
    write_csv(scene, proposals_set, Dialect::for_people, file);
}

Kind kind_of(const Format& format) { return {format.extension, format.media_type, format.write}; }

Kind csv() { return {"csv", "text/csv; charset=utf-8", write_proposals_csv}; }
Kind xlsx() { return kind_of(proposals_sheet); }
Kind data_file() { return kind_of(data); }
Kind page() { return kind_of(report); }
Kind whole_record()
{
    auto kind          = kind_of(bundle);
    kind.is_of_process = true;
    return kind;
}

// What is asked for, and all that making it takes: the work may outlive the house by the rest of its row.
struct Asked {
    Making making;
    std::string slug, name;
    std::filesystem::path database, folder, file;
    std::int64_t last_taken_away = 0;
};

// Refuses: not_found.
Asked asked_for(House& house, Reader& reader, const Visit& visit, const Kind& kind)
{
    auto id   = visit.id<ConsultationId>();
    auto c    = consultations::consultation(reader, id);
    auto desk = c && is_desk(reader, visit.signed_in, c->process_id);
    if (!c) throw Refusal{Reason::not_found};
    auto process = house.sections.state(reader, processes::topic_of(c->process_id));
    if (!process || (process->contains("draft") && !desk)) throw Refusal{Reason::not_found};
    Asked asked{.slug = c->process_slug, .database = house.folder.database(), .folder = downloads_of(house)};
    auto& making      = asked.making;
    making.process_id = c->process_id;
    making.moment     = moment_now(reader);
    making.who        = desk && !kind.is_of_process ? Who::desk : Who::anyone;
    if (!kind.is_of_process) making.consultation = id;
    making.language   = visit.language;
    making.public_url = house.config.public_url;
    asked.name        = "consultation-" + std::to_string(id.value) + '.' + std::string(kind.extension);
    // Of its own for each kind of reader: whom the desk reads by name has another word in what anyone may have.
    making.export_name    = asked.name + (making.who == Who::desk ? " desk" : " anyone");
    asked.last_taken_away = last_taken_away(reader);
    return asked;
}

Download made(const Asked& asked, const Kind& kind, const Signer& signer,
              const std::shared_ptr<std::atomic<bool>>& stop)
{
    auto since = std::chrono::steady_clock::now();
    OwnConnection connection(asked.database);
    auto reader     = connection.reader(asked.making.moment.at);
    auto making     = asked.making;
    making.progress = [stop](std::int64_t) {
        if (*stop) throw Interrupted();
    };
    making.should_stop = [stop] { return stop->load(); };
    Scene scene(reader, signer, std::move(making));
    std::filesystem::create_directories(asked.folder);
    auto unfinished = std::filesystem::path(asked.file).replace_extension(".unfinished");
    kind.write(scene, unfinished);
    std::filesystem::rename(unfinished, asked.file);
    return {.file     = asked.file,
            .sha256   = fingerprint(asked.file),
            .seq      = asked.making.moment.seq,
            .made_seq = connection.seq,
            .made_at  = std::chrono::steady_clock::now(),
            .took     = std::chrono::steady_clock::now() - since};
}

Reply reply_of(const Asked& asked, const Kind& kind, const Download& found)
{
    auto is_desk = asked.making.who == Who::desk;
    Reply reply{
        .content_type = std::string(kind.media_type), .file = found.file, .tag = found.sha256, .for_everyone = false};
    reply.headers = {{"Content-Disposition", "attachment; filename=\"" + asked.slug + '-' + asked.name + '"'},
                     {"Cache-Control", is_desk ? "private, no-store" : "no-cache"},
                     {"Vary", "Accept-Language, Cookie"}};
    return reply;
}

awaitable<Reply> download(House& house, Visit& visit, Kind kind)
{
    constexpr std::chrono::milliseconds looks_every{50};
    visit.query_only({});
    Turn turn;
    Asked asked;
    for (;;) {
        asked      = house.archive.read([&](Reader& reader) { return asked_for(house, reader, visit, kind); });
        auto found = kept_download(asked.making, asked.folder, asked.last_taken_away);
        if (found) co_return reply_of(asked, kind, *found);
        turn.waits();
        if (turn.begins()) break;
        Timer timer(co_await asio::this_coro::executor, looks_every);
        co_await timer.async_wait(use_awaitable);
    }
    // Drawn where it is asked for, so that the work below draws nothing.
    asked.file = asked.folder / (to_hex(random_bytes(link_of_download)) + '.' + std::string(kind.extension));
    // On a thread that ends with the file: what packs it leaves things behind on its thread, and the pool's live on.
    auto making = apart([asked, kind, signer = house.signer, stop = turn.stop] {
        return std::async(std::launch::async, [&] { return made(asked, kind, signer, stop); }).get();
    });
    auto ready  = co_await std::move(making);
    keep_download(asked.making, asked.folder, ready);
    co_return reply_of(asked, kind, ready);
}

template <Kind (*kind)()> awaitable<Reply> get_download(House& house, Visit& visit)
{
    return download(house, visit, kind());
}

} // namespace

void add_download_routes(Routes& routes)
{
    using enum Method;
    routes.add({get, "/api/consultations/{id}/export.csv", get_download<csv>});
    routes.add({get, "/api/consultations/{id}/export.xlsx", get_download<xlsx>});
    routes.add({get, "/api/consultations/{id}/export.json", get_download<data_file>});
    routes.add({get, "/api/consultations/{id}/export.html", get_download<page>});
    routes.add({get, "/api/consultations/{id}/export.zip", get_download<whole_record>});
}

} // namespace exports
