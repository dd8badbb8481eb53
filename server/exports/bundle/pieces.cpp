#include "exports/bundle/bundle.hpp"

#include "base/digest.hpp"

namespace exports {

bool has_receipt(std::string_view kind)
{
    return kind == "proposal_submitted" || kind == "proposal_edited" || kind == "proposal_withdrawn"
           || kind == "comment_added" || kind == "proposal_endorsed";
}

json line_of(const Event& event)
{
    json line{{"seq", event.seq},          {"at", to_text(event.at)},        {"topic", event.topic},
              {"kind", event.kind},        {"digest", to_hex(event.digest)}, {"previous", to_hex(event.previous)},
              {"hash", to_hex(event.hash)}};
    if (event.payload.is_null()) return line;
    line["payload"] = event.payload;
    line["salt"]    = to_hex(event.salt);
    return line;
}

void Tally::add(const PastProposal& p, const json& tally)
{
    proposals += 1, comments += p.comments;
    endorsements += static_cast<std::int64_t>(p.endorsed_by.size());
    if (p.organisation_id) organisations.insert(p.organisation_id->value);
    auto& node = nodes[std::to_string(p.node_id.value)];
    node["proposals"] += 1, node["comments"] += p.comments, node["votes"] += 0;
    for (const auto& [choice, cast] : tally.items()) {
        votes[choice] += cast.get<std::int64_t>();
        node["votes"] += cast.get<std::int64_t>();
    }
}

json to_json(ConsultationId id, bool moderated, const Tally& tally)
{
    return {{"consultation_id", id.value},
            {"moderation", moderated ? "before" : "after"},
            {"proposals", tally.proposals},
            {"comments", tally.comments},
            {"endorsements", tally.endorsements},
            {"organisations", tally.organisations.size()},
            {"votes", tally.votes},
            {"nodes", tally.nodes}};
}

json to_json(const PastProposal& p, const json& tally)
{
    return {{"proposal_id", p.proposal_id.value},
            {"consultation_id", p.consultation_id.value},
            {"number", p.number},
            {"node_id", p.node_id.value},
            {"withdrawn", p.withdrawn_at.has_value()},
            {"comments", p.comments},
            {"endorsements", p.endorsed_by.size()},
            {"votes", tally}};
}

json words_only(const json& payload)
{
    json words{{"title", payload.at("title")}, {"body", payload.at("body")}};
    if (payload.contains("suggested_text")) words["suggested_text"] = payload["suggested_text"];
    return words;
}

std::string text_digest(const json& nodes)
{
    auto all = json::array();
    for (const auto& node : nodes)
        all.push_back({node.at("level"), node.at("number"), node.at("title"), node.at("short_title"), node.at("body")});
    return to_hex(sha256(canonical(all)));
}

} // namespace exports
