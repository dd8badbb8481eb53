// Of two bodies that are one: who acts for the one that goes acts for the one that stays.
#include "people/rows.hpp"

namespace people {

BodyTraces traces_of_body(Reader& reader, OrganisationId goes, OrganisationId stays)
{
    BodyTraces traces;
    std::int64_t mandates = 0;
    reader.db.each(
        "select person_id from mandate where organisation_id = ?",
        [&](const Row& row) {
            auto person = row.id<PersonId>(0);
            traces.topics.push_back(topic_of(person));
            if (!holds_mandate(reader, person, stays)) ++mandates;
        },
        goes);
    traces.counts = {{"mandates", mandates}};
    return traces;
}

void move_body(Tx& tx, OrganisationId goes, OrganisationId stays)
{
    tx.db.run("update mandate set organisation_id = ?2 where organisation_id = ?1 and person_id not in "
              "(select person_id from mandate where organisation_id = ?2)",
              goes, stays);
    tx.db.run("delete from mandate where organisation_id = ?", goes);
    tx.db.run("insert into merged_organisation (organisation_id, into_id, seq) values (?, ?, ?)", goes, stays,
              tx.seq + 1);
}

} // namespace people
