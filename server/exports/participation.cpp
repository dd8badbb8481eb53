#include "exports/participation.hpp"

namespace exports {

std::map<OrganisationId, Noted> notes_at(Reader& reader, ProcessId id, std::int64_t seq)
{
    std::map<OrganisationId, Noted> notes;
    reader.db.each(
        "select organisation_id, channels, named, seq from participation where process_id = ? and seq <= ? order by seq",
        [&](const Row& row) {
            auto channels                    = json::parse(row.view(1)).get<std::set<std::string>>();
            notes[row.id<OrganisationId>(0)] = {std::move(channels), row.boolean(2), row.integer(3)};
        },
        id, seq);
    return notes;
}

std::map<std::string, std::int64_t> citizens_at(Reader& reader, ProcessId id, std::int64_t seq)
{
    std::map<std::string, std::int64_t> by_channel;
    reader.db.each(
        "select channel, citizens from private_citizens where process_id = ?1 and citizens > 0 and seq = "
        "(select max(seq) from private_citizens where process_id = ?1 and seq <= ?2)",
        [&](const Row& row) { by_channel[row.text(0)] = row.integer(1); }, id, seq);
    return by_channel;
}

bool save_participation(Tx& tx, ProcessId id, OrganisationId body, const std::vector<std::string>& by_hand,
                        std::optional<bool> named)
{
    auto notes  = notes_at(tx, id, tx.seq);
    auto before = notes.find(body);
    auto was    = before == notes.end() || before->second.named;
    tx.db.run("insert into participation (process_id, organisation_id, seq, channels, named) values (?, ?, ?, ?, ?)",
              id, body, tx.seq + 1, json(by_hand).dump(), named.value_or(was));
    return !named.value_or(was);
}

// Every channel, so that the newest count is whole.
void save_citizens(Tx& tx, ProcessId id, const std::map<std::string, std::int64_t>& by_channel)
{
    for (auto channel : channels()) {
        auto counted = by_channel.find(std::string(channel));
        tx.db.run("insert into private_citizens (process_id, seq, channel, citizens) values (?, ?, ?, ?)", id,
                  tx.seq + 1, channel, counted == by_channel.end() ? 0 : counted->second);
    }
}

} // namespace exports
