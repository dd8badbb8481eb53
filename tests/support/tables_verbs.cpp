#include "support/tables_verbs.hpp"

namespace {

tables::NewSession round_of(int round, const std::string& question)
{
    tables::NewSession session;
    session.round    = round;
    session.question = question;
    session.fields   = {{"action", "Azione"}, {"actors", "Attori"}, {"resources", "Risorse"}, {"timing", "Tempi"}};
    return session;
}

void set_up(HouseUnderTest& house, TableId table, std::vector<PersonId> facilitators)
{
    tables::SetUpTable wanted;
    wanted.table_id     = table;
    wanted.facilitators = std::move(facilitators);
    wanted.sessions     = {round_of(1, "Che cosa fa leva?"), round_of(2, "Quali azioni, con chi, quando?")};
    house.run(tables::set_up_table(house.house, Person{}, wanted));
}

template <class Id> Id answered(const Event& event, const char* name)
{
    return Id{event.answer[name].template get<std::int64_t>()};
}

} // namespace

TablesDay::TablesDay() : day(open_meeting(house)), first(day.tables.at(0)), second(day.tables.at(1))
{
    paola = citizen(house, "Paola"), andrea = citizen(house, "Andrea"), bruno = citizen(house, "Bruno");
    olga = citizen(house, "Olga"), tito = citizen(house, "Tito");
    becomes(house, olga, day.process_id, people::Role::organiser);
    becomes(house, tito, day.process_id, people::Role::facilitator);
    for (auto table : {first, second})
        for (const auto& topic : {tables::topic_of(table), tables::desk_topic_of(table)}) watches(topic);
    set_up(house, first, {paola.person_id, andrea.person_id});
    set_up(house, second, {bruno.person_id});
    it_is(house, "2025-03-29T09:30:00+01:00");
}

Person TablesDay::joins(const std::string& name, std::optional<TableId> table)
{
    auto person = citizen(house, name);
    watches(people::topic_of(person.person_id));
    tables::JoinTable wanted{code(table.value_or(first)), {}};
    house.run(tables::join_table(house.house, person, "it", wanted));
    return person;
}

Person TablesDay::joins_as_guest(const std::string& nickname, std::optional<TableId> table)
{
    tables::JoinTable wanted{code(table.value_or(first)), nickname};
    auto joined = house.run(tables::join_table(house.house, {}, "it", wanted));
    Person guest{answered<PersonId>(joined.event, "person_id"), {}};
    watches(people::topic_of(guest.person_id));
    return guest;
}

Event TablesDay::runs(tables::Action action, std::optional<int> minutes, std::optional<int> round)
{
    tables::RunSession wanted{first, action, round, minutes};
    return house.run(tables::run_session(house.house, paola, wanted));
}

ContributionId TablesDay::captures(const std::string& text, std::optional<Person> by)
{
    tables::AddContribution added;
    added.table_id = first;
    added.text     = text;
    return answered<ContributionId>(house.run(tables::add_contribution(house.house, by.value_or(paola), added)),
                                    "contribution_id");
}

ContributionId TablesDay::sends(const Person& person, const std::string& text, std::optional<TableId> table)
{
    tables::AddContribution added;
    added.table_id = table.value_or(first);
    added.text     = text;
    return answered<ContributionId>(house.run(tables::add_contribution(house.house, person, added)), "contribution_id");
}

GroupId TablesDay::groups(const std::string& title, std::vector<ContributionId> notes, std::optional<Person> by)
{
    tables::AddGroup added{first, title, std::move(notes)};
    return answered<GroupId>(house.run(tables::add_group(house.house, by.value_or(paola), added)), "group_id");
}

void TablesDay::moves(ContributionId note, std::optional<GroupId> to, std::optional<Person> by)
{
    house.run(tables::move_contribution(house.house, by.value_or(paola), note, to));
}

void TablesDay::undoes(std::optional<Person> by)
{
    house.run(tables::undo_step(house.house, by.value_or(paola), first));
}

SummaryLineId TablesDay::writes(const std::string& text, std::vector<ContributionId> cites)
{
    tables::AddLine added;
    added.table_id = first;
    added.text     = text;
    added.cites    = std::move(cites);
    return answered<SummaryLineId>(house.run(tables::add_line(house.house, paola, added)), "line_id");
}

DotVoteId TablesDay::opens_vote(bool secret, int points_each)
{
    tables::OpenDotVote wanted;
    wanted.table_id    = first;
    wanted.secret      = secret;
    wanted.points_each = points_each;
    return answered<DotVoteId>(house.run(tables::open_dot_vote(house.house, paola, wanted)), "dot_vote_id");
}

Event TablesDay::gives(const Person& person, DotVoteId vote, std::map<std::int64_t, std::int64_t> points)
{
    tables::CastBallot ballot{vote, std::move(points)};
    return house.run(tables::cast_ballot(house.house, person, ballot));
}

std::string TablesDay::code(TableId table)
{
    return house.read([&](Reader& reader) { return meetings::table(reader, table).value().join_code; });
}

json TablesDay::session(int round)
{
    auto shown = table();
    for (const auto& [id, session] : shown["sessions"].items())
        if (session["round"] == round) return session;
    return {};
}

void TablesDay::watches(const std::string& topic)
{
    if (watched_.insert(topic).second) house.watch(topic);
}

bool TablesDay::screens_hold()
{
    bool all = true;
    for (const auto& topic : watched_) all = house.obeys_live_law(topic) && all;
    return all && house.chain_holds();
}

void TablesDay::passes(std::chrono::milliseconds span)
{
    house.house.clock.advance(span);
    for (auto turn : house.house.due) turn(house.house);
}
