// Which handler answers which address. Filled by the rooms' mount() before serving; read by every thread after.
#pragma once

#include "base/async.hpp"
#include "http/reply.hpp"
#include "http/visit.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

struct House;

using Handler = awaitable<Reply> (*)(House&, Visit&);

// A page for people: the shell with this inside, readable without scripts. Its text is made from public data only.
struct Page {
    int status = 200;
    std::string title;        // plain text
    std::string description;  // plain text
    std::string body;         // HTML, escaped by its maker
    std::string feed  = {};   // address of what is new there (Atom); or empty
    bool for_everyone = true; // false: that it is there at all is not public; never kept
};
using PageMaker = Page (*)(House&, const Visit&);

// Whom a GET's answer depends on.
enum class Audience {
    everyone, // the same bytes for all, until the next event: kept rendered, with an ETag
    visitor,  // depends on who asks: never kept
};

struct Route {
    Method method;
    std::string_view pattern; // "/api/proposals/{id}/vote"
    Handler handler;
    Audience audience          = Audience::visitor;
    std::size_t max_body_bytes = 64 * 1024; // what a long proposal needs, several times over
    bool sends_mail            = false;     // has a limit of its own: each costs somebody a mail
};

class Routes {
  public:
    void add(Route route) { routes_.push_back(route); }
    void add_page(std::string_view pattern, PageMaker maker) { pages_.push_back({pattern, maker}); }

    struct PageRoute {
        std::string_view pattern;
        PageMaker maker;
    };

    // The route, with the path's parts put into the visit; null when there is none. `other_methods` tells whether
    // another method has it (405).
    const Route* find(Method, std::string_view path, Visit&, std::vector<Method>& other_methods) const;
    const PageRoute* find_page(std::string_view path, Visit&) const;

    std::span<const Route> all() const { return routes_; }

  private:
    std::vector<Route> routes_;
    std::vector<PageRoute> pages_;
};

// Matches a path with a pattern and takes its {parts}.
bool matches(std::string_view pattern, std::string_view path, std::map<std::string, std::string, std::less<>>& parts);
