#include "demo/runner.hpp"
#include "support/meeting_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

OpenMeeting with_one_seat(HouseUnderTest& house)
{
    return open_meeting(house, [](meetings::NewMeeting& m) {
        m.seats         = 1;
        m.offer_minutes = 60;
    });
}

Refusal refused(HouseUnderTest& house, const meetings::Asker& asker, const meetings::RegisterFor& wanted)
{
    try {
        house.run(meetings::register_for(house.house, asker, wanted));
    } catch (const Refusal& refusal) {
        return refusal;
    }
    throw std::logic_error("the registration was not refused");
}

} // namespace

TEST_CASE("of fifty people who want the last seat at once one gets it, and forty-nine wait in their order")
{
    HouseUnderTest house;
    auto world = with_one_seat(house);
    std::vector<Person> people;
    for (int i = 0; i < 50; ++i) people.push_back(citizen(house, "Person " + std::to_string(i)));
    Screening screens(house, {world.topic(), world.desk(), people::topic_of(people[0].person_id),
                              people::topic_of(people[49].person_id)});
    std::vector<awaitable<Event>> all;
    for (const auto& person : people) {
        auto asker = with_account(person);
        auto given = wish(world);
        all.push_back(meetings::register_for(house.house, asker, given));
    }
    auto events = demo::carry_out(std::move(all));

    int registered = 0;
    std::map<std::int64_t, int> positions; // by the order of the record
    for (const auto& event : events) {
        if (event.answer["state"] == "registered") ++registered;
        if (event.answer["state"] == "waiting_list") positions[event.seq] = event.answer["position"];
    }
    CHECK(registered == 1);
    REQUIRE(positions.size() == 49);
    int expected = 0;
    for (auto [seq, position] : positions) CHECK(position == ++expected);
    CHECK(house.snapshot(world.topic())["seats"]["in_person"]
          == json{{"seats", 1}, {"taken", 1}, {"waiting", 49}, {"present", 0}});
    CHECK(screens.hold());
    CHECK(house.chain_holds());
}

TEST_CASE("a seat that becomes free is offered to who waits longest, and passes on when it is not taken")
{
    HouseUnderTest house;
    auto world = with_one_seat(house);
    auto anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno"), carla = citizen(house, "Carla"),
         dario = citizen(house, "Dario");
    Screening screens(house, {world.topic(), world.desk()});
    for (const auto& person : {anna, bruno, carla, dario}) screens.add(people::topic_of(person.person_id));
    auto annas = registers(house, anna, world), brunos = registers(house, bruno, world);
    auto carlas = registers(house, carla, world), darios = registers(house, dario, world);
    CHECK(standing(house, darios) == "waiting_list 3");
    CHECK(house.refusal_of(meetings::accept_offer(house.house, {}, brunos.code)) == Reason::no_offer);

    cancels(house, annas);
    CHECK(standing(house, brunos) == "offered");
    CHECK(standing(house, darios) == "waiting_list 2");
    CHECK(house.snapshot(people::topic_of(dario.person_id))["registrations"].begin().value()["position"] == 2);
    CHECK(newest_mail(house)["to"] == "bruno@example.org");
    CHECK(house.snapshot(world.desk())["offered"] == 1);
    CHECK(screens.hold());

    it_is(house, "2025-03-03T10:00:00+01:00"); // an hour later
    CHECK(standing(house, brunos) == "cancelled");
    CHECK(standing(house, carlas) == "offered");
    CHECK(house.refusal_of(meetings::accept_offer(house.house, {}, brunos.code)) == Reason::no_offer);
    declines(house, carlas);
    CHECK(standing(house, darios) == "offered");
    accepts(house, darios);
    CHECK(standing(house, darios) == "registered");
    CHECK(house.snapshot(world.topic())["seats"]["in_person"]["taken"] == 1);
    CHECK(house.snapshot(world.topic())["seats"]["in_person"]["waiting"] == 0);
    CHECK(screens.hold());
    auto again = registers(house, bruno, world);
    CHECK(standing(house, again) == "waiting_list 1");
    CHECK(screens.hold());
    CHECK(house.chain_holds());
}

