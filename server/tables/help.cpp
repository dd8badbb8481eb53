// A table that needs a person, and who goes; and a sign of life of its devices.
#include "house.hpp"

#include "people/people.hpp"
#include "tables/board.hpp"

namespace tables {

CallHelp CallHelp::read(TableId id, Fields& in)
{
    return {.table_id = id, .text = in.optional_text_or_empty("text", max_help_chars).value_or("")};
}

namespace {

bool may_go(Reader& reader, PersonId person, const Place& place)
{
    return meetings::is_desk(reader, person, place.meeting.meeting_id)
           || people::has_role(reader, person, place.meeting.process_id, people::Role::facilitator);
}

Help help_for(Reader& reader, HelpCallId id)
{
    auto help = open_help(reader, id);
    if (!help) throw Refusal{Reason::not_found};
    return *std::move(help);
}

} // namespace

// What is written with a call may tell more than the table meant for everybody: it is not in the record.
awaitable<Event> call_help(House& house, Person person, CallHelp call)
{
    return house.ledger.write(person, [&house, person, call](Tx& tx) {
        auto place = led_by(tx, person, call.table_id);
        if (open_help_at(tx, call.table_id)) throw Refusal{Reason::already_so};
        Board board(house, tx, place);
        auto id = insert_help(tx, call, person.person_id);
        return board.told("help_called", {{"help_call_id", id.value}}, {{"help_call_id", id.value}});
    });
}

awaitable<Event> take_help(House& house, Person person, HelpCallId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto help  = help_for(tx, id);
        auto place = at(tx, help.table_id);
        if (!may_go(tx, person.person_id, place)) throw Refusal{Reason::not_found};
        if (help.taken_at) throw Refusal{Reason::already_so};
        Board board(house, tx, place);
        tx.db.run("update help_call set taken_at_ms = ?, taker_id = ? where help_call_id = ?", tx.now, person.person_id,
                  id);
        return board.told("help_taken", {{"help_call_id", id.value}});
    });
}

awaitable<Event> end_help(House& house, Person person, HelpCallId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto help  = help_for(tx, id);
        auto place = at(tx, help.table_id);
        if (!may_lead(tx, person.person_id, help.table_id) && !may_go(tx, person.person_id, place))
            throw Refusal{Reason::not_found};
        Board board(house, tx, place);
        tx.db.run("update help_call set done_at_ms = ? where help_call_id = ?", tx.now, id);
        return board.told("help_done", {{"help_call_id", id.value}});
    });
}

awaitable<std::optional<Event>> see_table(House& house, Person person, TableId id)
{
    auto fresh = house.archive.read([&](Reader& reader) {
        led_by(reader, person, id);
        auto seen = seen_at(reader, id);
        return seen && reader.now - *seen < seen_every;
    });
    if (fresh) co_return std::nullopt;
    auto writing = house.ledger.write(person, [&house, person, id](Tx& tx) {
        Board board(house, tx, led_by(tx, person, id));
        auto event = board.told("table_seen");
        event.pace = Pace::next_tick;
        return event;
    });
    auto event   = co_await std::move(writing);
    co_return event;
}

} // namespace tables
