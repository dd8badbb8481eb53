#include "meetings/part_rows.hpp"
#include "meetings/setting_up.hpp"

#include "house.hpp"
#include "meetings/rules.hpp"

#include <algorithm>

namespace meetings {

namespace {

SetQuestions::Wanted read_question(const json& object, int order)
{
    Fields in(object);
    SetQuestions::Wanted wanted;
    wanted.question_id       = in.optional_integer("question_id", 1, largest_id);
    wanted.question.text     = in.text("text", max_words_chars);
    wanted.question.kind     = in.word("kind", {"text", "choice", "choices"});
    wanted.question.choices  = in.optional_texts("choices", max_choices, max_words_chars);
    wanted.question.required = in.boolean("required");
    wanted.question.order    = order;
    in.done();
    return wanted;
}

void require_sound(const Meeting& m, const std::vector<SetQuestions::Wanted>& questions)
{
    NewMeeting asked{.title = m.title, .summary = m.summary, .mode = m.mode, .place = m.place};
    asked.starts_at = m.starts_at, asked.ends_at = m.ends_at;
    for (const auto& one : questions) asked.questions.push_back(one.question);
    require(is_sound(asked));
}

const SetQuestions::Wanted* find(const std::vector<SetQuestions::Wanted>& all, const std::string& id)
{
    for (const auto& one : all)
        if (one.question_id && std::to_string(*one.question_id) == id) return &one;
    return nullptr;
}

// What somebody has answered still means what it meant.
bool keeps_meaning(const Question& before, const SetQuestions::Wanted* after)
{
    if (!after || after->question.kind != before.kind) return false;
    const auto& choices = after->question.choices;
    return std::all_of(before.choices.begin(), before.choices.end(), [&](const std::string& choice) {
        return std::find(choices.begin(), choices.end(), choice) != choices.end();
    });
}

} // namespace

SetQuestions SetQuestions::read(MeetingId id, int revision, Fields& in)
{
    SetQuestions wanted{.meeting_id = id, .revision = revision};
    int order = 0;
    for (const auto& object : in.optional_objects("questions", max_questions))
        wanted.questions.push_back(read_question(object, ++order));
    return wanted;
}

awaitable<Event> set_questions(House& house, Person person, SetQuestions wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto m = edited_by(tx, person.person_id, wanted.meeting_id, wanted.revision);
        require_sound(m, wanted.questions);
        Screens screens(house.sections, tx, set_up_screens(tx, m));
        std::size_t kept = 0;
        for (const auto& before : questions_of(tx, m.meeting_id)) {
            const auto* after = find(wanted.questions, before.id);
            if (!keeps_meaning(before, after) && is_answered(tx, m.meeting_id, before.id))
                throw Refusal{Reason::answered_already, {{"field", "questions"}}};
            if (after)
                update_question(tx, *after->question_id, after->question), ++kept;
            else
                delete_question(tx, before.id);
        }
        for (const auto& one : wanted.questions)
            if (one.question_id)
                --kept;
            else
                insert_question(tx, m.meeting_id, one.question);
        if (kept != 0) throw Refusal{Reason::bad_value, {{"field", "questions"}}}; // one that is not here, or twice
        return set_up(tx, m, screens, "questions_set", {{"questions", wanted.questions.size()}});
    });
}

} // namespace meetings
