#include "base/words.hpp"
#include "people/outbox.hpp"
#include "setting_up/log.hpp"
#include "store/record.hpp"
#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

struct Office {
    HouseUnderTest house;
    ProcessId process = begin_process(house);
    Person olga       = citizen(house, "Olga");
    std::string topic = people::team_topic(process);

    Office()
    {
        becomes(house, olga, process, people::Role::organiser);
        house.watch(topic);
    }

    awaitable<Event> inviting(const std::string& email, people::Role role, const Person& by)
    {
        setting_up::Invite wanted{process, email, role, "She knows the valley"};
        return setting_up::invite(house.house, by, wanted);
    }
    InvitationId invites(const std::string& email, people::Role role = people::Role::moderator)
    {
        return InvitationId{house.run(inviting(email, role, olga)).answer["invitation_id"].get<std::int64_t>()};
    }
    awaitable<Event> removing(const Person& from, people::Role role, const Person& by)
    {
        setting_up::RemoveRole wanted{process, from.person_id, role, "She has left the office"};
        return setting_up::remove_role(house.house, by, wanted);
    }
    bool has(const Person& person, people::Role role)
    {
        return house.read([&](Reader& r) { return people::has_role(r, person.person_id, process, role); });
    }
    json log(setting_up::LogQuery query = {})
    {
        query.process_id = process;
        return house.read([&](Reader& r) { return setting_up::log_page(r, "en", query); });
    }
};

} // namespace

TEST_CASE("who is invited by e-mail accepts with that address, and has the role")
{
    Office office;
    auto id    = office.invites("rita@example.org");
    auto mails = office.house.read([](Reader& r) { return people::mailbox(r); });
    CHECK(mails["items"][0]["to"] == "rita@example.org");
    CHECK_THAT(mails["items"][0]["link"].get<std::string>(), Contains("/invitations/" + std::to_string(id.value)));
    auto rita = citizen(office.house, "Rita");
    auto read = office.house.read([&](Reader& r) { return setting_up::invitation_for(r, rita, id); });
    CHECK(read["role"] == "moderator");
    CHECK(read["invited_by"] == "Olga");
    CHECK_FALSE(office.has(rita, people::Role::moderator));
    office.house.watch(people::topic_of(rita.person_id));
    office.house.run(setting_up::accept_invitation(office.house.house, rita, id));
    CHECK(office.has(rita, people::Role::moderator));
    CHECK(office.house.obeys_live_law(office.topic));
    CHECK(office.house.obeys_live_law(people::topic_of(rita.person_id)));
    CHECK(office.house.refusal_of(setting_up::accept_invitation(office.house.house, rita, id)) == Reason::not_found);
}

TEST_CASE("an invitation is nothing to somebody else, and once it is revoked or expired to nobody")
{
    Office office;
    auto rita = citizen(office.house, "Rita"), carla = citizen(office.house, "Carla");
    auto id    = office.invites("rita@example.org");
    auto& door = office.house.house;
    CHECK(office.house.refusal_of(setting_up::accept_invitation(door, carla, id)) == Reason::not_found);
    setting_up::RevokeInvitation mistaken{id, "Mistaken address"};
    CHECK(office.house.refusal_of(setting_up::revoke_invitation(door, rita, mistaken)) == Reason::not_found);
    office.house.run(setting_up::revoke_invitation(door, office.olga, mistaken));
    CHECK(office.house.refusal_of(setting_up::accept_invitation(door, rita, id)) == Reason::not_found);
    auto late = office.invites("rita@example.org");
    door.clock.run_from(door.clock.now() + people::invitation_lasts + 1ms);
    CHECK(office.house.refusal_of(setting_up::accept_invitation(door, rita, late)) == Reason::invitation_over);
    office.invites("rita@example.org"); // what was not answered in time makes room
    CHECK(office.house.obeys_live_law(office.topic));
}

TEST_CASE("only organisers invite, once for each role, to an address that is one")
{
    Office office;
    auto rita = citizen(office.house, "Rita");
    CHECK(office.house.refusal_of(office.inviting("a@example.org", people::Role::observer, rita)) == Reason::not_found);
    CHECK(office.house.refusal_of(office.inviting("nobody", people::Role::observer, office.olga)) == Reason::bad_value);
    auto again = [&](const std::string& email, people::Role role) {
        return office.house.refusal_of(office.inviting(email, role, office.olga));
    };
    CHECK(again("olga@example.org", people::Role::organiser) == Reason::already_so);
    office.invites("rita@example.org");
    CHECK(again("RITA@example.org", people::Role::moderator) == Reason::already_so);
    office.invites("rita@example.org", people::Role::observer);
}

TEST_CASE("a role is taken away with a reason, but never the last organiser's")
{
    Office office;
    auto rita = citizen(office.house, "Rita");
    auto last = office.removing(office.olga, people::Role::organiser, office.olga);
    CHECK(office.house.refusal_of(std::move(last)) == Reason::last_organiser);
    becomes(office.house, rita, office.process, people::Role::organiser);
    office.house.run(office.removing(office.olga, people::Role::organiser, rita));
    CHECK_FALSE(office.has(office.olga, people::Role::organiser));
    CHECK(office.house.obeys_live_law(office.topic));
    auto no_longer = office.removing(rita, people::Role::organiser, office.olga);
    CHECK(office.house.refusal_of(std::move(no_longer)) == Reason::not_found);
}

