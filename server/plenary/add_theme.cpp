#include "house.hpp"
#include "plenary/access.hpp"
#include "plenary/rules.hpp"

namespace plenary {

AddTheme AddTheme::read(MeetingId meeting_id, Fields& in)
{
    AddTheme wanted{.meeting_id = meeting_id, .title = in.text("title", max_title_chars)};
    if (auto notes = in.optional_ids<ContributionId>("contributions", max_cited)) wanted.contributions = *notes;
    return wanted;
}

awaitable<Event> add_theme(House& house, Person person, AddTheme wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        worked_on_by(tx, person, wanted.meeting_id);
        if (themes_of(tx, wanted.meeting_id).size() >= max_themes)
            throw Refusal{Reason::too_many, {{"max", max_themes}}};
        require_notes(tx, wanted.meeting_id, wanted.contributions, "contributions");
        Screens screens(house.sections, tx, screens_of(wanted.meeting_id));
        auto id = insert_theme(tx, wanted.meeting_id, wanted.title);
        for (auto note : wanted.contributions) gather_note(tx, id, note);
        auto event    = about(wanted.meeting_id, "theme_added",
                              {{"common_theme_id", id.value}, {"contributions", wanted.contributions.size()}});
        event.patches = screens.patches();
        event.answer  = {{"common_theme_id", id.value}, {"revision", 1}};
        return event;
    });
}

} // namespace plenary
