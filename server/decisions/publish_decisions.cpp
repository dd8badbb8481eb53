#include "decisions/answers.hpp"
#include "decisions/letters.hpp"
#include "decisions/lines.hpp"
#include "decisions/text.hpp"
#include "house.hpp"
#include "store/also_about.hpp"

#include <set>

namespace decisions {

namespace {

std::vector<ProposalId> unpublished(const std::vector<Line>& lines)
{
    std::vector<ProposalId> ids;
    for (const auto& line : lines)
        if (!line.is_published()) ids.push_back(line.proposal_id);
    return ids;
}

// With those whose page names one of these as answered together, before or after.
std::vector<ProposalId> and_their_fellows(Reader& reader, const std::vector<ProposalId>& ids)
{
    std::set<ProposalId> all(ids.begin(), ids.end());
    for (auto id : ids) {
        auto before = published(reader, id);
        for (auto with : {answering(reader, id), before ? before->answered_with.value_or(id) : id}) {
            all.insert(with);
            for (auto fellow : answered_by(reader, with)) all.insert(fellow);
        }
    }
    return {all.begin(), all.end()};
}

// What everybody reads from now on; the first day stands, beside that of a correction.
Published made_public(Tx& tx, ProposalId id)
{
    auto into     = merged_into(tx, id);
    auto decision = decision_on(tx, into.value_or(id));
    auto before   = published(tx, id);
    Published after{.proposal_id   = id,
                    .answered_with = into,
                    .revision      = decision.revision,
                    .text          = decision.text,
                    .published_at  = before ? before->published_at : tx.now};
    if (before) after.corrected_at = tx.now;
    save(tx, after);
    return after;
}

json in_record(const std::vector<Published>& answers)
{
    auto all = json::array();
    for (const auto& answer : answers) {
        auto one           = to_json(answer.text);
        one["proposal_id"] = answer.proposal_id.value;
        if (answer.answered_with) one["answered_with"] = answer.answered_with->value;
        all.push_back(std::move(one));
    }
    return all;
}

void add(std::vector<Patch>& patches, std::vector<Patch> more)
{
    for (auto& patch : more) patches.push_back(std::move(patch));
}

} // namespace

awaitable<Event> publish_decisions(House& house, Person person, ConsultationId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto c = directed_by(tx, person, id);
        if (c.state != "closed") throw Refusal{Reason::consultation_still_open, {{"closes_at", to_text(c.closes_at)}}};
        auto lines = lines_of(tx, id);
        require(all_decided(lines));
        auto ids = unpublished(lines);
        if (ids.empty()) throw Refusal{Reason::already_so};
        Screens desk(house.sections, tx, {desk_of(id)});
        PublicScreens screens(tx, and_their_fellows(tx, ids));
        std::vector<Published> answers;
        for (auto one : ids) {
            answers.push_back(made_public(tx, one));
            speaks_also_of(tx, proposals::topic_of(one));
        }
        write_letters(house, tx, c, answers);
        auto event    = about(id, "decisions_published", {{"decisions", in_record(answers)}});
        event.topic   = consultations::topic_of(id);
        event.patches = desk.patches();
        add(event.patches, screens.patches());
        event.answer = {{"published", ids.size()}};
        return event;
    });
}

} // namespace decisions
