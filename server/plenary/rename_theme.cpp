#include "house.hpp"
#include "plenary/access.hpp"
#include "plenary/rules.hpp"

namespace plenary {

RenameTheme RenameTheme::read(CommonThemeId id, int revision, Fields& in)
{
    return {.common_theme_id = id, .revision = revision, .title = in.text("title", max_title_chars)};
}

awaitable<Event> rename_theme(House& house, Person person, RenameTheme wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto theme = theme_for(tx, person, wanted.common_theme_id);
        if (theme.revision != wanted.revision)
            throw Refusal{Reason::stale_revision,
                          {{"current", {{"revision", theme.revision}, {"title", theme.title}}}}};
        Screens screens(house.sections, tx, screens_of(theme.meeting_id));
        theme.title = wanted.title;
        theme.revision += 1;
        update_theme(tx, theme);
        auto event    = about(theme.meeting_id, "theme_renamed", {{"common_theme_id", theme.common_theme_id.value}});
        event.patches = screens.patches();
        event.answer  = {{"revision", theme.revision}};
        return event;
    });
}

} // namespace plenary
