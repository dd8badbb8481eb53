#include "exports/scene.hpp"

#include "base/digest.hpp"
#include "base/refusal.hpp"

namespace exports {

namespace {

processes::Process process_of(Reader& reader, ProcessId id, std::int64_t seq)
{
    auto found = processes::process(reader, id);
    if (!found) throw Refusal{Reason::not_found};
    return process_at(reader, *std::move(found), seq);
}

std::string pseudonyms_of(const Signer& signer, const Making& making)
{
    return signer.secret_for("pseudonyms " + std::to_string(making.process_id.value) + ' ' + making.export_name + ' '
                             + std::to_string(making.moment.seq));
}

} // namespace

Scene::Scene(Reader& of, const Signer& signs, Making wanted)
    : reader(of),
      signer(signs),
      making(std::move(wanted)),
      process(process_of(of, making.process_id, making.moment.seq)),
      pseudonym_key_(pseudonyms_of(signs, making))
{}

const Past& Scene::past()
{
    if (!past_) past_ = past_at(reader, making.moment.seq);
    return *past_;
}

json Scene::tally(const PastProposal& p) { return tally_of(reader, p.proposal_id, making.moment.seq); }

const std::vector<consultations::Consultation>& Scene::consultations()
{
    if (consultations_) return *consultations_;
    consultations_ = consultations_at(reader, process.process_id, making.moment.seq);
    std::erase_if(*consultations_,
                  [&](const auto& c) { return making.consultation && c.consultation_id != *making.consultation; });
    return *consultations_;
}

const std::vector<meetings::Meeting>& Scene::meetings()
{
    if (!meetings_) meetings_ = meetings_at(reader, process.process_id, making.moment.seq);
    return *meetings_;
}

std::vector<json> Scene::phases() { return phases_at(reader, process.process_id, making.moment.seq); }

std::vector<std::string> Scene::promoters() { return promoters_at(reader, process.process_id, making.moment.seq); }

const std::vector<plans::Node>& Scene::nodes(PlanId plan, int version)
{
    auto key   = std::pair(plan.value, version);
    auto found = nodes_.find(key);
    if (found != nodes_.end()) return found->second;
    auto& list = nodes_[key] = plans::nodes(reader, plan, version);
    auto& places             = places_[key];
    for (std::size_t i = 0; i < list.size(); ++i) places[list[i].node_id] = i;
    return list;
}

const plans::Node* Scene::node(const consultations::Consultation& c, NodeId id)
{
    const auto& list   = nodes(c.plan_id, c.version);
    const auto& places = places_[{c.plan_id.value, c.version}];
    auto found         = places.find(id);
    return found == places.end() ? nullptr : &list[found->second];
}

// Ten hexadecimal digits: two of a million people share one once in two exports.
std::string Scene::pseudonym(PersonId person) const
{
    constexpr std::size_t digits = 10;
    return "p-" + to_hex(sha256_of_parts({pseudonym_key_, std::to_string(person.value)})).substr(0, digits);
}

} // namespace exports