TEST_CASE("registering before the window, after it, twice, or for a cancelled meeting is refused with the reason")
{
    HouseUnderTest house;
    auto world = open_meeting(house);
    auto anna  = citizen(house, "Anna");
    it_is(house, "2025-02-28T23:59:59.999+01:00");
    auto early = refused(house, with_account(anna), wish(world));
    CHECK(early.reason == Reason::registration_not_open);
    CHECK(early.details["opens_at"] == "2025-02-28T23:00:00.000Z");
    it_is(house, "2025-03-26T23:59:59.999+01:00");
    auto place = registers(house, anna, world);
    auto twice = refused(house, with_account(anna), wish(world));
    CHECK(twice.reason == Reason::already_registered);
    CHECK(twice.details["registration_id"] == place.registration_id.value);
    it_is(house, "2025-03-27T00:00:00+01:00");
    auto bruno = citizen(house, "Bruno");
    CHECK(refused(house, with_account(bruno), wish(world)).reason == Reason::registration_closed);
    meetings::ChangeRegistration change;
    change.code = place.code, change.dietary_needs = "niente";
    CHECK(house.refusal_of(meetings::change_registration(house.house, {}, change)) == Reason::registration_closed);

    it_is(house, "2025-03-10T12:00:00+01:00");
    auto olga = organiser_of(house, world);
    house.run(meetings::cancel_meeting(house.house, olga, world.meeting_id, "La sala è chiusa"));
    CHECK(refused(house, with_account(bruno), wish(world)).reason == Reason::meeting_cancelled);
}

TEST_CASE("what is written to register is checked: the way in, the questions, the tables, the body")
{
    HouseUnderTest house;
    auto world = open_meeting(house);
    auto anna  = citizen(house, "Anna");
    auto field = [&](auto change) {
        auto wanted = wish(world);
        change(wanted);
        auto refusal = refused(house, with_account(anna), wanted);
        return std::string(name_of(refusal.reason)) + ' ' + refusal.details.value("field", "");
    };
    CHECK(field([](auto& w) { w.answers = json::object(); }) == "required answers.1");
    CHECK(field([](auto& w) { w.answers["2"] = "Da un amico"; }) == "bad_value answers.2");
    CHECK(field([](auto& w) { w.answers["9"] = "?"; }) == "bad_value answers");
    CHECK(field([](auto& w) { w.table_preferences = {TableId{1}}; }) == "bad_value table_preferences");
    auto foreign = body(house, "Comune di Altrove");
    CHECK(field([&](auto& w) { w.organisation_id = foreign; }) == "not_your_organisation organisation_id");
    auto online = open_meeting(house, [](meetings::NewMeeting& m) { m.mode = "online"; });
    auto wanted = wish(online);
    CHECK(refused(house, with_account(anna), wanted).details["field"] == "mode");
}

TEST_CASE("registering by e-mail alone counts when the mail is answered, and tells nobody who is registered already")
{
    HouseUnderTest house;
    auto world   = open_meeting(house);
    auto wanted  = wish(world);
    wanted.name  = "Anna Okapi";
    wanted.email = "anna@example.org";
    Screening screens(house, {world.topic(), world.desk()});
    auto first = house.run(meetings::register_for(house.house, {}, wanted));
    CHECK(first.answer == json{{"state", "pending"}});
    CHECK(house.snapshot(world.topic())["seats"]["in_person"]["taken"] == 0);
    auto link = newest_mail(house)["link"].get<std::string>();
    auto code = link.substr(link.rfind('/') + 1);
    house.run(meetings::confirm_registration(house.house, {}, code));
    CHECK(house.snapshot(world.topic())["seats"]["in_person"]["taken"] == 1);
    CHECK(newest_mail(house)["attachments"].size() == 2);
    CHECK(house.refusal_of(meetings::confirm_registration(house.house, {}, code)) == Reason::already_registered);

    auto again = house.run(meetings::register_for(house.house, {}, wanted));
    CHECK(again.answer == first.answer);
    CHECK(again.payload == first.payload);
    CHECK(newest_mail(house)["link"] == link);
    CHECK(house.snapshot(world.topic())["seats"]["in_person"]["taken"] == 1);
    auto anna = citizen(house, "Anna");
    CHECK(refused(house, with_account(anna), wish(world)).reason == Reason::already_registered);
    CHECK(screens.hold());
    CHECK(recorded(house).find("Okapi") == std::string::npos);
    CHECK(recorded(house).find("example.org") == std::string::npos);

    wanted.email = "nobody@example.org";
    house.run(meetings::register_for(house.house, {}, wanted));
    it_is(house, "2025-03-04T09:00:00.001+01:00");
    CHECK(house.read([](Reader& r) {
        return *r.db.integer("select count(*) from registration where email like 'nobody%' or state = 'pending'");
    }) == 0);
    auto closed   = open_meeting(house, [](meetings::NewMeeting& m) { m.email_alone = false; });
    auto other    = wish(closed);
    other.answers = {{"3", "Torino"}}, other.name = "Bo", other.email = "bo@example.org";
    CHECK(house.refusal_of(meetings::register_for(house.house, {}, other)) == Reason::not_signed_in);
}

