// The table's own account: lines that rest on notes, written by one at a time.
#include "house.hpp"

#include "tables/board.hpp"
#include "tables/rules.hpp"

#include <algorithm>

namespace tables {

constexpr std::size_t max_cited = 100; // of one sentence

AddLine AddLine::read(TableId id, Fields& in)
{
    AddLine added{.table_id = id, .text = in.text("text", max_line_chars)};
    if (auto order = in.optional_integer("order", 1, 10'000)) added.order = static_cast<int>(*order);
    added.cites = in.optional_ids<ContributionId>("cites", max_cited).value_or(std::vector<ContributionId>{});
    return added;
}

EditLine EditLine::read(SummaryLineId id, int revision, Fields& in)
{
    EditLine edit{.line_id = id, .revision = revision, .text = in.optional_text("text", max_line_chars)};
    if (auto order = in.optional_integer("order", 1, 10'000)) edit.order = static_cast<int>(*order);
    edit.cites = in.optional_ids<ContributionId>("cites", max_cited);
    return edit;
}

namespace {

// Another writes in it, and has not been silent yet.
Verdict is_free(Reader& reader, const Line& l, PersonId person)
{
    if (!l.writer_id || *l.writer_id == person || !l.writing_until || *l.writing_until <= reader.now) return granted;
    return Refusal{Reason::being_written,
                   {{"name", shown_name(reader, *l.writer_id)}, {"until", to_text(*l.writing_until)}}};
}

json ids_of(const std::vector<ContributionId>& cites)
{
    auto list = json::array();
    for (auto id : cites) list.push_back(id.value);
    return list;
}

Verdict is_current(Reader& reader, const Line& l, int revision)
{
    if (l.revision == revision) return granted;
    json current{{"revision", l.revision}, {"text", l.text}, {"cites", ids_of(citations_of(reader, l.line_id))}};
    return Refusal{Reason::stale_revision, {{"current", current}}};
}

// Puts the line at this place, and counts the lines anew.
void put_at(Tx& tx, TableId table, SummaryLineId id, int place)
{
    auto all  = lines_of(tx, table);
    auto mine = std::find_if(all.begin(), all.end(), [&](const Line& l) { return l.line_id == id; });
    auto line = *mine;
    all.erase(mine);
    auto at = std::min<std::size_t>(static_cast<std::size_t>(place) - 1, all.size());
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(at), line);
    int order = 0;
    for (auto& one : all)
        if (one.order != ++order) one.order = order, update_line(tx, one);
}

void let_go(Line& l)
{
    l.writer_id.reset();
    l.writing_until.reset();
}

// Those who sent the notes that the line rests on see that they are cited.
std::set<PersonId> senders_cited(Reader& reader, SummaryLineId id, std::vector<ContributionId> more = {})
{
    auto cited = citations_of(reader, id);
    cited.insert(cited.end(), more.begin(), more.end());
    return senders_of(reader, cited);
}

} // namespace

awaitable<Event> add_line(House& house, Person person, AddLine added)
{
    return house.ledger.write(person, [&house, person, added](Tx& tx) {
        auto place = led_by(tx, person, added.table_id);
        on_board(tx, added.table_id, added.cites, "cites");
        Board board(house, tx, place, senders_of(tx, added.cites));
        auto session = current_session(tx, added.table_id);
        auto id      = insert_line(tx, {.table_id = added.table_id, .text = added.text, .order = 1'000'000},
                              session ? std::optional(session->session_id) : std::nullopt);
        save_citations(tx, id, added.cites);
        put_at(tx, added.table_id, id, added.order.value_or(1'000'000));
        json payload{{"line_id", id.value}, {"text", added.text}, {"cites", ids_of(added.cites)}};
        return board.told("line_added", std::move(payload), {{"line_id", id.value}});
    });
}

awaitable<Event> edit_line(House& house, Person person, EditLine edit)
{
    return house.ledger.write(person, [&house, person, edit](Tx& tx) {
        auto l     = led_line(tx, person, edit.line_id);
        auto place = led_by(tx, person, l.table_id);
        require(is_free(tx, l, person.person_id));
        require(is_current(tx, l, edit.revision));
        if (edit.cites) on_board(tx, l.table_id, *edit.cites, "cites");
        Board board(house, tx, place, senders_cited(tx, l.line_id, edit.cites.value_or(std::vector<ContributionId>{})));
        if (edit.text) l.text = *edit.text;
        if (edit.cites) save_citations(tx, l.line_id, *edit.cites);
        if (citations_of(tx, l.line_id).empty()) l.plenary_at.reset();
        l.revision += 1;
        let_go(l);
        update_line(tx, l);
        if (edit.order) put_at(tx, l.table_id, l.line_id, *edit.order);
        json payload{{"line_id", l.line_id.value},
                     {"revision", l.revision},
                     {"text", l.text},
                     {"cites", ids_of(citations_of(tx, l.line_id))}};
        return board.told("line_edited", std::move(payload), {{"revision", l.revision}});
    });
}

awaitable<Event> claim_line(House& house, Person person, SummaryLineId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto l     = led_line(tx, person, id);
        auto place = led_by(tx, person, l.table_id);
        require(is_free(tx, l, person.person_id));
        Board board(house, tx, place, {}, Board::Reach::table);
        l.writer_id     = person.person_id;
        l.writing_until = tx.now + writing_lasts;
        update_line(tx, l);
        return board.told("line_claimed", {{"line_id", id.value}}, {{"until", to_text(*l.writing_until)}});
    });
}

awaitable<Event> send_line(House& house, Person person, SummaryLineId id, bool sent)
{
    return house.ledger.write(person, [&house, person, id, sent](Tx& tx) {
        auto l     = led_line(tx, person, id);
        auto place = led_by(tx, person, l.table_id);
        if (l.plenary_at.has_value() == sent) throw Refusal{Reason::already_so};
        if (sent && citations_of(tx, id).empty()) throw Refusal{Reason::line_without_source};
        Board board(house, tx, place);
        l.plenary_at = sent ? std::optional(tx.now) : std::nullopt;
        update_line(tx, l);
        return board.told(sent ? "line_sent" : "line_kept_back", {{"line_id", id.value}});
    });
}

awaitable<Event> remove_line(House& house, Person person, SummaryLineId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto l     = led_line(tx, person, id);
        auto place = led_by(tx, person, l.table_id);
        require(is_free(tx, l, person.person_id));
        Board board(house, tx, place, senders_cited(tx, id));
        remove_line(tx, id);
        return board.told("line_removed", {{"line_id", id.value}});
    });
}

} // namespace tables
