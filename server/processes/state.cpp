#include "people/people.hpp"
#include "processes/articles.hpp"
#include "processes/rows.hpp"
#include "processes/set_up.hpp"

#include <algorithm>

namespace processes {

namespace {

// In the order of the promoters.
template <class Take> void each_promoter(Reader& reader, ProcessId id, Take take, std::string_view table = "promoter")
{
    std::int64_t order = 0;
    for (auto organisation_id : bodies_of(reader, id, table)) {
        auto body = people::organisation(reader, organisation_id);
        if (body) take(organisation_id.value, body->name, ++order);
    }
}

json bodies(Reader& reader, ProcessId id, std::string_view table)
{
    auto all  = json::object();
    auto take = [&](std::int64_t organisation_id, const std::string& name, std::int64_t order) {
        all[std::to_string(organisation_id)] = {{"organisation_id", organisation_id}, {"name", name}, {"order", order}};
    };
    each_promoter(reader, id, take, table);
    return all;
}

} // namespace

std::string topic_of(ProcessId id) { return "process/" + std::to_string(id.value); }

json contacts(const Process& process)
{
    json all = {{"email", process.email}};
    if (process.phone) all["phone"] = *process.phone;
    if (process.address) all["address"] = *process.address;
    return all;
}

std::vector<std::string> promoter_names(Reader& reader, ProcessId id)
{
    std::vector<std::string> names;
    each_promoter(reader, id, [&](auto, const std::string& name, auto) { names.push_back(name); });
    return names;
}

json promoters(Reader& reader, ProcessId id) { return bodies(reader, id, "promoter"); }
json partners(Reader& reader, ProcessId id) { return bodies(reader, id, "partner"); }

json phases(Reader& reader, ProcessId id)
{
    auto all = json::object();
    reader.db.each(R"(select phase_id, title, summary, starts_on, ends_on, "precision", state, "order" from phase
                      where process_id = ?)",
                   [&](const Row& row) {
                       all[std::to_string(row.integer(0))] = {{"phase_id", row.integer(0)}, {"title", row.text(1)},
                                                              {"summary", row.text(2)},     {"starts_on", row.text(3)},
                                                              {"ends_on", row.text(4)},     {"precision", row.text(5)},
                                                              {"state", row.text(6)},       {"order", row.integer(7)}};
                   },
                   id);
    return all;
}

json documents(Reader& reader, ProcessId id)
{
    auto all = json::object();
    reader.db.each(R"(select document_id, title, url, media_type, published_on, "order" from document
                      where process_id = ?)",
                   [&](const Row& row) {
                       all[std::to_string(row.integer(0))] = {
                           {"document_id", row.integer(0)}, {"title", row.text(1)},        {"url", row.text(2)},
                           {"media_type", row.text(3)},     {"published_on", row.text(4)}, {"order", row.integer(5)}};
                   },
                   id);
    return all;
}

std::string state_of(Reader& reader, ProcessId id)
{
    auto in_state = [&](std::string_view state) {
        return reader.db.exists("select 1 from phase where process_id = ? and state = ?", id, state);
    };
    if (in_state("open")) return "open";
    if (!in_state("closed")) return "planned";
    return in_state("planned") ? "open" : "closed"; // between two phases the journey goes on
}

std::optional<json> process_state(Reader& reader, ProcessId id)
{
    auto found = process(reader, id);
    if (!found) return {};
    json state{{"process_id", id.value},
               {"slug", found->slug},
               {"title", found->title},
               {"lead", found->lead},
               {"place", found->place},
               {"time_zone", found->time_zone},
               {"contacts", contacts(*found)},
               {"promoters", promoters(reader, id)},
               {"partners", partners(reader, id)},
               {"revision", revision_of(reader, id)},
               {"phases", phases(reader, id)},
               {"documents", documents(reader, id)},
               {"articles", published_articles(reader, id)}};
    if (is_draft(reader, id)) state["draft"] = true;
    return state;
}

} // namespace processes
