// No contribution is left without an answer: the text ends when all are published, and every change says why.
#include "decisions/answers.hpp"
#include "decisions/approvals.hpp"
#include "decisions/causes.hpp"
#include "decisions/lines.hpp"
#include "house.hpp"
#include "processes/processes.hpp"

#include <algorithm>

namespace decisions {

namespace {

constexpr std::size_t nodes_named = 100; // in a refusal: the redline has them all

void require_published(const std::vector<Line>& lines)
{
    std::vector<Line> missing;
    for (const auto& line : lines)
        if (!line.is_published()) missing.push_back(line);
    if (!missing.empty()) throw decisions_missing(missing, lines.size());
}

// The proposals that a version cites have a public answer, or it would tell what is not published.
void require_cited_published(Reader& reader, const plans::Version& version)
{
    std::vector<Line> lines;
    for (auto id : cited(reader, version))
        if (auto line = line_of(reader, id)) lines.push_back(*line);
    require_published(lines);
}

void require_answers(Reader& reader, PlanId plan)
{
    std::vector<Line> all;
    for (const auto& c : consultations::consultations_on(reader, plan)) {
        require(consultations::has_closed(c, reader.now));
        auto lines = lines_of(reader, c.consultation_id);
        all.insert(all.end(), lines.begin(), lines.end());
    }
    require_published(all);
}

// A node that only moved says what it said.
void require_causes(Reader& reader, const plans::Version& version)
{
    auto causes  = causes_of(reader, version);
    auto before  = plans::nodes(reader, version.plan_id, consulted_before(reader, version));
    auto after   = plans::nodes(reader, version.plan_id, version.version);
    auto nodes   = json::array();
    auto missing = 0;
    for (const auto& change : plans::changes(before, after)) {
        const auto& node = change.node();
        if (change.kind == plans::NodeChange::Kind::moved || causes.contains(node.node_id)) continue;
        if (++missing > static_cast<int>(nodes_named)) continue;
        nodes.push_back(
            {{"node_id", node.node_id.value}, {"number", node.number}, {"title", plans::short_name_of(node)}});
    }
    if (missing > 0) throw Refusal{Reason::change_without_cause, {{"n", missing}, {"nodes", std::move(nodes)}}};
}

void require_first_final(Reader& reader, PlanId plan)
{
    for (const auto& one : plans::versions(reader, plan))
        if (one.final_at) throw Refusal{Reason::already_final, {{"version", one.version}}};
}

// A text is read by everybody once it is published: not before its process is.
void require_process_published(House& house, Reader& reader, const plans::Version& version)
{
    auto process = house.sections.state(reader, processes::topic_of(version.process_id.value()));
    if (!process || process->contains("draft")) throw Refusal{Reason::not_in_this_state};
}

std::vector<std::string> screens_of(Reader& reader, const plans::Version& version)
{
    std::vector<std::string> topics{processes::topic_of(version.process_id.value())};
    for (const auto& c : consultations::consultations_on(reader, version.plan_id))
        topics.push_back(desk_of(c.consultation_id));
    return topics;
}

// Carries it out, and tells every screen that shows where the words went.
Event carry_out(House& house, Tx& tx, const plans::Version& version, std::string kind,
                const std::function<void()>& change)
{
    Screens screens(house.sections, tx, screens_of(tx, version));
    PublicScreens answers(tx, cited(tx, version));
    change();
    auto event             = about(version, std::move(kind), plans::as_recorded(tx, version));
    event.payload["title"] = version.title;
    event.patches          = screens.patches();
    for (auto& patch : answers.patches()) event.patches.push_back(std::move(patch));
    return event;
}

} // namespace

awaitable<Event> publish_draft(House& house, Person person, PlanId plan, int number)
{
    return house.ledger.write(person, [&house, person, plan, number](Tx& tx) {
        auto version = organised_by(tx, person, plan, number);
        if (!version.is_draft()) throw Refusal{Reason::already_so};
        require_process_published(house, tx, version);
        require_first_final(tx, plan);
        require_cited_published(tx, version);
        return carry_out(house, tx, version, "version_published", [&] { plans::publish_draft(tx, version); });
    });
}

awaitable<Event> finalise_version(House& house, Person person, PlanId plan, int number)
{
    return house.ledger.write(person, [&house, person, plan, number](Tx& tx) {
        auto version = organised_by(tx, person, plan, number);
        if (version.state == "superseded") throw Refusal{Reason::not_found}; // a later one stands in its place
        require_process_published(house, tx, version);
        require_first_final(tx, plan);
        require_answers(tx, plan);
        require_causes(tx, version);
        return carry_out(house, tx, version, "version_finalised", [&] {
            if (version.is_draft()) plans::publish_draft(tx, version);
            plans::make_final(tx, version);
        });
    });
}

} // namespace decisions
