#include "store/ledger.hpp"

#include "base/digest.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/refusal.hpp"
#include "base/topic_name.hpp"
#include "store/check.hpp"
#include "store/failure.hpp"
#include "store/migrations.hpp"
#include "store/record.hpp"

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <cstdlib>
#include <sqlite3.h>
#include <utility>

namespace {

// Beyond this many pages (16 MiB) a checkpoint is due as soon as the queue is empty; readers slow down on a long WAL.
constexpr int checkpoint_pages = 4000;
// Beyond this many (256 MiB) it does not wait for an idle moment: the disk is not endless.
constexpr int checkpoint_pages_at_most = 64000;
// A batch holds the replies of its first member until its last is done: at some 20 µs each this is 10 ms.
constexpr std::size_t max_batch = 512;

// Nothing may be acknowledged after a failed write: the kernel may have dropped the pages (fsync is never retried).
[[noreturn]] void stop_for_good(const std::exception& failure)
{
    log(Level::error, "storage failed; stopping without acknowledging", {{"why", failure.what()}});
    std::_Exit(74); // EX_IOERR
}

// False: readers are in the way.
bool checkpoint_with(Database& db, int mode)
{
    auto code = sqlite3_wal_checkpoint_v2(db.raw(), nullptr, mode, nullptr, nullptr);
    if (code == SQLITE_OK) return true;
    if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) return false;
    throw_failure(db.raw(), code, "checkpoint");
}

// What the caller is told of it; the patches, most of an event's size, are for those who follow.
Event without_patches(const Event& event)
{
    Event told;
    told.topic    = event.topic;
    told.kind     = event.kind;
    told.payload  = event.payload;
    told.subject  = event.subject;
    told.answer   = event.answer;
    told.pace     = event.pace;
    told.reason   = event.reason;
    told.seq      = event.seq;
    told.at       = event.at;
    told.salt     = event.salt;
    told.digest   = event.digest;
    told.previous = event.previous;
    told.hash     = event.hash;
    return told;
}

} // namespace

Ledger::Ledger(const std::filesystem::path& file, Clock& clock)
    : clock_(clock), db_(with_no_other_log(file), Database::Use::write), acknowledged_(file)
{
    require_kept(db_, noted_beside(file));
    migrate(db_);
    epoch_ = epoch_of(db_);
    head_  = read_head(db_);
    seq_   = head_.seq;
    sqlite3_wal_hook(
        db_.raw(),
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<Ledger*>(self)->wal_pages_ = pages;
            return SQLITE_OK;
        },
        this);
    thread_ = std::thread([this] { work(); });
}

Ledger::~Ledger()
{
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

awaitable<Event> Ledger::write(const Person& person, std::function<Event(Tx&)> change)
{
    auto job     = std::make_shared<Job>();
    job->request = person.request;
    if (person.person_id) job->by = person.person_id;
    job->command = std::move(change);
    return result_of(std::move(job));
}

awaitable<Event> Ledger::write(std::optional<RequestKey> request, std::function<Event(Tx&)> change)
{
    auto job = std::make_shared<Job>();
    if (auto owner = request ? read_topic_name(request->owner) : std::nullopt; owner && owner->kind == "person")
        job->by = PersonId{owner->id};
    job->request = std::move(request);
    job->command = std::move(change);
    return result_of(std::move(job));
}

awaitable<Event> Ledger::result_of(std::shared_ptr<Job> job)
{
    co_await finish(job);
    co_return without_patches(*job->event);
}

Event Ledger::write_now(std::function<Event(Tx&)> change)
{
    auto job     = std::make_shared<Job>();
    job->command = std::move(change);
    finish_now(job);
    return *job->event;
}

void Ledger::keep_now(std::function<void(Tx&)> change)
{
    auto job     = std::make_shared<Job>();
    job->keeping = std::move(change);
    finish_now(job);
}

void Ledger::keep_soon(std::function<void(Tx&)> change)
{
    auto job     = std::make_shared<Job>();
    job->keeping = std::move(change);
    job->done    = [] {};
    queue(std::move(job));
}

// Queues the job and suspends until the writer has committed it.
awaitable<void> Ledger::finish(std::shared_ptr<Job> job)
{
    auto executor = co_await asio::this_coro::executor;
    auto start    = [this, job, executor](auto handler) {
        auto resume   = std::make_shared<decltype(handler)>(std::move(handler));
        job->resume   = [resume, work = asio::make_work_guard(executor)] { std::move (*resume)(); };
        job->executor = executor;
        queue(job);
    };
    co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(start, use_awaitable);
    if (job->failure) std::rethrow_exception(job->failure);
}

void Ledger::finish_now(std::shared_ptr<Job> job)
{
    std::mutex mutex;
    std::condition_variable done;
    bool is_done = false;
    job->done    = [&] {
        std::lock_guard lock(mutex);
        is_done = true;
        done.notify_one();
    };
    queue(job);
    std::unique_lock lock(mutex);
    done.wait(lock, [&] { return is_done; });
    if (job->failure) std::rethrow_exception(job->failure);
}

void Ledger::queue(std::shared_ptr<Job> job)
{
    std::lock_guard lock(mutex_);
    queue_.push_back(std::move(job));
    if (queue_.size() == 1) wake_.notify_one();
}

void Ledger::work()
{
    for (;;) {
        Jobs batch;
        bool idle = false;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) break;
            auto count = std::min(queue_.size(), max_batch);
            batch.assign(std::make_move_iterator(queue_.begin()), std::make_move_iterator(queue_.begin() + count));
            queue_.erase(queue_.begin(), queue_.begin() + count);
            idle = queue_.empty();
        }
        try {
            commit(batch);
            checkpoint(idle);
        } catch (const std::exception& failure) { // whatever it is: the batch was not committed, or nobody knows
            stop_for_good(failure);
        }
    }
    try {
        checkpoint_with(db_, SQLITE_CHECKPOINT_TRUNCATE);
    } catch (const StorageFailed& failure) {
        stop_for_good(failure); // closing would try again; the log holds all, and is read at the next start
    }
}

