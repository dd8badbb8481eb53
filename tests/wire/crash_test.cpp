// The power goes while people take part, again and again: what was acknowledged is there, once.
#include "base/temporary_folder.hpp"
#include "store/check.hpp"
#include "support/citizens.hpp"
#include "support/program.hpp"
#include "support/recount.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <deque>
#include <fstream>
#include <thread>

namespace {

std::vector<std::string> serve_demo(const std::filesystem::path& data)
{
    return {"serve", "--demo", "--listen", "127.0.0.1:0", "--data", data.string()};
}

// A town that goes on as soon as the house is back.
class Town {
  public:
    Town(const std::filesystem::path& data, int people, unsigned seed) : data_(data), dice_(seed)
    {
        constexpr int first_of_the_crowd = 10, proposals_of_the_demo = 14;
        proposals_ = std::make_unique<Proposals>(proposals_of_the_demo);
        for (int i = 0; i < people; ++i)
            citizens_.emplace_back(first_of_the_crowd + i, seed + static_cast<unsigned>(i), *proposals_);
    }

    void come_in(int port)
    {
        for (auto& citizen : citizens_) citizen.sign_in(port);
        log_.read_on(port);
        before_ = log_.seq();
    }

    // Everybody takes part at once until the program is killed: by the one whose answer is the last that it may give.
    void take_part_until_killed(Program& program, int answers)
    {
        auto port = program.port();
        std::atomic<int> left{answers};
        auto one_less = [&] {
            if (--left == 0) program.signal(SIGKILL);
        };
        std::vector<std::thread> threads;
        for (auto& citizen : citizens_)
            threads.emplace_back([&, port] { note([&] { citizen.take_part(port, one_less); }); });
        for (auto& thread : threads) thread.join();
        // Where all have found an answer wrong, nobody was left to count.
        program.signal(SIGKILL);
    }

    // What had no answer gets one; what had one gets it again. Then the record is read on, and holds.
    void look_after(int port)
    {
        for (auto& citizen : citizens_)
            note([&] {
                citizen.settle(port);
                citizen.repeat_some(port);
            });
        note([&] { log_.read_on(port); });
        Database db(data_ / "arengo.db", Database::Use::read);
        CHECK(miscounted(db) == "");
        CHECK(problems_ == std::vector<std::string>{});
    }

    // Each acknowledged write is one event, and there is no other.
    void check_acknowledged() const
    {
        std::multiset<std::int64_t> acknowledged, recorded;
        for (const auto& citizen : citizens_)
            for (const auto& write : citizen.acknowledged())
                acknowledged.insert(write.answer["seq"].get<std::int64_t>());
        for (auto seq = before_ + 1; seq <= log_.seq(); ++seq) recorded.insert(recorded.end(), seq);
        CHECK(acknowledged == recorded);
    }

    // Each receipt holds, and is for what stands in the record.
    void check_receipts() const
    {
        for (const auto& citizen : citizens_)
            for (const auto& write : citizen.acknowledged())
                if (!log_.bears_out(write.answer["receipt"])) FAIL_CHECK("a false receipt: " << write.answer);
    }

    // The votes are those that their owners know of.
    void check_votes() const
    {
        Database db(data_ / "arengo.db", Database::Use::read);
        for (const auto& citizen : citizens_) {
            std::set<std::int64_t> kept;
            db.each(
                "select proposal_id from vote where person_id = ? and seq > ?",
                [&](const Row& row) { kept.insert(row.integer(0)); }, citizen.person_id(), before_);
            CHECK(kept == citizen.supported());
        }
    }

    int any(int from, int to) { return std::uniform_int_distribution<int>(from, to)(dice_); }
    std::int64_t seq() const { return log_.seq(); }

  private:
    // What a citizen complains of, on whichever thread; Catch's own checks are for one thread only.
    template <class Do> void note(Do what)
    try {
        what();
    } catch (const std::exception& wrong) {
        std::lock_guard lock(mutex_);
        problems_.push_back(wrong.what());
    }

    std::filesystem::path data_;
    std::mt19937 dice_;
    std::unique_ptr<Proposals> proposals_;
    std::deque<Citizen> citizens_;
    PublicLog log_;
    std::int64_t before_ = 0;
    std::mutex mutex_;
    std::vector<std::string> problems_;
};

// What `arengo verify` says of a receipt downloaded from the house.
std::string verified(int port, std::int64_t seq, const std::filesystem::path& file)
{
    auto receipt = Visitor(port).get("/api/events/" + std::to_string(seq) + "/receipt").body;
    std::ofstream(file) << receipt;
    Program verify({"verify", file.string()});
    return verify.said();
}

} // namespace

TEST_CASE("thirty times killed under load: every acknowledged write is there once, and every receipt holds")
{
    constexpr int kills = 30, people = 8;
    auto seed = Catch::rngSeed() ? Catch::rngSeed() : std::random_device{}();
    INFO("seed " << seed);
    TemporaryFolder folder;
    Town town(folder.path(), people, seed);
    for (int round = 0; round <= kills; ++round) {
        INFO("after " << round << " kills");
        Program program(serve_demo(folder.path()));
        auto port = program.port();
        if (round == 0) town.come_in(port);
        town.look_after(port);
        town.check_acknowledged();
        town.check_votes();
        if (round < kills) {
            town.take_part_until_killed(program, town.any(1, 60));
            REQUIRE(program.code() == 128 + SIGKILL);
            continue;
        }
        town.check_receipts();
        CHECK_THAT(verified(port, town.seq(), folder.path() / "receipt.json"), Catch::Contains("The receipt holds"));
        program.signal(SIGTERM);
        CHECK(program.code() == 0);
    }
    CHECK(verified_events(folder.path() / "arengo.db") == town.seq());
}