TEST_CASE("a cancelled meeting tells everybody, and takes itself out of their calendars")
{
    HouseUnderTest house;
    auto world = open_meeting(house);
    auto anna = citizen(house, "Anna"), olga = organiser_of(house, world);
    Screening screens(house, {world.topic(), world.desk(), "process/1", people::topic_of(anna.person_id)});
    auto place  = registers(house, anna, world);
    auto before = mails_waiting(house);
    CHECK(house.refusal_of(meetings::cancel_meeting(house.house, anna, world.meeting_id, "x")) == Reason::not_found);
    house.run(meetings::cancel_meeting(house.house, olga, world.meeting_id, "La sala è chiusa"));
    CHECK(mails_waiting(house) == before + 1);
    CHECK(newest_mail(house)["text"].get<std::string>().find("La sala è chiusa") != std::string::npos);
    CHECK(newest_mail(house)["attachments"][0]["media_type"].get<std::string>().ends_with("method=CANCEL"));
    CHECK(house.snapshot("process/1")["meetings"]["2"]["cancelled"]["reason"] == "La sala è chiusa");
    CHECK(screens.hold());
    CHECK(house.refusal_of(meetings::cancel_meeting(house.house, olga, world.meeting_id, "x"))
          == Reason::meeting_cancelled);
    CHECK(standing(house, place) == "registered");
}

TEST_CASE("a meeting that moves is told to who is registered; two organisers do not overwrite each other")
{
    HouseUnderTest house;
    auto world = open_meeting(house);
    auto anna = citizen(house, "Anna"), olga = organiser_of(house, world);
    Screening screens(house, {world.topic(), world.desk(), "process/1", people::topic_of(anna.person_id)});
    registers(house, anna, world);
    auto before = mails_waiting(house);
    meetings::ChangeMeeting change{.meeting_id = world.meeting_id, .revision = 1};
    change.stream_url = "https://stream.example/altrove";
    house.run(meetings::change_meeting(house.house, olga, change));
    CHECK(mails_waiting(house) == before);
    change.revision = 2, change.starts_at = *read_instant("2025-03-29T10:00:00+01:00");
    house.run(meetings::change_meeting(house.house, olga, change));
    CHECK(mails_waiting(house) == before + 1);
    CHECK(house.snapshot(people::topic_of(anna.person_id))["registrations"]["1"]["starts_at"]
          == "2025-03-29T09:00:00.000Z");
    CHECK(screens.hold());
    CHECK(house.refusal_of(meetings::change_meeting(house.house, olga, change)) == Reason::stale_revision);
    change.revision = 3, change.ends_at = change.starts_at;
    CHECK(house.refusal_of(meetings::change_meeting(house.house, olga, change)) == Reason::bad_value);
}

TEST_CASE("who is registered is reminded a day before, once")
{
    HouseUnderTest house;
    auto world = open_meeting(house);
    auto anna  = citizen(house, "Anna");
    registers(house, anna, world);
    auto before = mails_waiting(house);
    it_is(house, "2025-03-28T09:29:59.999+01:00");
    CHECK(mails_waiting(house) == before);
    it_is(house, "2025-03-28T09:30:00+01:00");
    CHECK(mails_waiting(house) == before + 1);
    it_is(house, "2025-03-28T09:31:00+01:00");
    CHECK(mails_waiting(house) == before + 1);
}
