// How far the answers are, in two numbers for the desk's menu. They are counted in the indexes: no word is read for them.
#include "decisions/desk.hpp"
#include "processes/processes.hpp"

namespace decisions {

namespace {

std::int64_t to_answer(Reader& reader, ConsultationId id)
{
    return reader.db
        .integer("select count(*) from proposal where consultation_id = ? and hidden_at_ms is null "
                 "and withdrawn_at_ms is null",
                 id)
        .value_or(0);
}

// One that went into another has the other's decision.
std::int64_t decided(Reader& reader, ConsultationId id)
{
    constexpr auto own    = "select count(*) from decision d join proposal p on p.proposal_id = d.proposal_id "
                            "where d.state = 'approved' and p.consultation_id = ? and p.approved_at_ms is not null "
                            "and p.hidden_at_ms is null and p.withdrawn_at_ms is null "
                            "and p.proposal_id not in (select proposal_id from proposal_merge)";
    constexpr auto merged = "select count(*) from proposal_merge m join proposal p on p.proposal_id = m.proposal_id "
                            "join decision d on d.proposal_id = m.into_id where d.state = 'approved' "
                            "and p.consultation_id = ? and p.approved_at_ms is not null and p.hidden_at_ms is null "
                            "and p.withdrawn_at_ms is null";
    return reader.db.integer(own, id).value_or(0) + reader.db.integer(merged, id).value_or(0);
}

json answers(Reader& reader, const consultations::Consultation& c)
{
    return {{"decided", decided(reader, c.consultation_id)}, {"of", to_answer(reader, c.consultation_id)}};
}

} // namespace

std::string process_desk_of(ProcessId id) { return processes::topic_of(id) + "/desk"; }

json process_desk_section(Reader& reader, std::int64_t id)
{
    auto all = json::object();
    for (const auto& c : consultations::consultations_of(reader, ProcessId{id}))
        if (c.state == "closed") all[std::to_string(c.consultation_id.value)] = answers(reader, c);
    return {{"answers", std::move(all)}};
}

json on_process_desk(Reader& reader, const consultations::Consultation& c)
{
    return {{"answers", {{std::to_string(c.consultation_id.value), answers(reader, c)}}}};
}

} // namespace decisions
