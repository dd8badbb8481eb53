#include "proposals/queue.hpp"

#include "people/people.hpp"
#include "proposals/rows.hpp"

namespace proposals {

namespace {

constexpr std::size_t most_shown = 100; // what is worked off makes room for the rest

struct Subject {
    ProposalId proposal_id;
    std::optional<CommentId> comment_id;
    Instant since{};
};

constexpr auto of_process = "in (select consultation_id from consultation where process_id = ?1) ";

std::vector<Subject> subjects(Reader& reader, const std::string& sql, ProcessId id)
{
    std::vector<Subject> all;
    reader.db.each(
        sql,
        [&](const Row& row) {
            Subject one{row.id<ProposalId>(0), {}, row.instant(2)};
            if (row.integer(1) > 0) one.comment_id = CommentId{row.integer(1)};
            all.push_back(one);
        },
        id, most_shown + 1);
    return all;
}

// The plus keeps to the few open flags, rather than asking each proposal for some.
std::vector<Subject> waiting(Reader& reader, ProcessId id)
{
    static const auto sql =
        std::string("select proposal_id, comment_id, min(since) from (select p.proposal_id as proposal_id, "
                    "0 as comment_id, p.received_at_ms as since from proposal p where p.approved_at_ms is null "
                    "and p.hidden_at_ms is null and p.withdrawn_at_ms is null and p.consultation_id ")
        + of_process
        + "union all select f.proposal_id, coalesce(f.comment_id, 0), f.at_ms from flag f join proposal p "
          "on p.proposal_id = f.proposal_id left join comment c on c.comment_id = f.comment_id "
          "where f.settled_at_ms is null and p.hidden_at_ms is null and p.withdrawn_at_ms is null "
          "and c.hidden_at_ms is null and c.taken_back_at_ms is null and +p.consultation_id "
        + of_process
        + ") as texts group by proposal_id, comment_id order by min(since), proposal_id, comment_id limit ?2";
    return subjects(reader, sql, id);
}

// From the moderators' own decisions, which are few, rather than from all that was written.
std::vector<Subject> hidden_ones(Reader& reader, ProcessId id)
{
    static const auto sql =
        std::string("select m.proposal_id, coalesce(m.comment_id, 0), max(m.at_ms) from moderation m join proposal p "
                    "on p.proposal_id = m.proposal_id left join comment c on c.comment_id = m.comment_id "
                    "where m.decision = 'hide' and +p.consultation_id ")
        + of_process
        + "and ((m.comment_id is null and p.hidden_at_ms is not null) or (c.hidden_at_ms is not null "
          "and c.taken_back_at_ms is null)) group by m.proposal_id, coalesce(m.comment_id, 0) "
          "order by max(m.moderation_id) desc limit ?2";
    return subjects(reader, sql, id);
}

json open_flags(Reader& reader, const Subject& subject)
{
    auto all  = json::array();
    auto take = [&](const Row& row) {
        json flag{{"flag_id", row.integer(0)}, {"reason", row.text(1)}, {"at", to_text(row.instant(3))}};
        if (auto text = row.optional_text(2)) flag["text"] = *text;
        all.push_back(std::move(flag));
    };
    constexpr int most = 20; // of one text: the rest say the same
    reader.db.each("select flag_id, reason, text, at_ms from flag where proposal_id = ? "
                   "and comment_id is not distinct from ? and settled_at_ms is null order by flag_id limit ?",
                   take, subject.proposal_id, subject.comment_id, most);
    return all;
}

std::string name_of(State state)
{
    switch (state) {
        case State::pending: return "pending";
        case State::published: return "published";
        case State::withdrawn: return "withdrawn";
        case State::hidden: break;
    }
    return "hidden";
}

json with_words(Reader& reader, const Proposal& p)
{
    json item = card(reader, p);
    json shown{{"kind", p.kind},
               {"node_id", p.node_id.value},
               {"author", item["author"]},
               {"state", name_of(p.state())},
               {"body", p.body}};
    if (p.suggested_text) shown["current_text"] = p.current_text, shown["suggested_text"] = *p.suggested_text;
    return shown;
}

json with_words(Reader& reader, const Comment& c)
{
    auto shown = comment_state(reader, c);
    return {{"author", shown["author"]}, {"state", c.hidden_at ? "hidden" : "published"}, {"body", c.body}};
}

json item(Reader& reader, const Subject& subject)
{
    auto p     = proposal(reader, subject.proposal_id).value();
    auto words = subject.comment_id ? with_words(reader, comment(reader, *subject.comment_id).value())
                                    : with_words(reader, p);
    words.update({{"proposal_id", p.proposal_id.value},
                  {"consultation_id", p.consultation_id.value},
                  {"number", p.number},
                  {"title", p.title},
                  {"since", to_text(subject.since)},
                  {"before", consultations::consultation(reader, p.consultation_id)->moderation == "before"},
                  {"flags", open_flags(reader, subject)}});
    if (subject.comment_id) words["comment_id"] = subject.comment_id->value;
    auto decided = newest_moderation(reader, p.proposal_id, subject.comment_id);
    if (!decided.is_null()) words["moderation"] = std::move(decided);
    return words;
}

} // namespace

json queue(Reader& reader, ProcessId id, bool hidden)
{
    auto found = hidden ? hidden_ones(reader, id) : waiting(reader, id);
    json answer{{"items", json::array()}};
    if (found.size() > most_shown) {
        found.pop_back();
        answer["more"] = true;
    }
    for (const auto& subject : found) answer["items"].push_back(item(reader, subject));
    return answer;
}

bool moderates_in(Reader& reader, PersonId person, ProcessId id)
{
    using people::Role;
    return people::has_role(reader, person, id, Role::moderator)
           || people::has_role(reader, person, id, Role::organiser);
}

json moderation_log(Reader& reader, ConsultationId id, std::int64_t before, int limit)
{
    json answer{{"items", json::array()}};
    auto& items = answer["items"];
    auto take   = [&](const Row& row) {
        json one{{"moderation_id", row.integer(0)},
                 {"decision", row.text(1)},
                 {"reason", row.text(2)},
                 {"at", to_text(row.instant(3))},
                 {"on", row.boolean(4) ? "comment" : "proposal"},
                 {"number", row.integer(5)}};
        if (row.boolean(7)) one["proposal_id"] = row.integer(6);
        items.push_back(std::move(one));
    };
    reader.db.each(
        "select m.moderation_id, m.decision, m.reason, m.at_ms, m.comment_id is not null, p.number, "
        "p.proposal_id, p.approved_at_ms is not null and p.hidden_at_ms is null from moderation m "
        "join proposal p on p.proposal_id = m.proposal_id where +p.consultation_id = ? "
        "and m.moderation_id < ? and m.decision in ('hide', 'restore') order by m.moderation_id desc limit ?",
        take, id, before, limit + 1);
    if (items.size() > static_cast<std::size_t>(limit)) {
        items.erase(items.size() - 1);
        answer["next"] = std::to_string(items.back()["moderation_id"].get<std::int64_t>());
    }
    return answer;
}

} // namespace proposals
