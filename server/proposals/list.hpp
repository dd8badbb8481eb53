// The list of proposals: filtered, sorted, page by page.
#pragma once

#include "proposals/proposals.hpp"

namespace proposals {

enum class Sort { newest, oldest, supports, comments, relevance };

struct ListQuery {
    ConsultationId consultation_id;
    std::optional<NodeId> node_id; // with all that hangs beneath it
    std::optional<std::string> kind;
    std::optional<std::string> author_kind; // citizen, organisation
    std::optional<State> state;             // none: published and withdrawn
    std::optional<std::string> q;           // every word
    std::optional<std::string> similar;     // any word; at most 5, best first
    Sort sort = Sort::newest;
    std::string cursor; // as `next` gave it; else bad_value
    int limit = 20;
};

// {items: [CARD], next?}. Its cost does not grow with the page's depth. Refuses: not_found, bad_value.
json list(Reader&, const ListQuery&);

// The SQL of one of its pages, the first or a later one: one text for each combination of filters, so that the prepared
// statements are few. Here for the tests, which ask for its plan.
std::string statement(const ListQuery&, bool continues);

} // namespace proposals
