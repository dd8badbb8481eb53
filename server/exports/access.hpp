// Who may have what.
#pragma once

#include "base/ids.hpp"
#include "store/tx.hpp"

#include <optional>

namespace exports {

bool is_desk(Reader&, const std::optional<PersonId>&, ProcessId);

// Refuses: not_found.
void require_desk(Reader&, PersonId, ProcessId);

} // namespace exports
