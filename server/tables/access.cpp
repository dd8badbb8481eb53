#include "tables/access.hpp"

#include "people/people.hpp"

namespace tables {

namespace {

Place known(std::optional<Place> found)
{
    if (!found) throw Refusal{Reason::not_found};
    return *std::move(found);
}

} // namespace

std::optional<Place> place(Reader& reader, PersonId person, TableId id)
{
    auto table = meetings::table(reader, id);
    if (!table) return {};
    auto meeting = meetings::meeting(reader, table->meeting_id);
    if (!meeting) return {};
    Place found{*std::move(table), *std::move(meeting)};
    found.leads = is_facilitator(reader, person, id)
                  || meetings::is_organiser(reader, person, found.meeting.meeting_id);
    found.sits = sits_at(reader, person, id) || meetings::is_seated(reader, person, id);
    return found;
}

bool may_lead(Reader& reader, PersonId person, TableId id)
{
    auto found = place(reader, person, id);
    return found && found->leads;
}

bool may_read(Reader& reader, PersonId person, TableId id)
{
    auto found = place(reader, person, id);
    if (!found) return false;
    return found->leads || found->sits
           || people::has_role(reader, person, found->meeting.process_id, people::Role::facilitator);
}

Place led_by(Reader& reader, const Person& person, TableId id)
{
    auto found = known(place(reader, person.person_id, id));
    if (!found.leads) throw Refusal{Reason::not_found};
    return found;
}

Place used_by(Reader& reader, const Person& person, TableId id)
{
    auto found = known(place(reader, person.person_id, id));
    if (!found.leads && !found.sits) throw Refusal{Reason::not_found};
    return found;
}

Place at(Reader& reader, TableId id) { return known(place(reader, PersonId{}, id)); }

Group led_group(Reader& reader, const Person& person, GroupId id)
{
    auto found = group(reader, id);
    if (!found || found->removed_at || !may_lead(reader, person.person_id, found->table_id))
        throw Refusal{Reason::not_found};
    return *std::move(found);
}

Line led_line(Reader& reader, const Person& person, SummaryLineId id)
{
    auto found = line(reader, id);
    if (!found || !may_lead(reader, person.person_id, found->table_id)) throw Refusal{Reason::not_found};
    return *std::move(found);
}

void seat(Tx& tx, const Person& person, const Place& place)
{
    if (place.sits) sit_down(tx, person.person_id, place.table.table_id);
}

std::string shown_name(Reader& reader, PersonId person)
{
    auto author = people::author(reader, person, std::nullopt, true);
    return author.value("name", "");
}

std::vector<Contribution> on_board(Reader& reader, TableId id, const std::vector<ContributionId>& ids,
                                   std::string_view field)
{
    std::vector<Contribution> notes;
    for (auto note_id : ids) {
        auto found = contribution(reader, note_id);
        if (!found || found->table_id != id || !found->is_on_board())
            throw Refusal{Reason::bad_value, {{"field", field}}};
        notes.push_back(*std::move(found));
    }
    return notes;
}

} // namespace tables
