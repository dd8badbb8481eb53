#include "house.hpp"

#include "people/people.hpp"
#include "tables/board.hpp"

namespace tables {

JoinTable JoinTable::read(Fields& in)
{
    return {.code = in.text("code", 40), .name = in.optional_text("name", people::max_name_chars)};
}

namespace {

meetings::Table table_named(Tx& tx, const std::string& code)
{
    auto table = meetings::table_with_code(tx, code);
    if (!table) throw Refusal{Reason::unknown_join_code, {{"field", "code"}}};
    return *std::move(table);
}

// Nobody sits at two tables of one meeting.
void leave_others(Tx& tx, PersonId person, const Place& place)
{
    for (const auto& other : meetings::tables_of(tx, place.meeting.meeting_id))
        if (other.table_id != place.table.table_id) leave_table(tx, person, other.table_id);
}

// The screens of the table that the person leaves, if there is one.
std::vector<Place> left_by(Tx& tx, PersonId person, const Place& place)
{
    std::vector<Place> found;
    for (const auto& other : meetings::tables_of(tx, place.meeting.meeting_id))
        if (other.table_id != place.table.table_id && sits_at(tx, person, other.table_id))
            found.push_back(at(tx, other.table_id));
    return found;
}

Event join(House& house, Tx& tx, PersonId person, const meetings::Table& table)
{
    auto to   = at(tx, table.table_id);
    auto from = left_by(tx, person, to);
    std::vector<std::string> topics{topic_of(table.table_id), desk_topic_of(table.table_id), people::topic_of(person)};
    for (const auto& other : from)
        topics.insert(topics.end(), {topic_of(other.table.table_id), desk_topic_of(other.table.table_id)});
    for (auto screen : {"/plenary", "/screen"}) topics.push_back(meetings::topic_of(to.meeting.meeting_id) + screen);
    Screens screens(house.sections, tx, topics);
    leave_others(tx, person, to);
    sit_down(tx, person, table.table_id);
    Event event;
    event.topic   = topic_of(table.table_id);
    event.kind    = "table_joined";
    event.payload = {{"table_id", table.table_id.value}, {"participants", participants_at(tx, table.table_id)}};
    event.patches = screens.patches();
    event.answer  = {{"table_id", table.table_id.value}, {"person_id", person.value}};
    event.pace    = Pace::next_tick;
    return event;
}

} // namespace

// A guest's answer is the cookie, which no record keeps: a guest who did not hear it joins once more.
awaitable<Joined> join_table(House& house, std::optional<Person> person, std::string language, JoinTable wanted)
{
    auto session = std::make_shared<std::optional<std::string>>();
    auto request = person ? person->request : std::nullopt;
    auto writing = house.ledger.write(request, [&house, person, language, wanted, session](Tx& tx) {
        auto table = table_named(tx, wanted.code);
        if (person) return join(house, tx, person->person_id, table);
        auto meeting = meetings::meeting(tx, table.meeting_id).value();
        if (!meeting.nicknames) throw Refusal{Reason::not_signed_in};
        auto guest            = people::welcome_guest(tx, wanted.name.value_or(""), language);
        auto event            = join(house, tx, guest.person_id, table);
        *session              = guest.session;
        event.answer["guest"] = true;
        return event;
    });
    auto event   = co_await std::move(writing);
    Joined joined;
    joined.event   = std::move(event);
    joined.session = *session;
    co_return joined;
}

} // namespace tables