TEST_CASE("the last organiser hands the process over before closing the account")
{
    Office office;
    auto rita   = citizen(office.house, "Rita");
    auto closes = [&](const Person& who) { return people::close_account(office.house.house, who); };
    try {
        office.house.run(closes(office.olga));
        FAIL("the process is left without an organiser");
    } catch (const Refusal& refusal) {
        CHECK(refusal.reason == Reason::hand_role_over);
        CHECK_FALSE(refusal.details["process"].get<std::string>().empty());
    }
    becomes(office.house, rita, office.process, people::Role::organiser);
    office.house.run(closes(office.olga));
    CHECK(office.house.refusal_of(closes(rita)) == Reason::hand_role_over);
}

TEST_CASE("closing an account takes it off the team, and forgets its invitations")
{
    Office office;
    auto rita = citizen(office.house, "Rita");
    becomes(office.house, rita, office.process, people::Role::observer);
    office.invites("rita@example.org");
    office.house.run(people::close_account(office.house.house, rita));
    CHECK(office.house.obeys_live_law(office.topic));
    auto team = office.house.snapshot(office.topic);
    CHECK(team["invitations"].empty());
    CHECK(team["members"].size() == 1);
    CHECK_THAT(team.dump(), !Contains("rita@"));
}

TEST_CASE("the log tells who did what and why, and the public record does not name them")
{
    Office office;
    auto rita = citizen(office.house, "Rita");
    auto id   = office.invites("rita@example.org");
    office.house.run(setting_up::accept_invitation(office.house.house, rita, id));
    office.house.run(office.removing(rita, people::Role::moderator, office.olga));
    auto items = office.log()["items"];
    CHECK(items[0]["what"] == "Role taken away: Moderator");
    CHECK(items[0]["person"]["name"] == "Olga");
    CHECK(items[0]["about"]["title"] == "Rita");
    CHECK(items[0]["reason"] == "She has left the office");
    CHECK(items[1]["kind"] == "invitation_accepted");
    CHECK(items[1]["person"]["name"] == "Rita");
    CHECK(items[2]["reason"] == "She knows the valley");
    office.house.read([&](Reader& r) {
        for (const auto& recorded : recorded_events(r, "", 0, 100))
            CHECK_THAT(recorded.event.payload.dump(), !Contains("example.org") && !Contains("valley"));
    });
    setting_up::LogQuery hers;
    hers.person_id = rita.person_id;
    CHECK(office.log(hers)["items"].size() == 1);
    setting_up::LogQuery elsewhere;
    elsewhere.area = "decisions";
    CHECK(office.log(elsewhere)["items"].empty());
}

TEST_CASE("the log is paged, newest first, and goes out as a sheet in which no formula stands")
{
    Office office;
    setting_up::Invite odd{office.process, "a@example.org", people::Role::observer, "=1+1; \"so\""};
    office.house.run(setting_up::invite(office.house.house, office.olga, odd));
    office.invites("b@example.org");
    setting_up::LogQuery one;
    one.limit  = 1;
    auto first = office.log(one);
    CHECK(first["items"].size() == 1);
    one.before  = std::stoll(first["next"].get<std::string>());
    auto second = office.log(one);
    CHECK(second["items"][0]["seq"] < first["items"][0]["seq"]);
    setting_up::LogQuery all{.process_id = office.process};
    auto csv = office.house.read([&](Reader& r) { return setting_up::log_csv(r, "en", all); });
    CHECK_THAT(csv, Contains("\"'=1+1; \"\"so\"\"\"") && Contains(";Olga;People and roles;Invitation sent: Observer;"));
}

TEST_CASE("a sheet that has no room for the whole log says so in its last line, and where the rest is")
{
    Office office;
    for (auto address : {"a@example.org", "b@example.org", "c@example.org"}) office.invites(address);
    setting_up::LogQuery query{.process_id = office.process, .area = "team", .limit = 2};
    auto sheet = [&] { return office.house.read([&](Reader& r) { return setting_up::log_csv(r, "en", query); }); };
    auto lines = [](const std::string& csv) { return std::count(csv.begin(), csv.end(), '\n'); };
    auto first = sheet();
    CHECK(lines(first) == 4); // the head, two deeds, and where it goes on
    auto at = first.find("/api/processes/1/log.csv?cursor=");
    REQUIRE(at != std::string::npos);
    CHECK(first.find("&area=team", at) != std::string::npos);

    query.before = std::stoll(first.substr(at + std::string("/api/processes/1/log.csv?cursor=").size()));
    auto rest    = sheet();
    CHECK_THAT(rest, !Contains("log.csv"));
    query.before = largest_id;
    query.limit  = setting_up::log_sheet_lines;
    auto whole   = sheet();
    CHECK_THAT(whole, !Contains("log.csv"));
    CHECK(lines(whole) == lines(rest) + 2);
}

TEST_CASE("what anybody does by taking part is no deed of the desk")
{
    Office office;
    auto before = office.log()["items"].size();
    auto coop   = body(office.house, "Cooperativa Alta Valle");
    acts_for(office.house, office.olga, coop);
    CHECK(office.log()["items"].size() == before);
}

TEST_CASE("every deed reads in words, in every language")
{
    for (auto kind : setting_up::all_kinds())
        for (auto language : languages) {
            INFO(kind << " in " << language);
            CHECK_NOTHROW(say(language, "page.log.kind." + std::string(kind), {{"role", "x"}}));
        }
}
