// Of two bodies that are one: what the one that goes promotes or helps, the one that stays does.
#include "processes/set_up.hpp"

namespace processes {

BodyTraces traces_of_body(Reader& reader, OrganisationId goes, OrganisationId)
{
    BodyTraces traces;
    reader.db.each(
        "select process_id from promoter where organisation_id = ?1 union "
        "select process_id from partner where organisation_id = ?1",
        [&](const Row& row) {
            traces.processes.push_back(row.id<ProcessId>(0));
            traces.topics.push_back(topic_of(traces.processes.back()));
        },
        goes);
    traces.counts = {{"promoted", traces.processes.size()}};
    return traces;
}

// In its place in the order, once, and as a promoter where it was both.
void move_body(Tx& tx, OrganisationId goes, OrganisationId stays)
{
    for (auto table : {"promoter", "partner"}) {
        auto name = std::string(table);
        tx.db.run("update " + name + " set organisation_id = ?2 where organisation_id = ?1 and process_id not in "
                      + "(select process_id from " + name + " where organisation_id = ?2)",
                  goes, stays);
        tx.db.run("delete from " + name + " where organisation_id = ?", goes);
    }
    tx.db.run("delete from partner where organisation_id = ?1 and process_id in "
              "(select process_id from promoter where organisation_id = ?1)",
              stays);
}

} // namespace processes
