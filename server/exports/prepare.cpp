// Makes one file that was asked for, and keeps the shelf of them tidy.
#include "base/digest.hpp"
#include "base/log.hpp"
#include "exports/bundle/bundle.hpp"
#include "exports/exports.hpp"
#include "exports/formats/formats.hpp"
#include "exports/happened.hpp"
#include "exports/jobs.hpp"
#include "exports/making.hpp"
#include "exports/routes.hpp"
#include "exports/writing.hpp"
#include "house.hpp"
#include "people/people.hpp"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace exports {

namespace {

constexpr std::chrono::hours desk_files_live{24 * 7};

// Rows that the whole will have, for a share that moves; a rough guess is enough.
std::int64_t expected_rows(Reader& reader, const Job& j)
{
    auto count = [&](const char* sql) { return reader.db.integer(sql).value_or(0); };
    auto rows  = count("select count(*) from proposal") + count("select count(*) from comment")
                + count("select count(*) from node_text") + count("select count(*) from registration");
    auto has_record = j.export_name == "bundle" || j.export_name == "workbook" || j.export_name == "tables"
                      || j.export_name == "data";
    return rows + (has_record ? j.moment.seq : 0) + 1;
}

std::function<void(std::int64_t)> watching(std::int64_t job_id, std::int64_t of, const std::function<bool()>& stopping)
{
    constexpr std::int64_t looks_every = 256; // rows
    return [=](std::int64_t rows) {
        if (rows % looks_every != 0) return;
        if (stopping()) throw Interrupted();
        constexpr std::int64_t nearly = 99; // the rest is packing
        set_progress({job_id, static_cast<int>(std::min(nearly, rows * 100 / of))});
    };
}

// What anyone can do with a bundle, we do first: the desk is told what came of it. Of a very long record it would keep the
// next file, and a stop of the server, waiting.
std::string checked(const std::filesystem::path& bundle_file, const Job& j)
{
    constexpr std::int64_t most_events = 200'000;
    if (j.export_name != bundle.name || j.moment.seq > most_events) return {};
    auto found = check_bundle(bundle_file);
    for (const auto& fault : found.faults) log(Level::error, "a bundle does not hold", {{"fault", fault}});
    return json{{"events", found.events},
                {"proposals", found.proposals},
                {"votes", found.votes},
                {"faults", found.faults.size()}}
        .dump();
}

// What is called ready is on the disk.
void keep(const std::filesystem::path& unfinished, const std::filesystem::path& file)
{
    auto descriptor = ::open(unfinished.c_str(), O_RDONLY | O_CLOEXEC);
    auto failed     = descriptor < 0 || ::fsync(descriptor) != 0;
    if (descriptor >= 0) ::close(descriptor);
    if (failed) throw DiskFull("cannot sync " + unfinished.filename().string());
    std::filesystem::rename(unfinished, file);
}

void make(House& house, Job& j, const std::function<bool()>& stopping)
{
    auto format = format_named(j.export_name);
    auto file   = file_of(house, j);
    std::filesystem::create_directories(file.parent_path());
    OwnConnection connection(house.folder.database());
    auto reader = connection.reader(j.moment.at);
    Making making{.process_id  = j.process_id,
                  .moment      = j.moment,
                  .who         = format->who,
                  .export_name = j.export_name,
                  .language    = j.language,
                  .public_url  = house.config.public_url,
                  .progress    = watching(j.job_id, expected_rows(reader, j), stopping),
                  .should_stop = stopping};
    Scene scene(reader, house.signer, std::move(making));
    auto unfinished = file;
    unfinished.replace_extension(".unfinished");
    format->write(scene, unfinished);
    j.bytes    = static_cast<std::int64_t>(std::filesystem::file_size(unfinished));
    j.sha256   = fingerprint(unfinished);
    j.checked  = checked(unfinished, j);
    j.made_seq = connection.seq;
    keep(unfinished, file);
}

// The event that ends it, and what its asker's screen shows.
void finish(House& house, Job& j, const std::string& state)
{
    house.ledger.write_now([&](Tx& tx) {
        std::vector<std::string> topics;
        auto asker = job(tx, j.job_id)->person_id; // may have gone meanwhile
        if (asker) topics.push_back(people::topic_of(*asker));
        Screens screens(house.sections, tx, topics);
        j.person_id = asker, j.state = state, j.finished_at = tx.now;
        update_job(tx, j);
        Event event;
        event.topic   = processes::topic_of(j.process_id);
        event.kind    = state == "ready" ? "export_prepared" : "export_failed";
        event.payload = {{"process_id", j.process_id.value}, {"export_job_id", j.job_id}, {"export", j.export_name}};
        event.patches = screens.patches();
        event.patches.push_back(tells_that_it_happened(j.process_id));
        return event;
    });
}

void remove_files(const House& house, const Job& j)
{
    std::error_code ignored;
    auto file       = file_of(house, j);
    auto unfinished = std::filesystem::path(file).replace_extension(".unfinished").string();
    for (const auto& each : {file.string(), unfinished, unfinished + ".parts"})
        std::filesystem::remove_all(each, ignored);
    std::filesystem::remove_all(file.replace_extension(".files"), ignored);
}

bool is_useless(Reader& reader, const Job& j, Instant now)
{
    auto format = format_named(j.export_name);
    if (!format || !is_fit(reader, j)) return true;
    if (format->who == Who::desk) return now - j.finished_at.value_or(j.asked_at) > desk_files_live;
    auto newest = newest_ready(reader, j.process_id, j.export_name);
    return newest && newest->job_id != j.job_id && now - j.finished_at.value_or(j.asked_at) > desk_files_live;
}

// Lasting addresses last: what anyone could have is made again without what was taken away. Nobody asked for it, so it is
// on nobody's screen.
void make_again(Tx& tx, const Job& outdated)
{
    auto format = format_named(outdated.export_name);
    if (!format || format->who != Who::anyone || is_fit(tx, outdated)) return;
    auto newest = jobs_of(tx, outdated.process_id, outdated.export_name, 1);
    if (newest.empty() || newest.front().job_id != outdated.job_id) return;
    Job j;
    j.process_id  = outdated.process_id;
    j.export_name = outdated.export_name, j.language = outdated.language;
    j.moment   = outdated.moment;
    j.state    = "waiting";
    j.asked_at = tx.now;
    j.link     = to_hex(random_bytes(link_bytes));
    insert_job(tx, j);
}

} // namespace

