#include "exports/sets/authors.hpp"
#include "exports/sets/sets.hpp"

namespace exports {

namespace {

constexpr Column columns[] = {
    {"consultation", Holds::text},
    {"number", Holds::integer},
    {"comment", Holds::integer},
    {"answers", Holds::integer},
    {"body", Holds::text},
    {"author_kind", Holds::text, "exports.author"},
    {"organisation", Holds::text},
    {"organisation_kind", Holds::text, "organisation_kind"},
    {"organisation_zone", Holds::text, "zone"},
    {"author", Holds::text},
    {"author_name", Holds::text, {}, Who::desk},
    {"at", Holds::instant},
};

void rows(Scene& scene, const Take& take)
{
    std::map<std::int64_t, std::string> titles;
    for (const auto& c : scene.consultations()) titles[c.consultation_id.value] = c.title;
    for (auto c : scene.past().comments()) {
        auto p     = scene.past().proposal(c->proposal_id);
        auto title = titles.find(p->consultation_id.value);
        if (title == titles.end()) continue; // of another process
        Cells cells{title->second, std::int64_t{p->number}, c->comment_id.value,
                    c->parent_id ? Cell{c->parent_id->value} : Cell{}, body_of(scene.reader, *c)};
        add_author(cells, author_of(scene, "comment", c->comment_id.value, c->organisation_id));
        cells.emplace_back(c->at);
        take(cells);
    }
}

} // namespace

const DataSet comments_set{"comments", Who::anyone, columns, rows};

} // namespace exports
