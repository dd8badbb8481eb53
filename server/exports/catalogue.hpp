// The catalogue as it is told.
#pragma once

#include "exports/formats/formats.hpp"

namespace exports {

// {process_id, now, may_prepare, items}: all of it to everybody, files only to those who may have them. Refuses: not_found.
json catalogue(Reader&, ProcessId, std::string_view language, bool is_desk);

} // namespace exports
