// The same data for other programs, one object a line within each set; and the JSON Schema it keeps to.
#include "exports/formats/formats.hpp"
#include "exports/writing.hpp"

#include "base/words.hpp"

namespace exports {

namespace {

constexpr std::string_view schema_id = "urn:arengo:schema:export:1"; // a name: the address differs from house to house

json value_of(const Cell& cell)
{
    if (auto text = std::get_if<std::string>(&cell)) return *text;
    if (auto number = std::get_if<std::int64_t>(&cell)) return *number;
    if (auto number = std::get_if<double>(&cell)) return *number;
    if (auto flag = std::get_if<bool>(&cell)) return *flag;
    if (auto instant = std::get_if<Instant>(&cell)) return to_text(*instant);
    return nullptr;
}

json about(Scene& scene)
{
    const auto& process = scene.process;
    return {{"format", "arengo-export/1"},
            {"process", {{"process_id", process.process_id.value}, {"slug", process.slug}, {"title", process.title}}},
            {"as_of", {{"seq", scene.making.moment.seq}, {"at", to_text(scene.making.moment.at)}}},
            {"who", scene.is_for_desk() ? "desk" : "anyone"},
            {"time_zone", process.time_zone}};
}

void write_set(Output& file, Scene& scene, const DataSet& set)
{
    auto columns = columns_for(set, scene.making.who);
    auto first   = true;
    file << json(set.name).dump() + ":[";
    rows_for(set, scene, [&](const Cells& cells) {
        auto row = json::object();
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (auto value = value_of(cells[i]); !value.is_null()) row[std::string(columns[i].key)] = std::move(value);
        file << (std::exchange(first, false) ? "\n" : ",\n") + row.dump();
    });
    file << "\n]";
}

json type_of(Holds holds)
{
    switch (holds) {
        case Holds::integer: return {{"type", "integer"}};
        case Holds::number: return {{"type", "number"}};
        case Holds::flag: return {{"type", "boolean"}};
        case Holds::instant: return {{"type", "string"}, {"format", "date-time"}};
        case Holds::text: break;
    }
    return {{"type", "string"}};
}

json schema_of(const DataSet& set)
{
    auto properties = json::object();
    for (const auto& column : set.columns) properties[std::string(column.key)] = type_of(column.holds);
    return {{"type", "array"},
            {"description", say(default_language, "exports.set." + std::string(set.name))},
            {"items", {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}}}};
}

json object_of(json properties)
{
    auto required = json::array();
    for (const auto& [name, unused] : properties.items()) required.push_back(name);
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

} // namespace

void write_data(Scene& scene, const std::filesystem::path& path)
{
    Output file(path);
    auto head = about(scene).dump();
    head.pop_back(); // its closing brace: the sets follow
    file << head + ",\n\"sets\":{";
    auto first = true;
    for (auto set : data_sets_for(scene.making.who)) {
        if (!std::exchange(first, false)) file << ",\n";
        write_set(file, scene, *set);
    }
    file << "}}\n";
    file.close();
}

json data_schema()
{
    json text{{"type", "string"}}, id{{"type", "integer"}, {"minimum", 1}};
    auto sets = json::object();
    for (auto set : data_sets()) sets[std::string(set->name)] = schema_of(*set);
    auto whole = object_of(
        {{"format", {{"const", "arengo-export/1"}}},
         {"process", object_of({{"process_id", id}, {"slug", text}, {"title", text}})},
         {"as_of", object_of({{"seq", id}, {"at", {{"type", "string"}, {"format", "date-time"}}}})},
         {"who", {{"enum", {"anyone", "desk"}}}},
         {"time_zone", text},
         {"sets", {{"type", "object"}, {"properties", std::move(sets)}, {"additionalProperties", false}}}});
    whole["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    whole["$id"]     = schema_id;
    whole["title"]   = "Arengo export";
    return whole;
}

const Format data{"data", "json", "application/json", Who::desk, write_data};

} // namespace exports
