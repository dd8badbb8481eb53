#include "exports/sets/authors.hpp"
#include "exports/sets/sets.hpp"

#include <numeric>

namespace exports {

namespace {

constexpr Column columns[] = {
    {"consultation", Holds::text},
    {"number", Holds::integer},
    {"kind", Holds::text, "kind"},
    {"node_number", Holds::text},
    {"node", Holds::text},
    {"title", Holds::text},
    {"body", Holds::text},
    {"current_text", Holds::text},
    {"suggested_text", Holds::text},
    {"author_kind", Holds::text, "exports.author"},
    {"organisation", Holds::text},
    {"organisation_kind", Holds::text, "organisation_kind"},
    {"organisation_zone", Holds::text, "zone"},
    {"author", Holds::text},
    {"author_name", Holds::text, {}, Who::desk},
    {"state", Holds::text, "proposal_state"},
    {"votes", Holds::integer},
    {"votes_by_choice", Holds::text},
    {"comments", Holds::integer},
    {"endorsements", Holds::integer},
    {"received_at", Holds::instant},
    {"edited_at", Holds::instant},
    {"withdrawn_at", Holds::instant},
    {"withdrawn_reason", Holds::text},
    {"received_seq", Holds::integer},
    {"address", Holds::text},
};

Cell text_in(const json& words, const char* name)
{
    auto found = words.find(name);
    return found == words.end() ? Cell{} : Cell{found->get<std::string>()};
}

std::int64_t all_votes(const json& tally)
{
    return std::accumulate(tally.begin(), tally.end(), std::int64_t{0},
                           [](std::int64_t sum, const json& votes) { return sum + votes.get<std::int64_t>(); });
}

// "agree 12, pass 3"
std::string by_choice(const json& tally)
{
    std::string told;
    for (const auto& [choice, votes] : tally.items()) told += (told.empty() ? "" : ", ") + choice + ' ' + votes.dump();
    return told;
}

Cells cells_of(Scene& scene, const consultations::Consultation& c, const PastProposal& p)
{
    auto words = words_of(scene.reader, p);
    auto tally = scene.tally(p);
    auto node  = scene.node(c, p.node_id);
    Cells cells{c.title,
                std::int64_t{p.number},
                text_in(words, "kind"),
                node ? Cell{node->number} : Cell{},
                node ? Cell{plans::short_name_of(*node)} : Cell{},
                text_in(words, "title"),
                text_in(words, "body"),
                text_in(words, "current_text"),
                text_in(words, "suggested_text")};
    add_author(cells, author_of(scene, "proposal", p.proposal_id.value, p.organisation_id));
    cells.insert(cells.end(),
                 {Cell{std::string(p.withdrawn_at ? "withdrawn" : "published")}, Cell{all_votes(tally)},
                  Cell{by_choice(tally)}, Cell{std::int64_t{p.comments}},
                  Cell{static_cast<std::int64_t>(p.endorsed_by.size())}, Cell{p.received_at}, cell(p.edited_at),
                  cell(p.withdrawn_at), Cell{withdrawal_reason(scene.reader, p)}, Cell{p.received_seq},
                  Cell{scene.address("/proposals/" + std::to_string(p.proposal_id.value))}});
    return cells;
}

void rows(Scene& scene, const Take& take)
{
    for (const auto& c : scene.consultations())
        for (auto p : scene.past().proposals(c.consultation_id)) take(cells_of(scene, c, *p));
}

} // namespace

const DataSet proposals_set{"proposals", Who::anyone, columns, rows};

} // namespace exports
