// What visitors say of a page.
#pragma once

#include "base/async.hpp"
#include "base/json.hpp"
#include "base/person.hpp"

#include <optional>
#include <string>

struct House;

namespace people {

struct GiveFeedback {
    std::string page;
    bool clear = false;
    std::optional<std::string> text;
    static GiveFeedback read(Fields&);
};

// Keeps it without saying whose it is; the same request counts once.
awaitable<void> give_feedback(House&, GiveFeedback, std::optional<RequestKey>);

} // namespace people
