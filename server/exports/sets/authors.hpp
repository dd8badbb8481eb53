// Who wrote something, as an export tells it.
#pragma once

#include "exports/scene.hpp"
#include "people/people.hpp"

namespace exports {

struct Author {
    std::string kind = "citizen"; // citizen, organisation
    Cell organisation, organisation_kind, organisation_zone;
    Cell pseudonym; // none when the account is closed
    Cell name;      // where the person chose to show it; for the desk
};

// `table`: "proposal" or "comment", whose row `id` tells the person.
Author author_of(Scene&, std::string_view table, std::int64_t id, std::optional<OrganisationId>);

// Its cells: author_kind, organisation, organisation_kind, organisation_zone, author, author_name.
void add_author(Cells&, const Author&);

} // namespace exports
