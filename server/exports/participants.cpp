#include "exports/participants.hpp"

#include "exports/merging.hpp"
#include "exports/rules.hpp"

#include <algorithm>
#include <numeric>

namespace exports {

namespace {

void take_notes(Reader& reader, ProcessId id, std::int64_t seq, std::map<OrganisationId, Participant>& all)
{
    reader.db.each(
        "select organisation_id, channels, named from participation where process_id = ? and seq <= ?",
        [&](const Row& row) {
            auto& one    = all[row.id<OrganisationId>(0)];
            auto by_hand = json::parse(row.view(1)).get<std::set<std::string>>();
            one.by_hand  = by_hand;
            one.channels.merge(by_hand);
            one.named = row.boolean(2);
        },
        id, seq);
}

// The one that stands for a body in the list.
OrganisationId standing_for(const std::map<OrganisationId, OrganisationId>& same, OrganisationId body)
{
    for (auto found = same.find(body); found != same.end(); found = same.find(body)) body = found->second;
    return body;
}

// Those that are the same are counted once, with what each of them did.
void join_same(Reader& reader, ProcessId id, std::int64_t seq, std::map<OrganisationId, Participant>& all)
{
    auto same   = same_bodies(reader, id, seq);
    auto merged = merged_bodies(reader, seq);
    for (const auto& [body_id, unused] : same) {
        auto found = all.find(body_id);
        if (found == all.end()) continue;
        auto other = std::move(found->second);
        all.erase(found);
        auto& one = all[standing_for(same, body_id)];
        one.channels.merge(other.channels);
        if (merged.contains(body_id)) {
            one.by_hand.merge(other.by_hand);
            one.named = one.named && other.named;
        } else if (auto body = people::organisation(reader, body_id))
            one.also.push_back(*std::move(body));
    }
}

void find_alike(std::vector<Participant>& bodies)
{
    std::map<std::string, std::vector<OrganisationId>> by_likeness;
    for (const auto& one : bodies)
        if (auto key = likeness(one.body.name); !key.empty()) by_likeness[key].push_back(one.body.organisation_id);
    for (auto& one : bodies)
        for (auto other : by_likeness[likeness(one.body.name)])
            if (other != one.body.organisation_id) one.like.push_back(other);
}

} // namespace

const std::vector<std::string_view>& channels()
{
    static const std::vector<std::string_view> all{"interview", "event", "consultation"};
    return all;
}

std::int64_t Participants::all_citizens() const
{
    return std::accumulate(citizens.begin(), citizens.end(), citizens_seen,
                           [](std::int64_t sum, const auto& counted) { return sum + counted.second; });
}

Participants participants(Reader& reader, ProcessId id, const Seen& seen, std::int64_t seq)
{
    std::map<OrganisationId, Participant> all;
    for (const auto& [body, by] : seen.bodies) all[body].channels = by;
    take_notes(reader, id, seq, all);
    join_same(reader, id, seq, all);
    Participants found{.citizens_seen = seen.citizens};
    for (auto& [body_id, one] : all) {
        auto body = people::organisation(reader, body_id);
        if (!body || one.channels.empty()) continue;
        one.body = *std::move(body);
        found.bodies.push_back(std::move(one));
    }
    auto key = [](const Participant& one) { return std::tuple(appendix_key(one.body.name), one.body.organisation_id); };
    std::sort(found.bodies.begin(), found.bodies.end(), [&](auto& a, auto& b) { return key(a) < key(b); });
    find_alike(found.bodies);
    reader.db.each(
        "select channel, citizens from private_citizens where process_id = ? and citizens > 0 and seq <= ?",
        [&](const Row& row) { found.citizens[row.text(0)] = row.integer(1); }, id, seq);
    return found;
}

std::map<OrganisationId, OrganisationId> same_bodies(Reader& reader, ProcessId id, std::int64_t seq)
{
    std::map<OrganisationId, OrganisationId> same;
    reader.db.each(
        "select organisation_id, into_id from same_body where process_id = ? and seq <= ? order by seq",
        [&](const Row& row) {
            auto body = row.id<OrganisationId>(0);
            if (row.is_null(1))
                same.erase(body);
            else
                same[body] = row.id<OrganisationId>(1);
        },
        id, seq);
    for (const auto& [goes, stays] : merged_bodies(reader, seq)) same[goes] = stays;
    return same;
}

void save_same_body(Tx& tx, ProcessId id, OrganisationId body, std::optional<OrganisationId> into)
{
    tx.db.run("insert into same_body (process_id, organisation_id, seq, into_id) values (?, ?, ?, ?)", id, body,
              tx.seq + 1, into);
}

void save_participation(Tx& tx, ProcessId id, OrganisationId body, const std::vector<std::string>& by_hand, bool named)
{
    tx.db.run("insert into participation (process_id, organisation_id, channels, named, seq) values (?, ?, ?, ?, ?) "
              "on conflict (process_id, organisation_id) do update set channels = excluded.channels, "
              "named = excluded.named, seq = excluded.seq",
              id, body, json(by_hand).dump(), named, tx.seq + 1);
    for (const auto& [goes, stays] : merged_bodies(tx, tx.seq))
        if (people::gone_into(tx, goes) == body)
            tx.db.run("delete from participation where process_id = ? and organisation_id = ?", id, goes);
}

void save_citizens(Tx& tx, ProcessId id, const std::map<std::string, std::int64_t>& by_channel)
{
    tx.db.run("delete from private_citizens where process_id = ?", id);
    for (const auto& [channel, citizens] : by_channel)
        tx.db.run("insert into private_citizens (process_id, channel, citizens, seq) values (?, ?, ?, ?)", id, channel,
                  citizens, tx.seq + 1);
}

json to_json(const Participants& all, std::string_view language)
{
    auto bodies = json::array();
    for (const auto& one : all.bodies) {
        auto body        = people::to_json(one.body);
        body["channels"] = one.channels;
        body["by_hand"]  = one.by_hand;
        body["named"]    = one.named;
        body["like"]     = json::array();
        for (auto other : one.like) body["like"].push_back(other.value);
        body["also"] = json::array();
        for (const auto& same : one.also)
            body["also"].push_back({{"organisation_id", same.organisation_id.value}, {"name", same.name}});
        bodies.push_back(std::move(body));
    }
    json citizens{{"seen", all.citizens_seen}, {"total", all.all_citizens()}};
    for (const auto& [channel, count] : all.citizens) citizens[channel] = count;
    auto lines    = closing_lines(all, language);
    json appendix = json::object();
    if (lines.citizens) appendix["citizens"] = *lines.citizens;
    if (lines.unnamed) appendix["unnamed"] = *lines.unnamed;
    return {{"bodies", std::move(bodies)}, {"citizens", std::move(citizens)}, {"appendix", std::move(appendix)}};
}

} // namespace exports
