#include "support/citizens.hpp"

namespace {

std::int64_t any_below(std::mt19937& dice, std::int64_t count)
{
    return std::uniform_int_distribution<std::int64_t>(0, count - 1)(dice);
}

// A server that is killed may leave half an answer.
bool is_whole(const Answer& answer)
{
    return answer.status != 0 && answer.body.size() == std::stoull("0" + answer.header("content-length"));
}

std::string vote_on(std::int64_t id) { return "/api/proposals/" + std::to_string(id) + "/vote"; }

} // namespace

void Proposals::add(std::int64_t id)
{
    std::lock_guard lock(mutex_);
    added_.push_back(id);
}

std::int64_t Proposals::any(std::mt19937& dice) const
{
    std::lock_guard lock(mutex_);
    auto i = any_below(dice, count_ + static_cast<std::int64_t>(added_.size()));
    return i < count_ ? i + 1 : added_[static_cast<std::size_t>(i - count_)];
}

Citizen::Citizen(std::int64_t n, unsigned seed, Proposals& proposals) : n_(n), dice_(seed), proposals_(proposals) {}

void Citizen::sign_in(int port)
{
    Visitor visitor(port);
    auto me    = visitor.post("/api/demo/sign-in", {{"as", "citizen"}, {"n", n_}}).value();
    person_id_ = me.at("person_id");
    cookie_    = visitor.cookie;
}

void Citizen::take_part(int port, const std::function<void()>& acknowledged)
{
    do {
        if (!unanswered_) unanswered_ = think();
        if (!carry_through(port)) return;
        acknowledged();
    } while (true);
}

void Citizen::settle(int port)
{
    if (unanswered_ && !carry_through(port)) throw std::runtime_error("no answer from a house that serves");
}

void Citizen::repeat_some(int port)
{
    constexpr int some = 2;
    for (int i = 0; i < some && !acknowledged_.empty(); ++i) {
        const auto& write =
            acknowledged_[static_cast<std::size_t>(any_below(dice_, static_cast<std::int64_t>(acknowledged_.size())))];
        auto again = send(port, write);
        if (again.status != write.status || again.value() != write.answer)
            throw std::runtime_error(write.method + ' ' + write.target + " was answered\n" + write.answer.dump()
                                     + "\nand, sent again,\n" + again.body);
    }
}

// Nobody else writes for this citizen, who therefore knows what may be done: whatever is refused is the house's fault.
Write Citizen::think()
{
    auto name = std::to_string(n_) + '-' + std::to_string(++writes_);
    auto id   = proposals_.any(dice_);
    Write write{.method = "PUT", .target = vote_on(id), .key = "phone-" + name};
    auto wish = any_below(dice_, 10);
    if (wish < 5 || (wish < 7 && supported_.empty())) {
        write.body = {{"choice", "support"}};
    } else if (wish < 7) {
        write.method = "DELETE";
        write.target = vote_on(
            *std::next(supported_.begin(), any_below(dice_, static_cast<std::int64_t>(supported_.size()))));
    } else if (wish == 7) {
        write.method = "POST";
        write.target = "/api/consultations/1/proposals";
        write.body   = {{"kind", "general"},
                        {"node_id", 1},
                        {"title", "Proposal " + name},
                        {"body", "Because."},
                        {"show_name", false}};
    } else {
        write.method = "POST";
        write.target = "/api/proposals/" + std::to_string(id) + "/comments";
        write.body   = {{"body", "Comment " + name}, {"show_name", false}};
    }
    return write;
}

Answer Citizen::send(int port, const Write& write) const
{
    Visitor visitor(port);
    visitor.cookie = cookie_;
    Headers key{{"Idempotency-Key", write.key}};
    if (write.method == "POST") return visitor.post(write.target, write.body, key);
    if (write.method == "PUT") return visitor.put(write.target, write.body, key);
    return visitor.remove(write.target, key);
}

bool Citizen::carry_through(int port)
{
    Answer answer;
    try {
        answer = send(port, *unanswered_);
    } catch (const Unreachable&) {
        return false;
    }
    if (!is_whole(answer)) return false;
    if (answer.status / 100 != 2)
        throw std::runtime_error(unanswered_->method + ' ' + unanswered_->target + " was refused: " + answer.body);
    auto write   = *std::exchange(unanswered_, {});
    write.status = answer.status;
    write.answer = answer.value();
    if (write.answer.contains("proposal_id") && write.target.ends_with("/proposals"))
        proposals_.add(write.answer["proposal_id"]);
    auto id = write.target.ends_with("/vote") ? std::stoll(write.target.substr(15)) : 0;
    if (write.method == "PUT") supported_.insert(id);
    if (write.method == "DELETE") supported_.erase(id);
    acknowledged_.push_back(std::move(write));
    return true;
}
