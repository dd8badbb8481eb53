#include "demo/theme_team.hpp"

#include "house.hpp"
#include "plenary/plenary.hpp"
#include "tables/tables.hpp"

namespace demo {

using namespace std::chrono_literals;

namespace {

using Team = std::shared_ptr<const TeamOfDay>;

void clock(const Team& team, Instant at, tables::Action action, int round, std::optional<int> minutes = {})
{
    team->timeline.add(at, [team, action, round, minutes] {
        tables::CommonClock wanted{team->day->meeting_id, action, round, minutes};
        return tables::apply_common_clock(team->house, team->world.organiser, wanted);
    });
}

void screen(const Team& team, const json& given)
{
    team->timeline.add(instant_in(given["at"]), [team, shows = given["shows"].get<std::string>()] {
        plenary::ShowOnScreen wanted{team->day->meeting_id, shows, 1, {}};
        return plenary::show_on_screen(team->house, team->world.organiser, wanted);
    });
}

void message(const Team& team, const json& given)
{
    team->timeline.add(instant_in(given["at"]), [team, text = given["text"].get<std::string>()] {
        plenary::SendMessage wanted{team->day->meeting_id, text};
        return plenary::send_message(team->house, team->world.organiser, wanted);
    });
}

// When a note of the files was certainly taken in.
Instant taken_by(const Team& team, const std::string& name)
{
    auto dot   = name.find('.');
    auto table = std::stoul(name.substr(0, dot)) - 1;
    auto note  = std::stoul(name.substr(dot + 1)) - 1;
    return instant_in(team->given["tables"][table]["notes"][note]["at"]) + 2min;
}

std::vector<ContributionId> ids_of(const Team& team, const std::vector<std::string>& names)
{
    std::vector<ContributionId> ids;
    for (const auto& name : names) ids.push_back(team->day->notes.at(name));
    return ids;
}

// Begun with the notes that were there; the others are gathered as they come.
void theme(const Team& team, const json& given)
{
    auto at   = instant_in(given["at"]);
    auto name = given["key"].get<std::string>();
    std::vector<std::string> first;
    for (const auto& note : given["notes"]) {
        if (taken_by(team, note) < at) {
            first.push_back(note);
            continue;
        }
        team->timeline.add(taken_by(team, note), [team, name, note = note.get<std::string>()] {
            return plenary::gather(team->house, team->world.organiser, team->day->themes.at(name),
                                   team->day->notes.at(note));
        });
    }
    auto command = [team, first, title = given["title"].get<std::string>()] {
        plenary::AddTheme wanted{team->day->meeting_id, title, ids_of(team, first)};
        return plenary::add_theme(team->house, team->world.organiser, wanted);
    };
    team->timeline.add(at, command, [team, name](const Event& event) {
        team->day->themes[name] = {event.answer["common_theme_id"].get<std::int64_t>()};
    });
}

void merge(const Team& team, const json& given)
{
    team->timeline.add(instant_in(given["at"]), [team, given] {
        const auto& themes = team->day->themes;
        plenary::MergeTheme wanted{themes.at(given["theme"]), themes.at(given["into"])};
        return plenary::merge_theme(team->house, team->world.organiser, wanted);
    });
}

void sentence(const Team& team, const json& given)
{
    auto id      = std::make_shared<SentenceId>();
    auto command = [team, given] {
        plenary::AddSentence wanted;
        wanted.meeting_id      = team->day->meeting_id;
        wanted.text            = given["text"];
        wanted.common_theme_id = team->day->themes.at(given["theme"]);
        wanted.cites           = ids_of(team, given["cites"]);
        return plenary::add_sentence(team->house, team->world.organiser, wanted);
    };
    team->timeline.add(instant_in(given["at"]), command,
                       [id](const Event& event) { *id = {event.answer["sentence_id"].get<std::int64_t>()}; });
    if (!given.contains("node")) return;
    team->timeline.add(instant_in(team->given["linked_at"]), [team, id, node = given["node"].get<std::string>()] {
        plenary::LinkNode wanted{*id, team->world.nodes.at(node)};
        return plenary::link_node(team->house, team->world.organiser, wanted);
    });
}

} // namespace

void theme_team(const std::shared_ptr<const TeamOfDay>& team)
{
    const auto& given = team->given;
    for (const auto& round : given["rounds"]) {
        clock(team, instant_in(round["starts_at"]), tables::Action::start, round["round"]);
        clock(team, instant_in(round["ends_at"]), tables::Action::close, round["round"]);
    }
    const auto& longer = given["extension"];
    clock(team, instant_in(longer["at"]), tables::Action::extend, longer["round"], longer["minutes"].get<int>());
    for (const auto& one : given["screens"]) screen(team, one);
    for (const auto& one : given["messages"]) message(team, one);
    for (const auto& one : given["themes"]) theme(team, one);
    for (const auto& one : given["theme_merges"]) merge(team, one);
    for (const auto& one : given["sentences"]) sentence(team, one);
    team->timeline.add(instant_in(given["published_at"]), [team] {
        return plenary::publish_restitution(team->house, team->world.organiser, team->day->meeting_id);
    });
}

} // namespace demo
