#include "exports/participants.hpp"

#include "exports/merging.hpp"
#include "exports/participation.hpp"
#include "exports/rules.hpp"

#include <algorithm>
#include <numeric>

namespace exports {

namespace {

// The one that stands for a body in the list.
OrganisationId standing_for(const std::map<OrganisationId, OrganisationId>& same, OrganisationId body)
{
    for (auto found = same.find(body); found != same.end(); found = same.find(body)) body = found->second;
    return body;
}

// When a body was joined to another, or had gone into it, as that event knows it.
std::map<OrganisationId, std::int64_t> joined_at(Reader& reader, ProcessId id, std::int64_t seq)
{
    std::map<OrganisationId, std::int64_t> joined;
    auto take = [&](const Row& row) { joined[row.id<OrganisationId>(0)] = row.integer(1); };
    reader.db.each("select organisation_id, max(seq) from same_body where process_id = ? and seq <= ? "
                   "group by organisation_id",
                   take, id, seq);
    reader.db.each("select organisation_id, seq from merged_organisation where seq <= ?", take, seq);
    return joined;
}

// Those that are the same are counted once, with what each of them did. What was noted of the one after they were joined
// is said of both.
class Joining {
  public:
    Joining(Reader& reader, ProcessId id, std::int64_t seq)
        : reader_(reader),
          notes_(notes_at(reader, id, seq)),
          same_(same_bodies(reader, id, seq)),
          merged_(merged_bodies(reader, seq)),
          joined_(joined_at(reader, id, seq))
    {}

    void take_notes(std::map<OrganisationId, Participant>& all) const
    {
        for (const auto& [body, note] : notes_) {
            if (merged_.contains(body) && is_said_of_both(body)) continue;
            auto& one   = all[body];
            one.by_hand = note.channels;
            one.named   = note.named;
            one.channels.insert(note.channels.begin(), note.channels.end());
        }
    }

    void join(std::map<OrganisationId, Participant>& all) const
    {
        for (const auto& [body_id, unused] : same_) {
            auto found = all.find(body_id);
            if (found == all.end()) continue;
            auto other = std::move(found->second);
            all.erase(found);
            auto& one = all[standing_for(same_, body_id)];
            one.channels.merge(other.channels);
            one.named = one.named && (other.named || is_said_of_both(body_id));
            if (merged_.contains(body_id))
                one.by_hand.merge(other.by_hand);
            else if (auto body = people::organisation(reader_, body_id))
                one.also.push_back(*std::move(body));
        }
    }

  private:
    bool is_said_of_both(OrganisationId body) const
    {
        auto note = notes_.find(standing_for(same_, body));
        auto when = joined_.find(body);
        return note != notes_.end() && when != joined_.end() && note->second.seq > when->second;
    }

    Reader& reader_;
    const std::map<OrganisationId, Noted> notes_;
    const std::map<OrganisationId, OrganisationId> same_, merged_;
    const std::map<OrganisationId, std::int64_t> joined_;
};

std::map<OrganisationId, Participant> bodies_at(Reader& reader, ProcessId id, const Seen& seen, std::int64_t seq)
{
    std::map<OrganisationId, Participant> all;
    for (const auto& [body, by] : seen.bodies) all[body].channels = by;
    Joining joining(reader, id, seq);
    joining.take_notes(all);
    joining.join(all);
    return all;
}

// Bodies that do not want to be named now, under any name that they have or had.
std::set<OrganisationId> refusing(Reader& reader, ProcessId id)
{
    std::set<OrganisationId> bodies;
    for (const auto& [body, note] : notes_at(reader, id, reader.seq))
        if (!note.named) bodies.insert(body);
    for (const auto& [body, one] : bodies_at(reader, id, {}, reader.seq))
        if (!one.named) bodies.insert(body);
    auto same = same_bodies(reader, id, reader.seq);
    for (const auto& [body, unused] : same)
        if (bodies.contains(standing_for(same, body))) bodies.insert(body);
    return bodies;
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
    auto all = bodies_at(reader, id, seen, seq);
    if (seq < reader.seq)
        for (auto body : refusing(reader, id))
            if (auto found = all.find(body); found != all.end()) found->second.named = false;
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
    found.citizens = citizens_at(reader, id, seq);
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
