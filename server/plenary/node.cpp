#include "plenary/node.hpp"

#include "consultations/consultations.hpp"
#include "plans/plans.hpp"

namespace plenary {

std::optional<json> public_node(Reader& reader, ProcessId process_id, NodeId node_id)
{
    for (const auto& one : consultations::consultations_of(reader, process_id))
        if (auto node = plans::node(reader, one.plan_id, one.version, node_id))
            return json{{"node_id", node_id.value},
                        {"number", node->number},
                        {"title", plans::short_name_of(*node)},
                        {"level_name", node->level_name},
                        {"consultation_id", one.consultation_id.value}};
    return {};
}

} // namespace plenary
