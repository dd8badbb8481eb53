#include "house.hpp"
#include "plenary/access.hpp"

namespace plenary {

MergeTheme MergeTheme::read(CommonThemeId id, Fields& in)
{
    return {.common_theme_id = id, .into = in.id<CommonThemeId>("into")};
}

awaitable<Event> merge_theme(House& house, Person person, MergeTheme wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto from = theme_for(tx, person, wanted.common_theme_id);
        auto into = theme(tx, wanted.into);
        if (!into || into->removed_at || into->meeting_id != from.meeting_id || wanted.into == wanted.common_theme_id)
            throw Refusal{Reason::bad_value, {{"field", "into"}}};
        Screens screens(house.sections, tx, screens_of(from.meeting_id));
        gather_all(tx, from.common_theme_id, wanted.into);
        move_sentences(tx, from.common_theme_id, wanted.into);
        from.merged_into = wanted.into;
        from.removed_at  = tx.now;
        update_theme(tx, from);
        auto event    = about(from.meeting_id, "theme_merged",
                              {{"common_theme_id", from.common_theme_id.value}, {"into", wanted.into.value}});
        event.patches = screens.patches();
        return event;
    });
}

awaitable<Event> remove_theme(House& house, Person person, CommonThemeId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto gone = theme_for(tx, person, id);
        Screens screens(house.sections, tx, screens_of(gone.meeting_id));
        move_sentences(tx, id, std::nullopt);
        gone.removed_at = tx.now;
        update_theme(tx, gone);
        auto event    = about(gone.meeting_id, "theme_removed", {{"common_theme_id", id.value}});
        event.patches = screens.patches();
        return event;
    });
}

} // namespace plenary
