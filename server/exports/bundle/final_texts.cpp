#include "exports/bundle/final_texts.hpp"

#include "decisions/decisions.hpp"

namespace exports {

namespace {

using Key = std::pair<std::int64_t, int>;

Key key_of(const json& payload)
{
    return {payload.at("plan_id").get<std::int64_t>(), payload.at("version").get<int>()};
}

} // namespace

std::vector<json> finals_at(Scene& scene)
{
    std::map<Key, json> finals;
    scene.reader.db.each(
        "select kind, payload from event where topic = ? and seq <= ? and payload is not null "
        "and kind in ('version_finalised', 'version_approved') order by seq",
        [&](const Row& row) {
            auto payload = json::parse(row.view(1));
            auto key     = key_of(payload);
            if (row.view(0) == "version_finalised") finals[key] = json::object();
            if (auto found = finals.find(key); found != finals.end() && payload.contains("act"))
                found->second[payload.at("organisation_id").dump()] = {
                    {"organisation_id", payload["organisation_id"]}, {"act", payload["act"]}, {"on", payload["on"]}};
        },
        processes::topic_of(scene.process.process_id), scene.making.moment.seq);
    std::vector<json> told;
    for (auto& [key, approvals] : finals) {
        auto [plan_id, version] = key;
        json final{{"plan_id", plan_id}, {"version", version}, {"approvals", json::array()}};
        for (auto& [unused, approval] : approvals.items()) final["approvals"].push_back(std::move(approval));
        final["changes"] = decisions::redline(scene.reader, {.plan_id = PlanId{plan_id}, .version = version});
        told.push_back(std::move(final));
    }
    return told;
}

} // namespace exports
