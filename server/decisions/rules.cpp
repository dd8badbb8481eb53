#include "decisions/rules.hpp"

#include <algorithm>

namespace decisions {

namespace {

Refusal missing(std::string_view field) { return {Reason::required, {{"field", field}}}; }

} // namespace

Verdict is_answerable(const Case& the, Instant now)
{
    if (auto still_open = consultations::has_closed(the.consultation, now)) return still_open;
    if (the.proposal.withdrawn_at) return Refusal{Reason::already_withdrawn};
    if (!the.proposal.is_public()) return Refusal{Reason::proposal_not_public};
    if (the.merged_into)
        return Refusal{Reason::proposal_merged,
                       {{"proposal_id", the.merged_into->proposal_id.value}, {"number", the.merged_into->number}}};
    return granted;
}

Verdict is_in(const Decision& decision, std::initializer_list<State> states)
{
    if (std::find(states.begin(), states.end(), decision.state) != states.end()) return granted;
    return Refusal{Reason::decision_in_other_state, {{"state", name_of(decision.state)}}};
}

bool takes_words(const DecisionText& text)
{
    return text.outcome == "accepted" || text.outcome == "partially_accepted";
}

Verdict is_whole(const DecisionText& text, std::string_view kind, std::string_view current_text)
{
    if (!text.outcome) return missing("outcome");
    if (text.reason.empty()) return missing("reason");
    for (const auto& point : text.points)
        if (point.outcome == "passed_on" && !point.passed_to) return missing("passed_to");
    if (!takes_words(text)) {
        if (text.accepted_text) return Refusal{Reason::words_unexpected, {{"field", "accepted_text"}}};
        return granted;
    }
    auto proposes_words = kind == "change" || kind == "deletion" || kind == "addition";
    if (!text.accepted_text) return proposes_words ? Verdict{missing("accepted_text")} : granted;
    if (*text.accepted_text == current_text) return Refusal{Reason::nothing_changed, {{"field", "accepted_text"}}};
    return granted;
}

Verdict may_approve(const Decision& decision, PersonId person, bool two_people)
{
    if (!two_people) return granted;
    auto is_by = [&](const std::optional<Act>& act) { return act && act->person_id == person; };
    if (is_by(decision.edited) || is_by(decision.proposed)) return Refusal{Reason::another_person};
    return granted;
}

std::optional<std::string_view> waits_for(const Standing& one)
{
    if (one.merged) return {};
    if (one.pending) return "moderator";
    switch (one.state) {
        case State::none: return one.evaluators ? "evaluator" : "assignment";
        case State::draft: return "evaluator";
        case State::proposed: return "approver";
        case State::approved: break;
    }
    if (!one.published) return "publication";
    return {};
}

} // namespace decisions
