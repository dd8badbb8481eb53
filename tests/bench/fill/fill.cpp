// Fills an empty data folder: the demo world, then proposals and votes on top, by the server's own commands.
//   fill FOLDER [--proposals 1000] [--votes 0]     prints one JSON line
// Everything goes through the ledger in its usual batches, so the record of the folder verifies.
#include "demo/demo.hpp"
#include "fill/prose.hpp"
#include "house.hpp"
#include "plain/plain.hpp"
#include "proposals/proposals.hpp"
#include "voting/voting.hpp"

#include <boost/asio/co_spawn.hpp>
#include <cmath>
#include <cstdio>

namespace {

constexpr ConsultationId consultation{1};
constexpr int at_once = 512; // commands under way: as many as the ledger takes in one batch

class World {
  public:
    World(House& house, std::int64_t proposals, std::int64_t votes)
        : house_(house), proposals_to_make_(proposals), votes_to_cast_(votes), prose_(plan_text(), 1)
    {
        house.archive.read([&](Reader& reader) {
            reader.db.each("select person_id from person order by person_id",
                           [&](const Row& row) { people_.push_back(row.id<PersonId>(0)); });
            reader.db.each(
                "select n.node_id from node_text n join consultation c using (plan_id, version) "
                "where c.consultation_id = ? order by n.node_id",
                [&](const Row& row) { nodes_.push_back(row.id<NodeId>(0)); }, consultation);
            return 0;
        });
    }

    // Many hands, each with one command under way; first all the proposals, then all the votes.
    void fill()
    {
        by_many_hands([this] { return write_proposals(); });
        given_.assign(proposals_.size(), 0);
        by_many_hands([this] { return cast_votes(); });
    }

    const std::vector<ProposalId>& proposals() const { return proposals_; }
    std::int64_t votes() const { return votes_; }

  private:
    std::string plan_text()
    {
        std::string text;
        house_.archive.read([&](Reader& reader) {
            reader.db.each("select title, body from node_text order by node_id", [&](const Row& row) {
                text.append(row.text(0)).append(" ").append(row.text(1)).append(" ");
            });
            return 0;
        });
        return text;
    }

    template <class Hand> void by_many_hands(Hand hand)
    {
        asio::io_context io(1);
        auto end = [](std::exception_ptr failure) {
            if (failure) std::rethrow_exception(failure);
        };
        for (int i = 0; i < at_once; ++i) asio::co_spawn(io, hand(), end);
        io.run();
    }

    awaitable<void> write_proposals()
    {
        while (proposals_to_make_-- > 0) {
            auto proposal = next_proposal();
            Person author{people_[prose_.pick(people_.size())], {}};
            auto event = co_await proposals::submit_proposal(house_, author, proposal);
            proposals_.push_back(ProposalId{event.answer["proposal_id"].get<std::int64_t>()});
        }
    }

    proposals::SubmitProposal next_proposal()
    {
        proposals::SubmitProposal made;
        made.consultation_id = consultation;
        made.node_id         = nodes_[prose_.pick(nodes_.size())];
        made.title           = prose_.sentence(4 + prose_.pick(5)).substr(0, 110);
        made.body            = prose_.paragraph(1 + prose_.pick(5));
        made.kind            = prose_.pick(2) == 0 ? "general" : "addition";
        if (made.kind == "addition") made.suggested_text = prose_.paragraph(1);
        return made;
    }

    awaitable<void> cast_votes()
    {
        while (votes_to_cast_-- > 0) {
            auto chosen = next_ballot();
            Person voter{people_[static_cast<std::size_t>(chosen * 7 + given_[chosen]++) % people_.size()], {}};
            voting::CastVote vote{proposals_[chosen], "support"};
            co_await voting::cast_vote(house_, voter, vote);
            ++votes_;
        }
    }

    // A few proposals draw many votes, most draw a few; nobody votes twice on one.
    std::size_t next_ballot()
    {
        auto share  = static_cast<double>(prose_.pick(1'000'000)) / 1e6;
        auto chosen = static_cast<std::size_t>(share * share * static_cast<double>(proposals_.size()));
        while (given_[chosen] >= people_.size()) chosen = (chosen + 1) % proposals_.size();
        return chosen;
    }

    House& house_;
    std::int64_t proposals_to_make_, votes_to_cast_, votes_ = 0;
    Prose prose_;
    std::vector<PersonId> people_;
    std::vector<NodeId> nodes_;
    std::vector<ProposalId> proposals_;
    std::vector<std::size_t> given_; // votes by proposal
};

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) bench::stop("usage: fill FOLDER [--proposals 1000] [--votes 0]");
    Config config;
    config.data  = argv[1];
    config.demo  = true;
    config.clock = demo::first_morning();
    House house(config);
    demo::fill(house);
    World world(house, bench::number_option(argc, argv, "proposals", 1000),
                bench::number_option(argc, argv, "votes", 0));
    world.fill();
    nlohmann::json made{{"proposals", world.proposals().size()}, {"votes", world.votes()}};
    made["first_proposal"] = world.proposals().front().value;
    std::printf("%s\n", made.dump().c_str());
}
