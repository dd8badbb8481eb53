#include "http/routes.hpp"

namespace {

// Calls `take` with each {part} of the pattern and what stands there; false where they do not match.
template <class Take> bool each_part(std::string_view pattern, std::string_view path, Take&& take)
{
    while (!pattern.empty() && !path.empty()) {
        if (pattern.front() != '/' || path.front() != '/') return false;
        auto want = pattern.substr(1, pattern.find('/', 1) - 1);
        auto have = path.substr(1, path.find('/', 1) - 1);
        if (want.starts_with('{')) {
            if (have.empty()) return false;
            take(want.substr(1, want.size() - 2), have);
        } else if (want != have) {
            return false;
        }
        pattern.remove_prefix(want.size() + 1);
        path.remove_prefix(have.size() + 1);
    }
    return pattern.empty() && path.empty();
}

} // namespace

// Most patterns do not match: nothing is taken from a path before it is known to.
bool matches(std::string_view pattern, std::string_view path, std::map<std::string, std::string, std::less<>>& parts)
{
    parts.clear();
    if (!each_part(pattern, path, [](auto, auto) {})) return false;
    return each_part(pattern, path, [&](auto name, auto part) { parts.emplace(name, part); });
}

const Route* Routes::find(Method method, std::string_view path, Visit& visit, std::vector<Method>& other_methods) const
{
    for (const auto& route : routes_)
        if (route.method == method && matches(route.pattern, path, visit.path)) return &route;
    for (const auto& route : routes_)
        if (matches(route.pattern, path, visit.path)) other_methods.push_back(route.method);
    return nullptr;
}

const Routes::PageRoute* Routes::find_page(std::string_view path, Visit& visit) const
{
    for (const auto& page : pages_)
        if (matches(page.pattern, path, visit.path)) return &page;
    return nullptr;
}
