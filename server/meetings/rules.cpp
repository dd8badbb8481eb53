#include "meetings/rules.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace meetings {

namespace {

Refusal bad(std::string_view field) { return {Reason::bad_value, {{"field", field}}}; }

// Text as people may write it: what is stored has been cleaned already.
bool is_clean(const std::string& text) { return clean_text(text) == text; }
bool is_title(const std::string& text) { return !text.empty() && is_clean(text); }
bool is_clean(const std::optional<std::string>& text) { return !text || is_title(*text); }

bool is_link(const std::optional<std::string>& link)
{
    if (!link) return true;
    if (!link->starts_with("https://") && !link->starts_with("http://")) return false;
    return is_title(*link) && link->find_first_of(" \"<>\\") == link->npos;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_some(const std::optional<int>& count) { return !count || *count > 0; }

bool is_sound(const NewAgendaItem& item)
{
    return is_one_of(item.kind, {"plenary", "table_round", "talk", "networking", "break"}) && is_title(item.title)
           && is_clean(item.room) && item.ends_at > item.starts_at
           && item.round.has_value() == (item.kind == "table_round") && is_some(item.round);
}

bool is_sound(const NewQuestion& question)
{
    auto words = std::all_of(question.choices.begin(), question.choices.end(),
                             [](const std::string& choice) { return is_title(choice); });
    return is_one_of(question.kind, {"text", "choice", "choices"}) && is_title(question.text) && words
           && (question.kind == "text") == question.choices.empty();
}

bool is_sound(const NewTable& table)
{
    return is_title(table.theme) && table.people >= 0 && is_clean(table.room) && is_some(table.seats);
}

Verdict has_sound_window(const NewMeeting& meeting)
{
    if (meeting.registration_opens_at.has_value() != meeting.registration_closes_at.has_value())
        return bad("registration_closes_at");
    if (meeting.registration_opens_at && *meeting.registration_closes_at <= *meeting.registration_opens_at)
        return bad("registration_closes_at");
    return granted;
}

} // namespace

std::string_view state_at(Instant starts_at, Instant ends_at, Instant now)
{
    return now < starts_at ? "planned" : now <= ends_at ? "open" : "closed";
}

std::optional<Instant> turns_at(Instant starts_at, Instant ends_at, std::string_view state)
{
    if (state == "planned") return starts_at;
    return state == "open" ? std::optional(ends_at + std::chrono::milliseconds{1}) : std::nullopt;
}

Verdict is_sound(const NewMeeting& meeting)
{
    if (!is_title(meeting.title)) return bad("title");
    if (!is_clean(meeting.summary)) return bad("summary");
    if (!is_clean(meeting.place)) return bad("place");
    if (!is_one_of(meeting.mode, {"in_person", "online", "hybrid"})) return bad("mode");
    if (meeting.ends_at <= meeting.starts_at) return bad("ends_at");
    if (!is_link(meeting.map_url)) return bad("map_url");
    if (!is_link(meeting.stream_url)) return bad("stream_url");
    if (!is_some(meeting.seats)) return bad("seats");
    if (!is_some(meeting.seats_online)) return bad("seats_online");
    if (meeting.offer_minutes <= 0) return bad("offer_minutes");
    auto sound = [](const auto& list) {
        return std::all_of(list.begin(), list.end(), [](const auto& one) { return is_sound(one); });
    };
    if (!sound(meeting.agenda)) return bad("agenda");
    if (!sound(meeting.questions)) return bad("questions");
    if (!sound(meeting.tables)) return bad("tables");
    return has_sound_window(meeting);
}

Verdict takes_registrations(const Meeting& m, Instant now)
{
    if (m.cancelled_at) return Refusal{Reason::meeting_cancelled, {{"reason_given", m.cancelled_reason}}};
    if (!m.registration_opens_at) return Refusal{Reason::registration_closed};
    if (now < *m.registration_opens_at)
        return Refusal{Reason::registration_not_open, {{"opens_at", to_text(*m.registration_opens_at)}}};
    if (now > *m.registration_closes_at)
        return Refusal{Reason::registration_closed, {{"closes_at", to_text(*m.registration_closes_at)}}};
    return granted;
}

namespace {

bool is_choice(const Question& question, const json& answer)
{
    return answer.is_string()
           && std::find(question.choices.begin(), question.choices.end(), answer.get<std::string>())
                  != question.choices.end();
}

bool answers(const Question& question, const json& answer)
{
    if (question.kind == "text") return answer.is_string();
    if (question.kind == "choice") return is_choice(question, answer);
    if (!answer.is_array() || answer.empty() || answer.size() > question.choices.size()) return false;
    return std::all_of(answer.begin(), answer.end(), [&](const json& one) { return is_choice(question, one); });
}

} // namespace

Verdict fits(const std::vector<Question>& questions, const json& given)
{
    std::size_t asked = 0;
    for (const auto& question : questions) {
        auto answer = given.find(question.id);
        if (answer == given.end()) {
            if (question.required) return Refusal{Reason::required, {{"field", "answers." + question.id}}};
            continue;
        }
        ++asked;
        if (!answers(question, *answer)) return bad("answers." + question.id);
    }
    return asked == given.size() ? granted : Verdict(bad("answers"));
}

Verdict fits(const std::vector<Table>& tables, const std::vector<TableId>& preferences)
{
    for (auto id : preferences) {
        auto here = std::any_of(tables.begin(), tables.end(), [&](const Table& one) { return one.table_id == id; });
        if (!here) return bad("table_preferences");
    }
    return granted;
}

} // namespace meetings
