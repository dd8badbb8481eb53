#include "house.hpp"
#include "plenary/access.hpp"
#include "plenary/rules.hpp"

namespace plenary {

EditSentence EditSentence::read(SentenceId id, int revision, Fields& in)
{
    EditSentence edit{.sentence_id = id, .revision = revision};
    edit.text            = in.optional_text("text", max_sentence_chars);
    edit.cites           = in.optional_ids<ContributionId>("cites", max_cited);
    edit.common_theme_id = in.optional_id<CommonThemeId>("theme_id");
    if (auto order = in.optional_integer("order", 1, max_sentences)) edit.order = static_cast<int>(*order);
    return edit;
}

namespace {

// Somebody saved in between: the answer carries that sentence, so that neither is lost.
Verdict is_current(Reader& reader, const Sentence& s, int revision)
{
    if (s.revision == revision) return granted;
    auto cites = json::object();
    auto cited = citations_of(reader, s.meeting_id);
    for (auto note : cited[s.sentence_id]) cites[std::to_string(note.value)] = true;
    return Refusal{Reason::stale_revision,
                   {{"current", {{"revision", s.revision}, {"text", s.text}, {"cites", std::move(cites)}}}}};
}

void apply(Tx& tx, Sentence& s, const EditSentence& edit)
{
    if (edit.text) s.text = *edit.text;
    if (edit.common_theme_id) s.common_theme_id = edit.common_theme_id;
    if (edit.order) s.order = *edit.order;
    s.revision += 1;
    s.writer.reset();
    s.writing_until.reset();
    update_sentence(tx, s);
    if (edit.cites) set_cites(tx, s.sentence_id, *edit.cites);
}

Event event_of(const Sentence& s, std::string kind)
{
    return about(s.meeting_id, std::move(kind), {{"sentence_id", s.sentence_id.value}});
}

// The sentence, when nobody else is writing in it.
Sentence free_sentence(Tx& tx, const Person& person, SentenceId id)
{
    auto found = sentence_for(tx, person, id);
    auto name  = found.writer ? name_of(tx, *found.writer) : std::string();
    require(is_free(found, person.person_id, name, tx.now));
    return found;
}

} // namespace

awaitable<Event> edit_sentence(House& house, Person person, EditSentence edit)
{
    return house.ledger.write(person, [&house, person, edit](Tx& tx) {
        auto s = sentence_for(tx, person, edit.sentence_id);
        require(is_current(tx, s, edit.revision));
        free_sentence(tx, person, edit.sentence_id);
        require_theme(tx, s.meeting_id, edit.common_theme_id);
        if (edit.cites) require_notes(tx, s.meeting_id, *edit.cites, "cites");
        if (edit.cites && edit.cites->empty() && published_at(tx, s.meeting_id))
            throw Refusal{Reason::sentence_without_source, {{"sentences", 1}}};
        Screens screens(house.sections, tx, screens_of(s.meeting_id));
        apply(tx, s, edit);
        auto event    = event_of(s, "sentence_edited");
        event.patches = screens.patches();
        event.answer  = {{"revision", s.revision}};
        return event;
    });
}

awaitable<Event> remove_sentence(House& house, Person person, SentenceId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto s = free_sentence(tx, person, id);
        Screens screens(house.sections, tx, screens_of(s.meeting_id));
        s.removed_at = tx.now;
        update_sentence(tx, s);
        auto event    = event_of(s, "sentence_removed");
        event.patches = screens.patches();
        return event;
    });
}

awaitable<Event> claim_sentence(House& house, Person person, SentenceId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto s = free_sentence(tx, person, id);
        Screens screens(house.sections, tx, screens_of(s.meeting_id));
        s.writer        = person.person_id;
        s.writing_until = tx.now + claim_lasts;
        update_sentence(tx, s);
        auto event    = event_of(s, "sentence_claimed");
        event.patches = screens.patches();
        event.answer  = {{"until", to_text(*s.writing_until)}};
        return event;
    });
}

} // namespace plenary
