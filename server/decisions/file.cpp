// The file of one proposal: its decision as it stands and as it was, who works on it, notes, and what else touches the same
// node.
#include "decisions/approver.hpp"
#include "decisions/at_tables.hpp"
#include "decisions/composing.hpp"
#include "decisions/desk.hpp"
#include "decisions/text.hpp"
#include "people/people.hpp"

namespace decisions {

namespace {

constexpr int kept_shown     = 100; // savings: more than anyone looks through
constexpr int notes_shown    = 200;
constexpr int touching_shown = 100;

// The words that a proposal would put in the place of the node's: those that were taken, where that is decided.
std::optional<std::string> words_of(const proposals::Proposal& p, const Decision& decision)
{
    if (decision.text.outcome && takes_words(decision.text) && decision.text.accepted_text)
        return decision.text.accepted_text;
    return p.suggested_text;
}

std::vector<Change> changes_of(const proposals::Proposal& p, const Decision& decision)
{
    auto words = words_of(p, decision);
    return words ? changes_between(p.current_text, *words) : std::vector<Change>{};
}

json to_json(const std::vector<Change>& changes)
{
    auto list = json::array();
    for (const auto& change : changes) list.push_back({{"removed", change.removed}, {"added", change.added}});
    return list;
}

json named(const proposals::Proposal& p)
{
    return {{"proposal_id", p.proposal_id.value}, {"number", p.number}, {"title", p.title}};
}

// The others on the same node. Those that touch the same words have to be composed by hand.
json touching(Reader& reader, const Case& the)
{
    std::vector<ProposalId> others;
    reader.db.each(
        "select proposal_id from proposal where consultation_id = ? and node_id = ? and proposal_id <> ? "
        "and withdrawn_at_ms is null and hidden_at_ms is null order by number limit ?",
        [&](const Row& row) { others.push_back(row.id<ProposalId>(0)); }, the.proposal.consultation_id,
        the.proposal.node_id, the.proposal.proposal_id, touching_shown);
    auto own  = changes_of(the.proposal, the.decision);
    auto list = json::array();
    for (auto id : others) {
        auto other    = proposals::proposal(reader, id).value();
        auto decision = decision_on(reader, answering(reader, id));
        auto changes  = changes_of(other, decision);
        auto shown    = named(other);
        shown.update({{"kind", other.kind}, {"state", name_of(decision.state)}, {"changes", to_json(changes)}});
        shown["same_words"] = touch_same_words(own, changes);
        if (decision.text.outcome) shown["outcome"] = *decision.text.outcome;
        list.push_back(std::move(shown));
    }
    return list;
}

json notes(Reader& reader, const Person& person, ProposalId id)
{
    auto list = json::array();
    for (const auto& note : notes_on(reader, id, notes_shown)) {
        auto shown = to_json(reader, note.written);
        shown.update({{"note_id", note.note_id.value}, {"text", note.text}});
        shown["own"] = note.written.person_id == person.person_id;
        list.push_back(std::move(shown));
    }
    return list;
}

json history(Reader& reader, ProposalId id)
{
    auto list = json::array();
    for (const auto& kept : kept_texts(reader, id, kept_shown)) {
        auto shown = to_json(kept.text);
        shown.update(to_json(reader, kept.written));
        shown["set_aside"] = !kept.revision.has_value();
        if (kept.revision) shown["revision"] = *kept.revision;
        list.push_back(std::move(shown));
    }
    return list;
}

json evaluators(Reader& reader, ProposalId id)
{
    auto list = json::array();
    for (const auto& one : evaluators_of(reader, id)) {
        auto shown         = to_json(reader, one);
        shown["person_id"] = one.person_id->value;
        list.push_back(std::move(shown));
    }
    return list;
}

json merged(Reader& reader, ProposalId id)
{
    auto list = json::array();
    for (const auto& one : merged_with(reader, id)) {
        auto shown  = named(proposals::proposal(reader, one.proposal_id).value());
        shown["at"] = to_text(one.at);
        list.push_back(std::move(shown));
    }
    return list;
}

// What the person may do with it now; the buttons of the page.
json may(const Case& the, const Person& person, Instant now)
{
    auto ready    = !is_answerable(the, now) && the.may_write();
    auto state    = the.decision.state;
    auto open     = state != State::approved;
    auto proposed = state == State::proposed;
    auto in_turn  = proposed || (state == State::draft && !the.two_people);
    return {{"write", ready && open},
            {"propose", ready && state == State::draft},
            {"approve",
             ready && in_turn && the.is_organiser && !may_approve(the.decision, person.person_id, the.two_people)},
            {"reopen", (proposed && the.may_write()) || (state == State::approved && the.is_organiser)},
            {"assign", the.is_organiser},
            {"merge", ready && open && the.is_organiser}};
}

void add_decision(Reader& reader, json& file, const Case& the)
{
    const auto& d = the.decision;
    file.update(to_json(d.text));
    file["state"]    = name_of(d.state);
    file["revision"] = d.revision;
    if (d.edited) file["edited"] = to_json(reader, *d.edited);
    if (d.proposed) file["proposed"] = to_json(reader, *d.proposed);
    if (d.approved) file["approved"] = to_json(reader, *d.approved);
    if (d.reopened) file["reopened"] = to_json(reader, *d.reopened), file["reopened"]["reason"] = d.reopened_reason;
    if (auto public_answer = published(reader, the.proposal.proposal_id)) {
        file["published"]       = to_json(public_answer->text);
        file["published"]["at"] = to_text(public_answer->corrected_at.value_or(public_answer->published_at));
    }
}

} // namespace

json file_of(Reader& reader, const Person& person, ProposalId id)
{
    auto the      = seen_by(reader, person, id);
    const auto& p = the.proposal;
    auto file     = named(p);
    file.update({{"consultation_id", p.consultation_id.value},
                 {"kind", p.kind},
                 {"node_id", p.node_id.value},
                 {"current_text", p.current_text},
                 {"two_people", the.two_people},
                 {"may", may(the, person, reader.now)},
                 {"evaluators", evaluators(reader, id)},
                 {"notes", notes(reader, person, id)},
                 {"touching", touching(reader, the)},
                 {"at_tables", said_at_tables(reader, the.consultation, p.node_id)},
                 {"merged", merged(reader, id)},
                 {"history", history(reader, id)}});
    if (p.suggested_text) file["suggested_text"] = *p.suggested_text;
    if (auto approver = approver_of(reader, the.consultation, id)) file["approver"] = to_json(reader, *approver);
    if (the.merged_into) file["merged_into"] = named(*the.merged_into);
    add_decision(reader, file, the);
    return file;
}

} // namespace decisions
