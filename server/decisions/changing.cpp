#include "decisions/changing.hpp"

#include "decisions/desk.hpp"
#include "decisions/text.hpp"
#include "house.hpp"

namespace decisions {

Verdict is_current(Reader& reader, const Decision& decision, int revision)
{
    if (decision.revision == revision) return granted;
    auto current        = to_json(decision.text);
    current["revision"] = decision.revision;
    current["state"]    = name_of(decision.state);
    if (decision.edited) current["edited"] = to_json(reader, *decision.edited);
    return Refusal{Reason::stale_revision, {{"current", std::move(current)}}};
}

void require_ready(Reader& reader, const Case& the, int revision, std::initializer_list<State> states)
{
    require(is_answerable(the, reader.now));
    require(is_in(the.decision, states));
    require(is_current(reader, the.decision, revision));
    require(is_whole(the.decision.text, the.proposal.kind, the.proposal.current_text));
}

Event changed(House& house, Tx& tx, const Case& the, std::string kind, const std::function<void(Decision&)>& change)
{
    Screens screens(house.sections, tx,
                    {desk_of(the.consultation.consultation_id), process_desk_of(the.consultation.process_id)});
    auto after = the.decision;
    change(after);
    save(tx, after);
    auto event    = about(the, std::move(kind), {{"revision", after.revision}});
    event.patches = screens.patches();
    event.answer  = {{"revision", after.revision}, {"state", name_of(after.state)}};
    return event;
}

} // namespace decisions