void Ledger::commit(const Jobs& batch)
{
    db_.run("begin immediate");
    auto events = carry_out_at_once(batch);
    if (!events) events = carry_out_one_by_one(batch);
    db_.run("commit");
    if (!events->empty()) acknowledged_.note(epoch_, head_);
    ++commits_;
    changes_ += batch.size();
    seq_.store(head_.seq, std::memory_order_release);
    if (announce_ && !events->empty()) announce_(*events);
    answer(batch);
}

// Without savepoints, which cost as much as writing a vote: as a rule nothing is refused after it has written. Otherwise
// all is undone, and there is nothing.
std::optional<Committed> Ledger::carry_out_at_once(const Jobs& batch)
{
    auto before = head_;
    Committed events;
    for (const auto& job : batch) {
        auto written = sqlite3_total_changes64(db_.raw());
        if (carry_out(*job)) events.push_back(job->event);
        if (!job->failure || written == sqlite3_total_changes64(db_.raw())) continue;
        head_ = before;
        db_.run("rollback");
        db_.run("begin immediate");
        return {};
    }
    return events;
}

Committed Ledger::carry_out_one_by_one(const Jobs& batch)
{
    Committed events;
    for (const auto& job : batch) {
        auto before  = head_;
        job->failure = nullptr;
        db_.run("savepoint change");
        if (carry_out(*job)) events.push_back(job->event);
        if (job->failure) {
            head_ = before;
            db_.run("rollback to change");
        }
        db_.run("release change");
    }
    return events;
}

// True when it made a new event: a repeated request is answered with the one it made before.
bool Ledger::carry_out(Job& job)
try {
    Tx tx{{db_, head_.seq, clock_.now()}};
    if (job.keeping) {
        job.keeping(tx);
        return false;
    }
    if (auto earlier = earlier_answer(tx, job.request)) {
        job.event = std::make_shared<const Event>(std::move(*earlier));
        return false;
    }
    auto event = job.command(tx);
    event.at   = tx.now;
    append(event);
    if (witness_) witness_(tx, event, job.by);
    if (job.request) keep_answer(tx, *job.request, event);
    job.event = std::make_shared<const Event>(std::move(event));
    return true;
} catch (const StorageFailed&) {
    throw;
} catch (...) {
    job.failure = std::current_exception();
    return false;
}

// Wakes each waiting thread once, however many of its callers are done.
void Ledger::answer(const Jobs& batch)
{
    using Callers = std::vector<std::function<void()>>;
    std::vector<std::pair<Executor, Callers>> threads;
    for (const auto& job : batch) {
        if (!job->executor) {
            job->done();
            continue;
        }
        auto of    = [&](const auto& thread) { return thread.first == *job->executor; };
        auto found = std::find_if(threads.begin(), threads.end(), of);
        if (found == threads.end()) found = threads.insert(found, {*job->executor, Callers{}});
        // The job keeps nothing of the caller's context: that may be gone before the writer lets go of the job.
        found->second.push_back(std::exchange(job->resume, nullptr));
    }
    for (auto& [executor, callers] : threads)
        asio::post(executor, [callers = std::move(callers)]() mutable {
            for (auto& resume : callers) std::exchange(resume, nullptr)();
        });
}

void Ledger::append(Event& event)
{
    event.seq      = head_.seq + 1;
    event.previous = head_.hash;
    event.salt     = random_bytes(salt_bytes);
    auto payload   = canonical(event.payload);
    event.digest   = digest_of(event.salt, payload);
    event.hash     = hash_of(event);
    insert_event(db_, event, payload);
    head_ = {event.seq, event.hash};
}

void Ledger::checkpoint(bool idle)
{
    auto pages = wal_pages_.load();
    if (pages < checkpoint_pages || (!idle && pages < checkpoint_pages_at_most)) return;
    // Restarting the log needs the readers out of it; a passive one never waits for them and is tried again.
    if (checkpoint_with(db_, SQLITE_CHECKPOINT_PASSIVE)) ++checkpoints_;
}

Ledger::Figures Ledger::figures() const
{
    return {commits_, changes_, checkpoints_, static_cast<std::uint64_t>(wal_pages_)};
}
