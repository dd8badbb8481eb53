// Bodies that have gone into another, as an earlier event saw them.
#include "exports/merging.hpp"

namespace exports {

std::map<OrganisationId, OrganisationId> merged_bodies(Reader& reader, std::int64_t seq)
{
    std::map<OrganisationId, OrganisationId> merged;
    reader.db.each(
        "select organisation_id, into_id from merged_organisation where seq <= ?",
        [&](const Row& row) { merged[row.id<OrganisationId>(0)] = row.id<OrganisationId>(1); }, seq);
    return merged;
}

std::optional<OrganisationId> body_of_registration(Reader& reader, RegistrationId id, std::optional<OrganisationId> now,
                                                   std::int64_t seq)
{
    auto then = reader.db.integer(
        "select organisation_id from merged_registration where registration_id = ? and seq > ? "
        "order by seq limit 1",
        id, seq);
    return now && then ? std::optional(OrganisationId{*then}) : now;
}

} // namespace exports
