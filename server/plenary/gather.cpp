#include "house.hpp"
#include "plenary/access.hpp"

namespace plenary {

namespace {

awaitable<Event> move(House& house, Person person, CommonThemeId theme_id, ContributionId note, bool in)
{
    return house.ledger.write(person, [&house, person, theme_id, note, in](Tx& tx) {
        auto theme = theme_for(tx, person, theme_id);
        if (in) require_notes(tx, theme.meeting_id, {note}, "contribution_id");
        Screens screens(house.sections, tx, screens_of(theme.meeting_id));
        (in ? gather_note : scatter_note)(tx, theme_id, note);
        auto event    = about(theme.meeting_id, in ? "theme_gathered" : "theme_scattered",
                              {{"common_theme_id", theme_id.value}, {"contribution_id", note.value}});
        event.patches = screens.patches();
        return event;
    });
}

} // namespace

awaitable<Event> gather(House& house, Person person, CommonThemeId theme, ContributionId note)
{
    return move(house, std::move(person), theme, note, true);
}

awaitable<Event> scatter(House& house, Person person, CommonThemeId theme, ContributionId note)
{
    return move(house, std::move(person), theme, note, false);
}

} // namespace plenary
