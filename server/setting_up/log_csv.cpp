// The log as comma-separated values, as Italian spreadsheets open them: UTF-8 with its mark, semicolons, their dates.
// Source: RFC 4180, but for the semicolon.
#include "setting_up/log.hpp"

#include "base/instant.hpp"
#include "base/words.hpp"
#include "processes/processes.hpp"

#include <date/tz.h>

namespace setting_up {

namespace {

// What a spreadsheet would take for a formula begins with an apostrophe instead. Source: OWASP, CSV injection.
std::string field(std::string text)
{
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    if (text.find_first_of(";\"\n\r") == std::string::npos) return text;
    std::string quoted = "\"";
    for (auto c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string moment(const json& item, std::string_view zone)
{
    auto at    = read_instant(item["at"].get<std::string>()).value();
    auto whole = date::floor<std::chrono::seconds>(
        date::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(at.ms)));
    return date::format("%d/%m/%Y %H:%M:%S", date::make_zoned(date::locate_zone(std::string(zone)), whole));
}

std::string who(std::string_view language, const json& item)
{
    if (!item.contains("person")) return say(language, "set_up.log_house");
    auto name = item["person"]["name"].get<std::string>();
    return name.empty() ? say(language, "set_up.log_no_name", {{"n", item["person"]["person_id"]}}) : name;
}

// The address of the lines that the sheet has no room for.
std::string rest_of(const LogQuery& query, std::int64_t before)
{
    auto address = "/api/processes/" + std::to_string(query.process_id.value)
                   + "/log.csv?cursor=" + std::to_string(before);
    if (!query.area.empty()) address += "&area=" + query.area;
    if (query.person_id) address += "&person_id=" + std::to_string(query.person_id->value);
    return address;
}

} // namespace

std::string log_csv(Reader& reader, std::string_view language, const LogQuery& query)
{
    auto process = processes::process(reader, query.process_id);
    if (!process) throw Refusal{Reason::not_found};
    auto wanted     = query;
    wanted.limit    = query.limit + 1;
    std::string csv = "\xEF\xBB\xBF";
    for (auto column : {"seq", "at", "who", "area", "what", "about", "reason"})
        csv += (csv.size() > 3 ? ";" : "") + field(say(language, "page.log.column." + std::string(column)));
    csv += "\r\n";
    auto all  = deeds(reader, wanted);
    auto more = all.size() > static_cast<std::size_t>(query.limit);
    if (more) all.resize(static_cast<std::size_t>(query.limit));
    for (const auto& deed : all) {
        auto item  = to_item(reader, language, deed);
        auto about = item.contains("about") ? item["about"]["title"].get<std::string>() : "";
        csv += std::to_string(deed.seq) + ';' + moment(item, process->time_zone) + ';' + field(who(language, item))
               + ';' + field(say(language, "set_up.area." + deed.area)) + ';' + field(item["what"].get<std::string>())
               + ';' + field(about) + ';' + field(item.value("reason", "")) + "\r\n";
    }
    // Whoever reads a sheet that ends here would take it for the whole log.
    if (more)
        csv += ";;;;" + field(say(language, "page.log.goes_on", {{"address", rest_of(query, all.back().seq)}}))
               + ";;\r\n";
    return csv;
}

} // namespace setting_up
