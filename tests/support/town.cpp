#include "support/town.hpp"

#include "support/recount.hpp"

#include <atomic>
#include <thread>

Town::Town(std::filesystem::path data, int people, unsigned seed) : data_(std::move(data))
{
    constexpr int first_of_the_crowd = 10, proposals_of_the_demo = 14;
    proposals_ = std::make_unique<Proposals>(proposals_of_the_demo);
    for (int i = 0; i < people; ++i)
        citizens_.emplace_back(first_of_the_crowd + i, seed + static_cast<unsigned>(i), *proposals_);
}

void Town::come_in(int port)
{
    for (auto& citizen : citizens_) citizen.sign_in(port);
    log_.read_on(port);
    before_ = log_.seq();
}

void Town::take_part(int port, const std::function<void(int)>& answered)
{
    std::atomic<int> answers{0};
    std::vector<std::thread> threads;
    for (auto& citizen : citizens_)
        threads.emplace_back([&] { note([&] { citizen.take_part(port, [&] { answered(++answers); }); }); });
    for (auto& thread : threads) thread.join();
}

void Town::look_after(int port)
{
    for (auto& citizen : citizens_)
        note([&] {
            citizen.settle(port);
            citizen.repeat_some(port);
        });
    note([&] { log_.read_on(port); });
}

std::string Town::complaints() const { return complaints_; }

std::string Town::unrecorded() const
{
    std::multiset<std::int64_t> acknowledged;
    for (const auto& citizen : citizens_)
        for (const auto& write : citizen.acknowledged()) acknowledged.insert(write.answer["seq"].get<std::int64_t>());
    auto next = acknowledged.begin();
    for (auto seq = before_ + 1; seq <= log_.seq(); ++seq, ++next)
        if (next == acknowledged.end() || *next != seq)
            return "nobody, or more than one, was answered with " + log_.at(seq).dump();
    return next == acknowledged.end() ? "" : "acknowledged, and not in the record: " + std::to_string(*next);
}

std::string Town::miscounted() const
{
    Database db(data_ / "arengo.db", Database::Use::read);
    return ::miscounted(db);
}

std::string Town::votes_off() const
{
    Database db(data_ / "arengo.db", Database::Use::read);
    for (const auto& citizen : citizens_) {
        std::set<std::int64_t> kept;
        db.each(
            "select proposal_id from vote where person_id = ? and seq > ?",
            [&](const Row& row) { kept.insert(row.integer(0)); }, citizen.person_id(), before_);
        if (kept != citizen.supported())
            return "person " + std::to_string(citizen.person_id()) + " supports " + json(citizen.supported()).dump()
                   + ", and the house has " + json(kept).dump();
    }
    return "";
}

std::string Town::false_receipts() const
{
    for (const auto& citizen : citizens_)
        for (const auto& write : citizen.acknowledged())
            if (!log_.bears_out(write.answer["receipt"])) return write.answer.dump();
    return "";
}

// On whichever thread: Catch's own checks are for one only.
void Town::note(const std::function<void()>& what)
try {
    what();
} catch (const std::exception& wrong) {
    std::lock_guard lock(mutex_);
    complaints_ += wrong.what() + std::string("\n");
}

std::vector<std::string> serve_demo(const std::filesystem::path& data)
{
    return {"serve", "--demo", "--listen", "127.0.0.1:0", "--data", data.string()};
}
