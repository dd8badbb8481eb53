#include "proposals/list.hpp"

#include "proposals/rows.hpp"
#include "proposals/search.hpp"

#include <charconv>

namespace proposals {

namespace {

constexpr int similar_at_most   = 5;   // beside a form: more would not be read
constexpr int relevance_at_most = 200; // beyond, "best" means nothing: the reader narrows the search

// Where the page before ended: the value it was sorted by, and the proposal.
struct Position {
    std::int64_t value = 0, id = 0;
};

std::optional<Position> read_position(const std::string& cursor)
{
    if (cursor.empty()) return {};
    Position at;
    auto end           = cursor.data() + cursor.size();
    auto [dot, failed] = std::from_chars(cursor.data(), end, at.value);
    if (failed != std::errc{} || dot == end || *dot != '.') throw Refusal{Reason::bad_value, {{"field", "cursor"}}};
    auto [last, wrong] = std::from_chars(dot + 1, end, at.id);
    if (wrong != std::errc{} || last != end) throw Refusal{Reason::bad_value, {{"field", "cursor"}}};
    return at;
}

std::string sort_column(Sort sort)
{
    if (sort == Sort::supports) return "p.supports";
    if (sort == Sort::comments) return "p.comments";
    return "p.number"; // in order of arrival, as the index has them
}

std::string state_condition(const std::optional<State>& state)
{
    if (state == State::published)
        return "p.approved_at_ms is not null and p.hidden_at_ms is null and p.withdrawn_at_ms is null ";
    if (state == State::withdrawn)
        return "p.approved_at_ms is not null and p.hidden_at_ms is null and p.withdrawn_at_ms is not null ";
    if (state == State::pending)
        return "p.approved_at_ms is null and p.hidden_at_ms is null and p.withdrawn_at_ms is null ";
    if (state == State::hidden) return "p.hidden_at_ms is not null ";
    return "p.approved_at_ms is not null and p.hidden_at_ms is null ";
}

} // namespace

std::string statement(const ListQuery& query, bool continues)
{
    auto column  = sort_column(query.sort);
    auto forward = query.sort == Sort::oldest;
    auto by_time = forward || query.sort == Sort::newest;
    auto sql     = "select " + proposal_columns + "from ";
    // A cross join keeps this order: from the matches, which are few, to the proposals.
    if (query.q) sql += "(" + matches(forward, continues && by_time) + ") m cross join ";
    sql += "proposal p where p.consultation_id = ?1 and " + state_condition(query.state);
    if (query.q) sql += "and p.proposal_id = m.proposal_id ";
    // A plan counts its nodes depth first: what hangs beneath one lies between its first and its last.
    if (query.node_id)
        sql += "and p.node_id in (select d.node_id from consultation c "
               "join node_text n on n.plan_id = c.plan_id and n.version = c.version and n.node_id = ?2 "
               "join node_text d on d.plan_id = n.plan_id and d.version = n.version "
               "and d.\"first\" between n.\"first\" and n.\"last\" where c.consultation_id = ?1) ";
    if (query.kind) sql += "and p.kind = ?3 ";
    if (query.author_kind)
        sql += *query.author_kind == "organisation" ? "and p.organisation_id is not null "
                                                    : "and p.organisation_id is null ";
    if (continues) sql += "and (" + column + ", p.proposal_id) " + (forward ? ">" : "<") + " (?5, ?6) ";
    auto direction = std::string(forward ? " asc" : " desc");
    return sql + "order by " + column + direction + ", p.proposal_id" + direction + " limit ?7";
}

namespace {

std::int64_t sort_value(const Proposal& p, Sort sort)
{
    if (sort == Sort::supports) return p.supports;
    if (sort == Sort::comments) return p.comments;
    return p.number;
}

json in_order(Reader& reader, const ListQuery& query)
{
    auto after = read_position(query.cursor);
    auto words = query.q ? search_query(*query.q, Match::all) : "";
    if (query.q && words.empty()) return {{"items", json::array()}};
    std::vector<Proposal> page;
    reader.db.each(
        statement(query, after.has_value()), [&](const Row& row) { page.push_back(from_row(row)); },
        query.consultation_id, query.node_id, query.kind, words, after.value_or(Position{}).value,
        after.value_or(Position{}).id, query.limit + 1);
    json answer{{"items", json::array()}};
    auto more = page.size() > static_cast<std::size_t>(query.limit);
    if (more) page.pop_back();
    for (const auto& p : page) answer["items"].push_back(card(reader, p));
    if (more)
        answer["next"] = std::to_string(sort_value(page.back(), query.sort)) + '.'
                         + std::to_string(page.back().proposal_id.value);
    return answer;
}

bool passes(const Proposal& p, const ListQuery& query)
{
    if (!p.is_public() || (query.state && p.state() != *query.state)) return false;
    if (query.kind && p.kind != *query.kind) return false;
    return !query.author_kind || (*query.author_kind == "organisation") == p.organisation_id.has_value();
}

json by_relevance(Reader& reader, const ListQuery& query)
{
    auto match = query.similar ? Match::any : Match::all;
    auto limit = query.similar ? std::min(query.limit, similar_at_most) : query.limit;
    auto at    = query.similar ? 0 : read_position(query.cursor).value_or(Position{}).value;
    auto best  = found(reader, query.consultation_id, query.similar ? *query.similar : query.q.value_or(""), match,
                      query.similar ? similar_at_most : relevance_at_most);
    json answer{{"items", json::array()}};
    auto passed = std::int64_t{0};
    for (auto id : best) {
        auto p = proposal(reader, id);
        if (!p || !passes(*p, query) || passed++ < at) continue;
        if (answer["items"].size() == static_cast<std::size_t>(limit)) {
            if (!query.similar) answer["next"] = std::to_string(at + limit) + ".0";
            break;
        }
        answer["items"].push_back(card(reader, *p));
    }
    return answer;
}

} // namespace

json list(Reader& reader, const ListQuery& query)
{
    if (!consultations::consultation(reader, query.consultation_id)) throw Refusal{Reason::not_found};
    return query.sort == Sort::relevance || query.similar ? by_relevance(reader, query) : in_order(reader, query);
}

} // namespace proposals
