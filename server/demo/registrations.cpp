#include "demo/registrations.hpp"

#include "demo/demo.hpp"
#include "house.hpp"
#include "meetings/meetings.hpp"

#include <algorithm>
#include <set>

namespace demo {

namespace {

using namespace std::chrono_literals;

constexpr auto between_two_at_the_door = 20s;
constexpr std::size_t doors            = 2;

std::set<PersonId> leaders(const World& world, const json& given)
{
    std::set<PersonId> all;
    for (const auto& table : given["tables"])
        for (const auto& key : table["facilitators"]) all.insert(world.people.at(key));
    return all;
}

std::map<PersonId, OrganisationId> bodies(const World& world)
{
    std::map<PersonId, OrganisationId> all;
    auto people = world_file("people.json");
    for (const auto& given : people["citizens"])
        if (given.contains("organisation"))
            all[world.people.at(given["key"])] = world.organisations.at(given["organisation"]);
    return all;
}

// The first choice to each question that must have an answer.
json answers(House& house, MeetingId id)
{
    auto meeting = house.archive.read(
        [&](Reader& reader) { return house.sections.state(reader, "meeting", id.value).value(); });
    auto given = json::object();
    for (const auto& [key, question] : meeting["questions"].items())
        if (question["required"]) given[key] = question["choices"]["1"];
    return given;
}

// Everybody ranks three tables; now and then somebody needs something.
class Registering {
  public:
    Registering(House& house, const World& world, Timeline& timeline, std::shared_ptr<EventDay> day, const json& given)
        : house_(house), timeline_(timeline), day_(std::move(day)), given_(given), bodies_(bodies(world))
    {}

    void add(std::size_t place, Instant at)
    {
        auto tables = day_->people.size(), table = place % tables;
        auto person = day_->people[table][place / tables];
        meetings::RegisterFor wanted;
        wanted.mode = "in_person";
        if (auto body = bodies_.find(person); body != bodies_.end()) wanted.organisation_id = body->second;
        wanted.access_needs  = need("access_needs", place, 13);
        wanted.dietary_needs = need("dietary_needs", place, 11);
        auto command         = [&house = house_, day = day_, person, wanted, table, tables]() mutable {
            wanted.meeting_id = day->meeting_id;
            for (auto next : {0, 1, 3}) wanted.table_preferences.push_back(day->tables.at((table + next) % tables));
            wanted.answers = answers(house, day->meeting_id);
            return meetings::register_for(house, {.person_id = person}, wanted);
        };
        timeline_.add(at, command, [day = day_, person](const Event& event) {
            day->registrations[person] = {event.answer["registration_id"].get<std::int64_t>()};
        });
    }

  private:
    std::optional<std::string> need(const char* kind, std::size_t place, std::size_t every) const
    {
        const auto& said = given_[kind];
        if (place % every != 4 || said.empty()) return {};
        return said[place / every % said.size()].get<std::string>();
    }

    House& house_;
    Timeline& timeline_;
    std::shared_ptr<EventDay> day_;
    const json& given_;
    std::map<PersonId, OrganisationId> bodies_;
};

// As many as sat at each table; the last who registered stay at home.
void let_in(House& house, const World& world, Timeline& timeline, const std::shared_ptr<EventDay>& day,
            const json& given)
{
    auto doors_open = instant_in(given["doors_open_at"]);
    for (std::size_t table = 0; table < day->people.size(); ++table)
        for (std::size_t i = 0; i < given["tables"][table]["people"]; ++i) {
            auto place = i * day->people.size() + table;
            auto door  = "Ingresso " + std::to_string(1 + place % doors);
            timeline.add(doors_open + place * between_two_at_the_door,
                         [&house, day, organiser = world.organiser, person = day->people[table][i], door] {
                             meetings::LetIn shown;
                             shown.meeting_id      = day->meeting_id;
                             shown.registration_id = day->registrations.at(person);
                             shown.door            = door;
                             return meetings::check_in(house, organiser, shown);
                         });
        }
}

} // namespace

std::vector<std::vector<PersonId>> askers(const World& world, const json& given)
{
    const auto& registration = given["registration"];
    auto lead                = leaders(world, given);
    std::vector<std::vector<PersonId>> people(given["tables"].size());
    auto citizen = world.citizens.begin() + registration["first_citizen"].get<std::ptrdiff_t>();
    for (std::size_t place = 0; place < registration["registered"]; ++citizen)
        if (!lead.contains(*citizen)) people[place++ % people.size()].push_back(*citizen);
    return people;
}

void add_registrations(House& house, const World& world, Timeline& timeline, const std::shared_ptr<EventDay>& day,
                       const json& given)
{
    auto from  = instant_in(given["registration"]["opens_at"]);
    auto until = std::min(instant_in(given["registration"]["closes_at"]), first_morning());
    auto count = given["registration"]["registered"].get<std::size_t>();
    Registering registering(house, world, timeline, day, given);
    for (std::size_t place = 0; place < count; ++place)
        registering.add(place, from + std::chrono::milliseconds((until - from).count() * (place + 1) / (count + 1)));
    if (!given.contains("drawn_at")) return;
    timeline.add(instant_in(given["drawn_at"]), [&house, day, organiser = world.organiser] {
        return meetings::hold_draw(house, organiser, day->meeting_id, {});
    });
    let_in(house, world, timeline, day, given);
}

} // namespace demo
