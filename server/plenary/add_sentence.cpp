#include "house.hpp"
#include "plenary/access.hpp"
#include "plenary/rules.hpp"

namespace plenary {

AddSentence AddSentence::read(MeetingId meeting_id, Fields& in)
{
    AddSentence wanted{.meeting_id = meeting_id, .text = in.text("text", max_sentence_chars)};
    wanted.common_theme_id = in.optional_id<CommonThemeId>("theme_id");
    if (auto order = in.optional_integer("order", 1, max_sentences)) wanted.order = static_cast<int>(*order);
    if (auto notes = in.optional_ids<ContributionId>("cites", max_cited)) wanted.cites = *notes;
    return wanted;
}

awaitable<Event> add_sentence(House& house, Person person, AddSentence wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        worked_on_by(tx, person, wanted.meeting_id);
        if (sentences_of(tx, wanted.meeting_id).size() >= max_sentences)
            throw Refusal{Reason::too_many, {{"max", max_sentences}}};
        require_theme(tx, wanted.meeting_id, wanted.common_theme_id);
        require_notes(tx, wanted.meeting_id, wanted.cites, "cites");
        if (wanted.cites.empty() && published_at(tx, wanted.meeting_id))
            throw Refusal{Reason::sentence_without_source, {{"sentences", 1}}};
        Screens screens(house.sections, tx, screens_of(wanted.meeting_id));
        Sentence added{.meeting_id = wanted.meeting_id, .common_theme_id = wanted.common_theme_id, .text = wanted.text};
        added.order = wanted.order.value_or(next_order(tx, wanted.meeting_id));
        auto id     = insert_sentence(tx, added);
        set_cites(tx, id, wanted.cites);
        auto event    = about(wanted.meeting_id, "sentence_added",
                              {{"sentence_id", id.value}, {"cites", wanted.cites.size()}});
        event.patches = screens.patches();
        event.answer  = {{"sentence_id", id.value}, {"revision", 1}};
        return event;
    });
}

} // namespace plenary
