// Who asks to speak, who speaks, for how long.
#include "house.hpp"

#include "base/text.hpp"
#include "people/people.hpp"
#include "tables/board.hpp"
#include "tables/rules.hpp"

#include <algorithm>

namespace tables {

AddSpeaker AddSpeaker::read(TableId id, Fields& in)
{
    return {.table_id = id,
            .name     = in.optional_text("name", people::max_name_chars),
            .me       = in.optional_boolean("me").value_or(false)};
}

DirectSpeaker DirectSpeaker::read(SpeakerId id, Fields& in)
{
    DirectSpeaker wanted{.speaker_id = id, .action = in.word("action", {"speak", "pause", "finish", "remove", "move"})};
    if (auto order = in.optional_integer("order", 1, 1000)) wanted.order = static_cast<int>(*order);
    return wanted;
}

namespace {

Speaker asked_by(Tx& tx, const Person& person, const Place& place, const AddSpeaker& added)
{
    auto session = current_session(tx, added.table_id);
    if (!session || session->state == SessionState::scheduled) throw Refusal{Reason::session_not_started};
    if (!is_active(*session, tx.now)) throw Refusal{Reason::not_in_this_state, {{"state", name_of(session->state)}}};
    if (added.name.has_value() == added.me) throw Refusal{Reason::required, {{"field", "name"}}};
    if (added.name && !place.leads) throw Refusal{Reason::not_found};
    Speaker s;
    s.table_id   = added.table_id;
    s.session_id = session->session_id;
    s.state      = "waiting";
    if (added.me) s.person_id = person.person_id;
    s.name = added.me ? shown_name(tx, person.person_id) : *added.name;
    return s;
}

bool is_same(const Speaker& a, const Speaker& b)
{
    if (a.person_id || b.person_id) return a.person_id == b.person_id;
    return fold(a.name) == fold(b.name);
}

// Behind everybody; somebody who has spoken in this session comes back with the time spoken.
SpeakerId put_in_line(Tx& tx, Speaker asked)
{
    auto all = speakers_of(tx, asked.session_id);
    for (const auto& other : all) asked.order = std::max(asked.order, other.order);
    asked.order += 1;
    for (auto other : all) {
        if (!is_same(other, asked)) continue;
        if (other.state != "finished") throw Refusal{Reason::already_so};
        other.state = "waiting";
        other.order = asked.order;
        update_speaker(tx, other);
        return other.speaker_id;
    }
    return insert_speaker(tx, asked);
}

void end_turn(Tx& tx, Speaker speaker, const std::string& state)
{
    speaker.spoke = spoken(speaker.spoke, speaker.speaking_since, tx.now);
    speaker.speaking_since.reset();
    speaker.state = state;
    update_speaker(tx, speaker);
}

void speak(Tx& tx, Speaker speaker)
{
    if (speaker.state == "speaking") throw Refusal{Reason::already_so};
    for (const auto& other : speakers_of(tx, speaker.session_id))
        if (other.state == "speaking") end_turn(tx, other, "finished");
    speaker.state          = "speaking";
    speaker.speaking_since = tx.now;
    update_speaker(tx, speaker);
}

void move(Tx& tx, const Speaker& speaker, std::optional<int> to)
{
    if (!to) throw Refusal{Reason::required, {{"field", "order"}}};
    auto all = speakers_of(tx, speaker.session_id);
    std::erase_if(all, [&](const Speaker& s) { return s.state != "waiting" || s.speaker_id == speaker.speaker_id; });
    auto place = std::min<std::size_t>(static_cast<std::size_t>(*to) - 1, all.size());
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(place), speaker);
    int first = all.front().order;
    for (const auto& one : all) first = std::min(first, one.order);
    for (auto& one : all) one.order = first++, update_speaker(tx, one);
}

void direct(Tx& tx, const Speaker& speaker, const DirectSpeaker& wanted)
{
    auto needs = [&](auto... states) {
        if (((speaker.state != states) && ...)) throw Refusal{Reason::not_in_this_state, {{"state", speaker.state}}};
    };
    if (wanted.action == "speak") speak(tx, speaker);
    if (wanted.action == "pause") needs("speaking"), end_turn(tx, speaker, "paused");
    if (wanted.action == "finish") needs("speaking", "paused"), end_turn(tx, speaker, "finished");
    if (wanted.action == "move") needs("waiting"), move(tx, speaker, wanted.order);
    if (wanted.action == "remove") remove_speaker(tx, speaker.speaker_id);
}

} // namespace

awaitable<Event> add_speaker(House& house, Person person, AddSpeaker added)
{
    return house.ledger.write(person, [&house, person, added](Tx& tx) {
        auto place = used_by(tx, person, added.table_id);
        auto asked = asked_by(tx, person, place, added);
        Board board(house, tx, place, {person.person_id});
        seat(tx, person, place);
        auto id = put_in_line(tx, asked);
        return board.told("speaker_added", {{"speaker_id", id.value}}, {{"speaker_id", id.value}});
    });
}

awaitable<Event> direct_speaker(House& house, Person person, DirectSpeaker wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto found  = speaker(tx, wanted.speaker_id);
        auto is_own = found && found->person_id == person.person_id && wanted.action == "remove";
        if (!found || (!is_own && !may_lead(tx, person.person_id, found->table_id))) throw Refusal{Reason::not_found};
        Board board(house, tx, place(tx, person.person_id, found->table_id).value());
        direct(tx, *found, wanted);
        return board.told("speaker_directed", {{"speaker_id", found->speaker_id.value}, {"action", wanted.action}});
    });
}

} // namespace tables
