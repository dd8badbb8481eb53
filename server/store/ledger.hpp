// Every write of the house, on one thread, in one order, hash-chained.
//
// The writer thread drains a queue: one transaction for all that arrived during the previous commit, one savepoint for
// each change, one durable commit; then it announces the events and resumes the waiting callers, in that order.
// It also does every checkpoint: no other connection may (SQLite's WAL-reset bug).
#pragma once

#include "base/async.hpp"
#include "base/clock.hpp"
#include "base/event.hpp"
#include "base/person.hpp"
#include "store/acknowledged.hpp"
#include "store/tx.hpp"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

using Committed = std::vector<std::shared_ptr<const Event>>;

class Ledger {
  public:
    // Opens the file for writing, brings its schema up to date, and starts the writer thread. Throws CannotOpen, also when
    // the record lacks what was acknowledged.
    Ledger(const std::filesystem::path& file, Clock&);

    // Finishes what was queued, checkpoints, stops.
    ~Ledger();

    // Runs a command in a transaction; resumes on the caller's executor with its committed event, without the patches that
    // were announced. What the change throws (a Refusal, mostly) is rolled back and thrown to the caller. A change may be
    // undone and run again, when another of its batch threw after writing: it touches nothing but the transaction. A request
    // that was carried out before is answered with the event of that time. Refuses: idempotency_mismatch. Any thread.
    awaitable<Event> write(const Person&, std::function<Event(Tx&)> change);
    awaitable<Event> write(std::optional<RequestKey>, std::function<Event(Tx&)> change);

    // Writes what is not an event: sessions, mails to send, house-keeping. Any thread.
    template <class Change> auto keep(Change change) -> awaitable<decltype(change(std::declval<Tx&>()))>;

    // As above, waiting for the commit; for start-up and for threads of their own (mail). Never on an I/O thread.
    Event write_now(std::function<Event(Tx&)> change);
    void keep_now(std::function<void(Tx&)> change);

    // As above, waiting for nothing: for what may be lost without harm. Any thread.
    void keep_soon(std::function<void(Tx&)> change);

    // Called on the writer thread after each commit, with its events in order. Set before the first write.
    void on_committed(std::function<void(const Committed&)> announce) { announce_ = std::move(announce); }

    // Called on the writer thread in the transaction of each event, once it is appended, with who asked for it; nobody, when
    // it was the clock or the command line. Set before the first write.
    using Witness = std::function<void(Tx&, const Event&, std::optional<PersonId> by)>;
    void on_append(Witness witness) { witness_ = std::move(witness); }

    // Seq of the newest committed event. Any thread.
    std::int64_t seq() const { return seq_.load(std::memory_order_acquire); }
    const std::string& epoch() const { return epoch_; } // of this file: another after a restore

    struct Figures {
        std::uint64_t commits, changes, checkpoints, wal_pages;
    };
    Figures figures() const;

  private:
    struct Job {
        std::optional<RequestKey> request;
        std::optional<PersonId> by;
        std::function<Event(Tx&)> command; // one of the two
        std::function<void(Tx&)> keeping;
        std::shared_ptr<const Event> event;
        std::exception_ptr failure;
        std::function<void()> done; // tells the caller, on the writer thread; or, for one that waits on an executor:
        std::function<void()> resume;
        std::optional<Executor> executor;
    };
    using Jobs = std::vector<std::shared_ptr<Job>>;

    awaitable<void> finish(std::shared_ptr<Job>);
    awaitable<Event> result_of(std::shared_ptr<Job>);
    void finish_now(std::shared_ptr<Job>);
    void queue(std::shared_ptr<Job>);
    void work();
    void commit(const Jobs&);
    std::optional<Committed> carry_out_at_once(const Jobs&);
    Committed carry_out_one_by_one(const Jobs&);
    bool carry_out(Job&);
    void answer(const Jobs&);
    void append(Event&);
    void checkpoint(bool idle);

    Clock& clock_;
    Database db_;
    std::string epoch_;
    std::function<void(const Committed&)> announce_;
    Witness witness_;

    // Touched only on the writer thread.
    Head head_;
    Acknowledged acknowledged_;

    std::mutex mutex_;
    std::condition_variable wake_;
    Jobs queue_;
    bool stopping_ = false;

    std::atomic<std::int64_t> seq_{0};
    std::atomic<int> wal_pages_{0};
    std::atomic<std::uint64_t> commits_{0}, changes_{0}, checkpoints_{0};
    std::thread thread_;
};

template <class Change> auto Ledger::keep(Change change) -> awaitable<decltype(change(std::declval<Tx&>()))>
{
    using Result = decltype(change(std::declval<Tx&>()));
    auto job     = std::make_shared<Job>();
    if constexpr (std::is_void_v<Result>) {
        job->keeping = std::move(change);
        return finish(std::move(job));
    } else {
        auto result  = std::make_shared<std::optional<Result>>();
        job->keeping = [result, change = std::move(change)](Tx& tx) { result->emplace(change(tx)); };
        auto take    = [](Ledger* self, std::shared_ptr<Job> job,
                       std::shared_ptr<std::optional<Result>> result) -> awaitable<Result> {
            co_await self->finish(std::move(job));
            co_return std::move(**result);
        };
        return take(this, std::move(job), std::move(result));
    }
}
