#include "support/decisions_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

// The desk of the answers, with the numbers that stand in the menu of every page of the desk.
struct Menu : Deciding {
    Menu() { screens.add(topic_of_process()); }

    std::string topic_of_process() const { return processes::topic_of(consultation.process_id) + "/desk"; }
    json answers() { return house.snapshot(topic_of_process())["answers"]; }
    json main() { return answers().value(std::to_string(id().value), json()); }
    Event names(const Person& approver, ProposalId p)
    {
        return house.run(decisions::name_approver(house.house, olga, p, approver.person_id));
    }
};

json counted(int decided, int of) { return {{"decided", decided}, {"of", of}}; }

} // namespace

TEST_CASE("the menu of the desk counts decisions as they are taken, merged and reopened, and as proposals go",
          "[decisions]")
{
    Menu at;
    CHECK(at.answers().empty());
    at.closes();
    CHECK(at.main() == counted(0, 4));
    at.decides(at.first, decided("accepted", "Serve.", Deciding::first_text));
    CHECK(at.main() == counted(1, 4));
    at.house.run(decisions::merge_proposal(at.house.house, at.olga, {at.third, at.second}));
    CHECK(at.main() == counted(1, 4));
    at.decides(at.second, decided("accepted", "Serve a tutti.", Deciding::second_text));
    CHECK(at.main() == counted(3, 4));
    auto desk = at.desk_shown()["counts"];
    CHECK(desk["decided"] == 3);
    at.reopens(at.olga, at.first);
    CHECK(at.main() == counted(2, 4));
    moderates(at.house, at.olga, "hide", at.general);
    CHECK(at.main() == counted(2, 3));
    CHECK(at.desk_shown()["counts"]["of"] == 3);
    CHECK(at.screens.hold());
}

TEST_CASE("who is to approve is named beforehand, among the organisers; it binds nobody", "[decisions]")
{
    Menu at;
    at.closes();
    at.names(at.enrico, at.first);
    CHECK(at.card(at.first)["approver"]["name"] == "Enrico");
    CHECK(at.file(at.olga, at.first)["approver"]["person_id"] == at.enrico.person_id.value);
    auto refusal = [&](const Person& who, const Person& approver) {
        return at.house.refusal_of(decisions::name_approver(at.house.house, who, at.first, approver.person_id));
    };
    CHECK(refusal(at.olga, at.paola) == Reason::bad_value);
    CHECK(refusal(at.paola, at.enrico) == Reason::not_found);
    at.names(at.olga, at.first);
    CHECK(at.card(at.first)["approver"]["name"] == "Olga");
    at.house.run(decisions::remove_approver(at.house.house, at.olga, at.first, at.olga.person_id));
    CHECK_FALSE(at.card(at.first).contains("approver"));
    at.names(at.enrico, at.first);
    at.decides(at.first, decided("accepted", "Serve.", Deciding::first_text));
    CHECK(at.card(at.first)["state"] == "approved");
    at.house.run(people::close_account(at.house.house, at.enrico));
    CHECK_FALSE(at.card(at.first).contains("approver"));
    CHECK(at.screens.hold());
}
