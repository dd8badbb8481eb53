// The plan's nodes that sentences became, or inform.
#pragma once

#include "base/json.hpp"
#include "store/tx.hpp"

#include <optional>

namespace plenary {

// {node_id, number, title, level_name, consultation_id} of a node in the version that one of the process's consultations
// is about; nothing when there is none.
std::optional<json> public_node(Reader&, ProcessId, NodeId);

} // namespace plenary
