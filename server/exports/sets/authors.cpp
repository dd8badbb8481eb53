#include "exports/sets/authors.hpp"

namespace exports {

namespace {

struct Written {
    std::optional<PersonId> person_id;
    bool show_name;
};

Written written_by(Reader& reader, std::string_view table, std::int64_t id)
{
    constexpr auto of_proposal = "select person_id, show_name from proposal where proposal_id = ?";
    constexpr auto of_comment  = "select person_id, show_name from comment where comment_id = ?";
    auto found                 = reader.db.one(
                        table == "comment" ? of_comment : of_proposal,
        [](const Row& row) {
            return Written{row.optional_id<PersonId>(0), row.boolean(1)};
        },
        id);
    return found.value_or(Written{});
}

} // namespace

Author author_of(Scene& scene, std::string_view table, std::int64_t id, std::optional<OrganisationId> body_id)
{
    Author author;
    if (body_id) {
        author.kind = "organisation";
        if (auto body = people::organisation(scene.reader, *body_id)) {
            author.organisation      = body->name;
            author.organisation_kind = body->kind;
            author.organisation_zone = body->zone;
        }
        return author; // who wrote for it is nobody's business
    }
    auto written = written_by(scene.reader, table, id);
    if (!written.person_id) return author;
    author.pseudonym = scene.pseudonym(*written.person_id);
    if (!scene.is_for_desk() || !written.show_name) return author;
    if (auto name = people::name_of(scene.reader, *written.person_id); !name.empty()) author.name = name;
    return author;
}

void add_author(Cells& cells, const Author& author)
{
    cells.insert(cells.end(), {Cell{author.kind}, author.organisation, author.organisation_kind,
                               author.organisation_zone, author.pseudonym, author.name});
}

} // namespace exports
