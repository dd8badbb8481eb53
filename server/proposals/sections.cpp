// What proposals add to the topics of the rooms below, and what they forget of a person.
#include "proposals/sections.hpp"

#include "people/people.hpp"
#include "proposals/access.hpp"

namespace proposals {

namespace {

constexpr int newest_shown = 6;   // on the consultation's page; the long list is read page by page
constexpr int own_shown    = 100; // more than anyone writes; a snapshot is bounded
constexpr int all          = -1;  // to those who ask for everything that is held on them
constexpr auto in_public   = "p.approved_at_ms is not null and p.hidden_at_ms is null ";

std::vector<Proposal> newest(Reader& reader, ConsultationId id)
{
    static const auto sql = "select " + proposal_columns + "from proposal p where p.consultation_id = ? and "
                            + in_public + "order by p.number desc limit ?";
    std::vector<Proposal> found;
    reader.db.each(
        sql, [&](const Row& row) { found.push_back(from_row(row)); }, id, newest_shown);
    return found;
}

void add_moderation(Reader& reader, json& state, ProposalId id, std::optional<CommentId> comment_id)
{
    auto decided = newest_moderation(reader, id, comment_id);
    if (!decided.is_null()) state["moderation"] = std::move(decided);
}

json own_proposals(Reader& reader, PersonId person, int limit)
{
    static const auto sql = "select " + proposal_columns
                            + "from proposal p where p.person_id = ? "
                              "order by p.proposal_id desc limit ?";
    auto own  = json::object();
    auto take = [&](const Row& row) {
        auto p           = from_row(row);
        auto state       = card(reader, p);
        state["receipt"] = {{"seq", p.received_seq}, {"at", to_text(p.received_at)}};
        add_moderation(reader, state, p.proposal_id, {});
        own[std::to_string(p.proposal_id.value)] = std::move(state);
    };
    reader.db.each(sql, take, person, limit);
    return own;
}

json own_comments(Reader& reader, PersonId person, int limit)
{
    static const auto sql = "select " + comment_columns
                            + "from comment c where c.person_id = ? and "
                              "c.taken_back_at_ms is null order by c.comment_id desc limit ?";
    auto own  = json::object();
    auto take = [&](const Row& row) {
        auto c = comment_from_row(row);
        json state{{"comment_id", c.comment_id.value},
                   {"proposal_id", c.proposal_id.value},
                   {"body", c.body},
                   {"at", to_text(c.at)},
                   {"order", c.comment_id.value}};
        add_moderation(reader, state, c.proposal_id, c.comment_id);
        own[std::to_string(c.comment_id.value)] = std::move(state);
    };
    reader.db.each(sql, take, person, limit);
    return own;
}

json own_flags(Reader& reader, PersonId person)
{
    auto own  = json::object();
    auto take = [&](const Row& row) {
        json flag{{"proposal_id", row.integer(1)}, {"reason", row.text(3)}, {"at", to_text(row.instant(5))}};
        if (auto comment_id = row.optional_integer(2)) flag["comment_id"] = *comment_id;
        if (auto text = row.optional_text(4)) flag["text"] = *text;
        own[std::to_string(row.integer(0))] = std::move(flag);
    };
    reader.db.each("select flag_id, proposal_id, comment_id, reason, text, at_ms from flag where person_id = ?", take,
                   person);
    return own;
}

json own_endorsements(Reader& reader, PersonId person)
{
    auto endorsed = json::object();
    auto take     = [&](const Row& row) { endorsed[row.text(0)][row.text(1)] = true; };
    reader.db.each(
        "select cast(proposal_id as text), cast(organisation_id as text) from endorsement where person_id = ?", take,
        person);
    return endorsed;
}

} // namespace

bool is_among_newest(Reader& reader, const Proposal& p)
{
    auto younger = reader.db.integer("select count(*) from (select 1 from proposal p where p.consultation_id = ? and "
                                     "p.number > ? and p.approved_at_ms is not null and p.hidden_at_ms is null "
                                     "limit ?)",
                                     p.consultation_id, p.number, newest_shown);
    return younger.value_or(0) < newest_shown;
}

bool is_shown_to_author(Reader& reader, const Proposal& p)
{
    auto younger = reader.db.integer("select count(*) from (select 1 from proposal p where p.person_id = ? and "
                                     "p.proposal_id > ? limit ?)",
                                     p.person_id, p.proposal_id, own_shown);
    return younger.value_or(0) < own_shown;
}

json consultation_section(Reader& reader, std::int64_t id)
{
    auto cards = json::object();
    for (const auto& p : newest(reader, ConsultationId{id}))
        cards[std::to_string(p.proposal_id.value)] = card(reader, p);
    return {{"newest", std::move(cards)}};
}

json person_section(Reader& reader, std::int64_t id)
{
    PersonId person{id};
    return {{"proposals", own_proposals(reader, person, own_shown)},
            {"comments", own_comments(reader, person, own_shown)},
            {"endorsed", own_endorsements(reader, person)}};
}

std::optional<json> proposal_state(Reader& reader, std::int64_t id)
{
    auto p = proposal(reader, ProposalId{id});
    if (!p || !p->is_public()) return {};
    return full_state(reader, *p);
}

json person_data(Reader& reader, std::int64_t id)
{
    PersonId person{id};
    return {{"proposals", own_proposals(reader, person, all)},
            {"comments", own_comments(reader, person, all)},
            {"flags", own_flags(reader, person)}};
}

std::vector<std::string> appearances(Reader& reader, PersonId person)
{
    std::vector<std::string> topics;
    auto take = [&](const Row& row) {
        topics.push_back(topic_of(row.id<ProposalId>(0)));
        topics.push_back(consultations::topic_of(row.id<ConsultationId>(1)));
    };
    reader.db.each("select p.proposal_id, p.consultation_id from proposal p where p.person_id = ?1 and p.show_name = 1 "
                   "union select p.proposal_id, p.consultation_id from comment c join proposal p "
                   "on p.proposal_id = c.proposal_id where c.person_id = ?1 and c.show_name = 1",
                   take, person);
    return topics;
}

// Published words stay, in the record as well, without the name: where it stood, `appearances` told. A body's stay the
// body's.
std::vector<Patch> forget(Tx& tx, PersonId person)
{
    for (auto table : {"proposal", "comment"})
        tx.db.run("update " + std::string(table) + " set person_id = null, show_name = 0 where person_id = ?", person);
    tx.db.run("update endorsement set person_id = null where person_id = ?", person);
    tx.db.run("update flag set person_id = null, text = null where person_id = ?", person);
    tx.db.run("update moderation set person_id = null where person_id = ?", person);
    return {};
}

} // namespace proposals
