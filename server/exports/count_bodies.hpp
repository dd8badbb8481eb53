// How many bodies took part, for the desk's menu.
#pragma once

#include "base/ids.hpp"
#include "store/tx.hpp"

#include <string>

namespace exports {

// Those in the list of who took part. `epoch`: of the data, so that two houses in one process keep apart. Any thread.
std::size_t count_bodies(Reader&, const std::string& epoch, ProcessId);

} // namespace exports