bool prepare_next(House& house, const std::function<bool()>& stopping)
{
    auto found = house.archive.read([](Reader& reader) { return next_waiting(reader); });
    if (!found) return false;
    auto j  = *std::move(found);
    j.state = "running";
    house.ledger.keep_now([&](Tx& tx) { update_job(tx, j); });
    set_progress({j.job_id, 0});
    try {
        make(house, j, stopping);
        finish(house, j, "ready");
    } catch (const Interrupted&) {
        set_progress({});
        return false;
    } catch (const std::exception& failure) {
        j.problem = dynamic_cast<const DiskFull*>(&failure) ? "disk_full" : "failed";
        log(Level::error, "an export failed", {{"export", j.export_name}, {"why", failure.what()}});
        remove_files(house, j);
        finish(house, j, "failed");
    }
    set_progress({});
    return true;
}

void tidy(House& house)
{
    house.ledger.keep_now(begin_again);
    clear_downloads(house);
    auto useless = house.archive.read([&](Reader& reader) {
        std::vector<Job> found;
        for (auto& j : ready_jobs(reader))
            if (is_useless(reader, j, reader.now)) found.push_back(std::move(j));
        return found;
    });
    for (auto& j : useless) {
        remove_files(house, j);
        house.ledger.keep_now([&](Tx& tx) {
            make_again(tx, j);
            j.state = "outdated";
            update_job(tx, j);
        });
    }
}

} // namespace exports
