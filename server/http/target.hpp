// The address of a request, taken apart. Any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

struct Target {
    std::string path;                                      // decoded
    std::map<std::string, std::string, std::less<>> query; // of several `topic`, a list with commas
};

// Refuses: not_found (not a path of ours: absolute, with dot segments, encoded slashes or control characters),
// malformed (a broken escape in the query), bad_value (another query name than `topic` that comes twice).
Target read_target(std::string_view target);
