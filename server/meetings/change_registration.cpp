#include "house.hpp"
#include "meetings/rows.hpp"
#include "meetings/tickets.hpp"

namespace meetings {

ChangeRegistration ChangeRegistration::read(std::string code, Fields& in)
{
    ChangeRegistration change;
    change.code              = std::move(code);
    change.table_preferences = in.optional_ids<TableId>("table_preferences", max_tables);
    change.answers           = in.optional_texts_by_key("answers", 50, max_answer_chars);
    change.access_needs      = in.optional_text_or_empty("access_needs", max_needs_chars);
    change.dietary_needs     = in.optional_text_or_empty("dietary_needs", max_needs_chars);
    return change;
}

namespace {

void put(std::optional<std::string>& field, const std::optional<std::string>& given)
{
    if (given) field = given->empty() ? std::nullopt : given;
}

} // namespace

awaitable<Event> change_registration(House& house, Asker asker, ChangeRegistration change)
{
    return house.ledger.write(asker.request, [change](Tx& tx) {
        auto [m, r] = ticket_of(tx, change.code);
        require(takes_registrations(m, tx.now));
        if (r.state == "cancelled") throw Refusal{Reason::not_registered, {{"state", r.state}}};
        if (change.table_preferences) {
            require(fits(tables_of(tx, m.meeting_id), *change.table_preferences));
            r.preferences = *change.table_preferences;
        }
        if (change.answers) {
            require(fits(questions_of(tx, m.meeting_id), *change.answers));
            r.answers = *change.answers;
        }
        put(r.access_needs, change.access_needs);
        put(r.dietary_needs, change.dietary_needs);
        update_registration(tx, r);
        return about(r, "registration_changed",
                     {{"meeting_id", r.meeting_id.value}, {"registration_id", r.registration_id.value}});
    });
}

} // namespace meetings
