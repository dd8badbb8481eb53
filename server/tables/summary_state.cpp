#include "tables/access.hpp"
#include "tables/pieces.hpp"

namespace tables {

namespace {

json line_state(Reader& reader, const Line& l)
{
    json shown{{"line_id", l.line_id.value},
               {"text", l.text},
               {"revision", l.revision},
               {"order", l.order},
               {"cites", json::object()}};
    for (auto cited : citations_of(reader, l.line_id)) shown["cites"][std::to_string(cited.value)] = true;
    if (l.plenary_at) shown["plenary"] = true;
    if (l.writer_id && l.writing_until)
        shown["writer"] = {{"person_id", l.writer_id->value},
                           {"name", shown_name(reader, *l.writer_id)},
                           {"until", to_text(*l.writing_until)}};
    return shown;
}

} // namespace

json summary_state(Reader& reader, TableId id)
{
    auto shown = json::object();
    for (const auto& l : lines_of(reader, id)) {
        if (shown.size() == lines_shown) break;
        shown[std::to_string(l.line_id.value)] = line_state(reader, l);
    }
    return shown;
}

std::vector<SentLine> sent_lines_of(Reader& reader, MeetingId id)
{
    std::vector<SentLine> found;
    for (const auto& table : meetings::tables_of(reader, id))
        for (const auto& l : lines_of(reader, table.table_id))
            if (l.plenary_at) found.push_back({l.line_id, table.table_id, l.text, citations_of(reader, l.line_id)});
    return found;
}

} // namespace tables
