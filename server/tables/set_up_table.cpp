#include "house.hpp"

#include "tables/board.hpp"

namespace tables {

namespace {

Verdict is_sound(const NewSession& session)
{
    auto bad = [] { return Refusal{Reason::bad_value, {{"field", "sessions"}}}; };
    if (session.round < 1 || session.question.empty() || session.length.count() < 1) return bad();
    for (const auto& field : session.fields)
        if (field.key.empty() || field.label.empty()) return bad();
    return granted;
}

void add_session(Tx& tx, TableId id, const NewSession& wanted)
{
    require(is_sound(wanted));
    for (const auto& there : sessions_of(tx, id))
        if (there.round == wanted.round) throw Refusal{Reason::bad_value, {{"field", "sessions"}}};
    insert_session(tx, id, wanted);
}

} // namespace

awaitable<Event> set_up_table(House& house, Person person, SetUpTable wanted)
{
    return house.ledger.write(person, [&house, wanted](Tx& tx) {
        auto place = at(tx, wanted.table_id);
        Board board(house, tx, place);
        for (auto facilitator : wanted.facilitators)
            tx.db.run("insert into table_facilitator (table_id, person_id) values (?, ?) on conflict do nothing",
                      wanted.table_id, facilitator);
        for (const auto& session : wanted.sessions) add_session(tx, wanted.table_id, session);
        return board.told("table_set_up", {{"sessions", wanted.sessions.size()}});
    });
}

} // namespace tables
