#include "meetings/part_rows.hpp"

#include <algorithm>

namespace meetings {

void update_places(Tx& tx, const Meeting& m)
{
    auto state = m.registration_opens_at ? std::optional(m.registration_state) : std::nullopt;
    tx.db.run("update meeting set mode = ?, seats = ?, seats_online = ?, registration_opens_at_ms = ?, "
              "registration_closes_at_ms = ?, registration_state = ?, email_alone = ?, nicknames = ?, "
              "offer_minutes = ? where meeting_id = ?",
              m.mode, m.seats, m.seats_online, m.registration_opens_at, m.registration_closes_at, state, m.email_alone,
              m.nicknames, m.offer_minutes, m.meeting_id);
}

void clear_agenda(Tx& tx, MeetingId id, const std::vector<std::int64_t>& kept)
{
    std::vector<std::int64_t> gone;
    tx.db.each(
        "select agenda_item_id from agenda_item where meeting_id = ?",
        [&](const Row& row) {
            if (std::find(kept.begin(), kept.end(), row.integer(0)) == kept.end()) gone.push_back(row.integer(0));
        },
        id);
    for (auto item : gone) tx.db.run("delete from agenda_item where agenda_item_id = ?", item);
}

bool update_agenda_item(Tx& tx, MeetingId meeting_id, std::int64_t id, const NewAgendaItem& item)
{
    tx.db.run(R"(update agenda_item set kind = ?, title = ?, room = ?, "round" = ?, starts_at_ms = ?, ends_at_ms = ?,
                     "order" = ? where agenda_item_id = ? and meeting_id = ?)",
              item.kind, item.title, item.room, item.round, item.starts_at, item.ends_at, item.order, id, meeting_id);
    return tx.db.changes() > 0;
}

bool is_answered(Reader& reader, MeetingId id, std::string_view question)
{
    // Within a text a quotation mark is escaped: only a key looks like this.
    auto key = "%\"" + std::string(question) + "\":%";
    return reader.db.exists(
        "select 1 from registration where meeting_id = ? and state <> 'cancelled' and answers like ? limit 1", id, key);
}

void update_question(Tx& tx, std::int64_t id, const NewQuestion& question)
{
    tx.db.run(R"(update meeting_question set text = ?, kind = ?, choices = ?, required = ?, "order" = ?
                 where meeting_question_id = ?)",
              question.text, question.kind, json(question.choices).dump(), question.required, question.order, id);
}

void delete_question(Tx& tx, std::string_view id)
{
    tx.db.run("delete from meeting_question where meeting_question_id = cast(? as integer)", id);
}

bool is_in_use(Reader& reader, TableId id)
{
    for (auto rows : {"contribution", "contribution_group", "table_participant", "dot_vote", "summary_line",
                      "help_call", "board_step", "registration"})
        if (reader.db.exists("select 1 from " + std::string(rows) + " where table_id = ? limit 1", id)) return true;
    if (reader.db.exists("select 1 from table_session where table_id = ? and state <> 'scheduled'", id)) return true;
    auto wanted = "%," + std::to_string(id.value) + ",%";
    return reader.db.exists("select 1 from registration where meeting_id = (select meeting_id from meeting_table where "
                            "table_id = ?) and state <> 'cancelled' "
                            "and ',' || replace(replace(preferences, '[', ''), ']', '') || ',' like ? limit 1",
                            id, wanted);
}

void update_table(Tx& tx, TableId id, const NewTable& table)
{
    tx.db.run(R"(update meeting_table set theme = ?, room = ?, seats = ?, "order" = ? where table_id = ?)", table.theme,
              table.room, table.seats, table.order, id);
}

void delete_table(Tx& tx, TableId id)
{
    clear_links(tx, id);
    tx.db.run("delete from table_session where table_id = ?", id);
    tx.db.run("delete from meeting_table where table_id = ?", id);
}

void clear_links(Tx& tx, TableId id)
{
    tx.db.run("delete from table_node where table_id = ?", id);
    tx.db.run("delete from table_facilitator where table_id = ?", id);
}

namespace {

std::vector<PersonId> facilitators_of(Reader& reader, TableId id)
{
    std::vector<PersonId> all;
    reader.db.each(
        "select person_id from table_facilitator where table_id = ? order by person_id",
        [&](const Row& row) { all.push_back(row.id<PersonId>(0)); }, id);
    return all;
}

} // namespace

std::vector<std::pair<TableId, PersonId>> facilitators_of(Reader& reader, MeetingId id)
{
    std::vector<std::pair<TableId, PersonId>> all;
    for (const auto& table : tables_of(reader, id))
        for (auto person : facilitators_of(reader, table.table_id)) all.emplace_back(table.table_id, person);
    return all;
}

} // namespace meetings
