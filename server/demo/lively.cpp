#include "demo/lively.hpp"

#include "demo/browser.hpp"
#include "demo/world.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <vector>

namespace demo {

namespace {

// Between two deeds of one person: long enough to read, short enough to be seen.
constexpr std::chrono::milliseconds pause_of_one{30'000};

class Crowd {
  public:
    Crowd(const std::string& address, int people) : later_(world_file("later.json"))
    {
        auto given = world_file("lively.json");
        remarks_   = given["remarks"].get<std::vector<std::string>>();
        for (int n = 1; n <= people; ++n) people_.push_back({Browser(address), n, false});
    }

    void do_something()
    {
        auto& one = people_[pick(people_.size())];
        if (!one.signed_in) one.signed_in = sign_in(one.browser, one.n);
        auto proposals = one.browser.get("/api/consultations/1/proposals?limit=50&state=published").body;
        if (!proposals.is_object() || proposals["items"].empty()) return;
        const auto& proposal = proposals["items"][pick(proposals["items"].size())];
        auto path            = "/api/proposals/" + std::to_string(proposal["proposal_id"].get<std::int64_t>());
        auto dice            = pick(100);
        if (dice < 75)
            one.browser.send("PUT", path + "/vote", {{"choice", "support"}});
        else if (dice < 82)
            one.browser.send("DELETE", path + "/vote", json::object());
        else if (dice < 96)
            comment(one.browser, path);
        else
            propose(one.browser, proposals["items"]);
    }

  private:
    struct Someone {
        Browser browser;
        int n; // the n-th citizen of the demo
        bool signed_in;
    };

    static bool sign_in(Browser& browser, int n)
    {
        return browser.send("POST", "/api/demo/sign-in", {{"as", "citizen"}, {"n", n}}).status == 200;
    }

    void comment(Browser& browser, const std::string& path)
    {
        json said{{"body", remarks_[pick(remarks_.size())]}, {"show_name", pick(2) == 0}};
        browser.send("POST", path + "/comments", said);
    }

    // The next of the proposals that arrived later in the files, unless it is there already; as a citizen without a body.
    void propose(Browser& browser, const json& there)
    {
        auto is_there = [&](const json& given) {
            return std::any_of(there.begin(), there.end(),
                               [&](const json& card) { return card["title"] == given["title"]; });
        };
        while (next_proposal_ < later_.size() && is_there(later_[next_proposal_])) ++next_proposal_;
        if (next_proposal_ >= later_.size()) return;
        const auto& given = later_[next_proposal_++];
        auto plan         = browser.get("/api/plans/1/versions/1").body;
        auto is_meant     = [&](const json& node) { return key_of(plan, node) == given["node"]; };
        auto node         = std::find_if(plan["nodes"].begin(), plan["nodes"].end(), is_meant);
        if (node == plan["nodes"].end()) return;
        json proposal{{"kind", given["kind"]},
                      {"node_id", (*node)["node_id"]},
                      {"title", given["title"]},
                      {"body", given["body"]},
                      {"show_name", given["show_name"]}};
        if (given.contains("suggested_text")) proposal["suggested_text"] = given["suggested_text"];
        browser.send("POST", "/api/consultations/1/proposals", proposal);
    }

    // The files name a node by its numbers from the top that are not part of the next: "5.1.1-B".
    static std::string key_of(const json& plan, const json& node)
    {
        auto number = node["number"].get<std::string>();
        if (node["level"].get<int>() <= 3 || !node.contains("parent_id")) return number;
        for (const auto& candidate : plan["nodes"])
            if (candidate["node_id"] == node["parent_id"]) return key_of(plan, candidate) + '-' + number;
        return number;
    }

    std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }

    std::mt19937 random_{std::random_device{}()};
    json later_;
    std::vector<std::string> remarks_;
    std::vector<Someone> people_;
    std::size_t next_proposal_ = 0;
};

} // namespace

Lively::Lively(std::string address, int people) : address_(std::move(address)), people_(people)
{
    if (people_ > 0) thread_ = std::thread([this] { work(); });
}

Lively::~Lively()
{
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stopped_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Lively::work()
{
    Crowd crowd(address_, people_);
    std::unique_lock lock(mutex_);
    while (!stopped_.wait_for(lock, pause_of_one / people_, [this] { return stopping_; })) {
        lock.unlock();
        crowd.do_something();
        lock.lock();
    }
}

} // namespace demo
