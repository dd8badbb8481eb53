#include "consultations/rows.hpp"

namespace consultations {

std::string topic_of(ConsultationId id) { return "consultation/" + std::to_string(id.value); }

json entry(const Consultation& one)
{
    return {{"consultation_id", one.consultation_id.value},
            {"title", one.title},
            {"state", one.state},
            {"opens_at", to_text(one.opens_at)},
            {"closes_at", to_text(one.closes_at)},
            {"plan_id", one.plan_id.value},
            {"version", one.version},
            {"order", one.order}};
}

json to_json(const TakingPart& rules)
{
    json all{{"proposers", rules.proposers}, {"voters", rules.voters}, {"names", rules.names}};
    all["kinds"] = all["zones"] = json::object();
    for (const auto& kind : rules.kinds) all["kinds"][kind] = true;
    for (const auto& zone : rules.zones) all["zones"][zone] = true;
    return all;
}

std::optional<json> consultation_state(Reader& reader, ConsultationId id)
{
    auto one = consultation(reader, id);
    if (!one) return {};
    return json{{"consultation_id", id.value},
                {"process_id", one->process_id.value},
                {"process_slug", one->process_slug},
                {"process_title", one->process_title},
                {"title", one->title},
                {"state", one->state},
                {"opens_at", to_text(one->opens_at)},
                {"closes_at", to_text(one->closes_at)},
                {"time_zone", one->time_zone},
                {"plan_id", one->plan_id.value},
                {"version", one->version},
                {"method", one->method},
                {"moderation", one->moderation},
                {"taking_part", to_json(one->taking_part)},
                {"promoters_email", one->contacts.at("email")},
                {"counts", counts(reader, id)},
                {"days", days(reader, id)},
                {"nodes", nodes(reader, id)}};
}

} // namespace consultations
