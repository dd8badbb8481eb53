#include "demo/demo.hpp"

#include "demo/deciding.hpp"
#include "demo/event_days.hpp"
#include "demo/final_text.hpp"
#include "demo/settle.hpp"
#include "embedded.hpp"
#include "house.hpp"
#include "people/people.hpp"
#include "proposals/proposals.hpp"
#include "voting/voting.hpp"

#include <algorithm>
#include <stdexcept>

namespace demo {

namespace {

Person person(const World& world, const json& key) { return {world.people.at(key.get<std::string>()), {}}; }

std::optional<OrganisationId> body(const World& world, const json& given)
{
    if (!given.contains("organisation")) return {};
    return world.organisations.at(given["organisation"].get<std::string>());
}

Instant instant(const json& given) { return instant_in(given["at"].get<std::string>()); }

// What became of a proposal of the files once it was sent.
struct Sent {
    ProposalId proposal_id;
    std::vector<CommentId> comments;
};

using namespace std::chrono_literals;

// The last millisecond in which anything arrives.
Instant closing()
{
    auto file = world_file("process.json");
    return day_ends(file["consultation"]["closes_on"].get<std::string>(), "Europe/Rome");
}

class Deeds {
  public:
    Deeds(House& house, const World& world, Timeline& timeline, std::shared_ptr<Office> office)
        : house_(house), world_(world), timeline_(timeline), office_(std::move(office))
    {}

    // A proposal, and what others made of it.
    void add(const json& given)
    {
        auto sent = std::make_shared<Sent>();
        submit(given, sent);
        std::size_t place = 0;
        for (const auto& said : given["comments"]) {
            comment(said, sent);
            if (said.contains("flag")) flag(said["flag"], place, sent);
            ++place;
        }
        for (const auto& endorsement : given["endorsements"]) endorse(endorsement, sent);
        support(given, sent);
    }

  private:
    void submit(const json& given, std::shared_ptr<Sent> sent)
    {
        proposals::SubmitProposal proposal;
        proposal.consultation_id = world_.consultation_id;
        proposal.kind            = given["kind"];
        proposal.node_id         = world_.nodes.at(given["node"]);
        proposal.title           = given["title"];
        proposal.body            = given["body"];
        if (given.contains("suggested_text")) proposal.suggested_text = given["suggested_text"].get<std::string>();
        proposal.organisation_id = body(world_, given);
        proposal.show_name       = given["show_name"];
        auto who                 = person(world_, given["author"]);
        timeline_.add(
            instant(given), [=, this] { return proposals::submit_proposal(house_, who, proposal); },
            [sent, office = office_, number = given["number"].get<int>()](const Event& event) {
                sent->proposal_id         = {event.answer["proposal_id"].get<std::int64_t>()};
                office->proposals[number] = sent->proposal_id;
            });
    }

    void comment(const json& given, std::shared_ptr<Sent> sent)
    {
        auto who        = person(world_, given["author"]);
        auto speaks_for = body(world_, given);
        auto command    = [=, this, text = given["body"].get<std::string>(), show = given["show_name"].get<bool>(),
                        answered = given.value("reply_to", 0)] {
            proposals::AddComment added;
            added.proposal_id     = sent->proposal_id;
            added.body            = text;
            added.organisation_id = speaks_for;
            added.show_name       = show;
            if (answered) added.parent_id = sent->comments.at(static_cast<std::size_t>(answered - 1));
            return proposals::add_comment(house_, who, added);
        };
        timeline_.add(instant(given), command, [sent](const Event& event) {
            sent->comments.push_back({event.answer["comment_id"].get<std::int64_t>()});
        });
    }

    // Somebody reports a comment, and the office looks at it and leaves it there.
    void flag(const json& given, std::size_t place, std::shared_ptr<Sent> sent)
    {
        auto who = person(world_, given["by"]);
        timeline_.add(instant(given),
                      [=, this, reason = given["reason"].get<std::string>(), text = given["text"].get<std::string>()] {
                          proposals::FlagText flagged{sent->proposal_id, sent->comments.at(place), reason, text};
                          return proposals::flag_text(house_, who, flagged);
                      });
        timeline_.add(instant_in(given["settled_at"].get<std::string>()), [=, this] {
            proposals::SettleFlags seen{sent->proposal_id, sent->comments.at(place), true};
            return proposals::settle_flags(house_, world_.organiser, seen);
        });
    }

    void endorse(const json& given, std::shared_ptr<Sent> sent)
    {
        auto key             = given["organisation"].get<std::string>();
        auto who             = mandated(key);
        auto organisation_id = world_.organisations.at(key);
        timeline_.add(instant(given), [=, this] {
            return proposals::endorse_proposal(house_, who, sent->proposal_id, organisation_id);
        });
    }

    // So many citizens, spread over the time until the first morning, or until the closing; the same ones at every start.
    void support(const json& given, std::shared_ptr<Sent> sent)
    {
        auto count  = given["supports"].get<std::size_t>();
        auto from   = instant(given);
        auto until  = from < first_morning() ? first_morning() : closing() - 1min;
        auto span   = (until - from).count() - 60'000;
        auto offset = given["number"].get<std::size_t>() * 37;
        for (std::size_t i = 0; i < count; ++i) {
            Person who{world_.citizens.at((offset + i * 5) % world_.citizens.size()), {}};
            auto at = from
                      + std::chrono::milliseconds(
                          30'000 + span * static_cast<std::int64_t>(i + 1) / static_cast<std::int64_t>(count + 1));
            timeline_.add(at, [=, this] {
                voting::CastVote vote{sent->proposal_id, "support"};
                return voting::cast_vote(house_, who, vote);
            });
        }
    }

    Person mandated(const std::string& organisation)
    {
        for (const auto& given : people_)
            if (given.value("organisation", "") == organisation) return person(world_, given["key"]);
        throw std::runtime_error("the demo world has nobody who speaks for " + organisation);
    }

    House& house_;
    const World& world_;
    json people_ = world_file("people.json")["citizens"];
    Timeline& timeline_;
    std::shared_ptr<Office> office_;
};

void turn_what_is_due(House& house)
{
    for (auto due : house.due) due(house);
}

} // namespace

json world_file(std::string_view name)
{
    for (const auto& file : embedded_demo())
        if (file.path == name) return json::parse(file.bytes);
    throw std::runtime_error("the demo world has no file " + std::string(name));
}

Instant first_morning() { return *read_instant("2025-03-03T09:00:00+01:00"); }

bool is_empty(House& house) { return house.ledger.seq() == 0; }

void fill(House& house, Instant until)
{
    until = std::max(until, first_morning());
    house.clock.stop_at(*read_instant("2024-06-28T09:00:00+02:00"));
    auto world = settle(house);
    Timeline timeline;
    auto office = std::make_shared<Office>();
    Deeds deeds(house, world, timeline, office);
    for (auto name : {"proposals.json", "later.json"}) {
        auto file = world_file(name);
        for (const auto& given : file) deeds.add(given);
    }
    timeline.wait_for(closing() + 1ms);
    auto days = add_event_days(house, world, timeline);
    add_deciding(house, world, timeline, office);
    add_final_text(house, world, timeline, office, days);
    timeline.carry_out(house, until);
    house.clock.stop_at(until);
    turn_what_is_due(house);
    house.ledger.keep_now(people::empty_mailbox);
}

} // namespace demo
