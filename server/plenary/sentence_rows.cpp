// The rows of the one account.
#include "plenary/rows.hpp"

namespace plenary {

namespace {

constexpr auto sentence_columns =
    R"(select s.sentence_id, s.meeting_id, s.common_theme_id, s.text, s."order", s.revision, s.node_id, s.writer_id,
              s.writing_until_ms, s.removed_at_ms from restitution_sentence s )";

Sentence to_sentence(const Row& row)
{
    Sentence s;
    s.sentence_id     = row.id<SentenceId>(0);
    s.meeting_id      = row.id<MeetingId>(1);
    s.common_theme_id = row.optional_id<CommonThemeId>(2);
    s.text            = row.text(3);
    s.order           = static_cast<int>(row.integer(4));
    s.revision        = static_cast<int>(row.integer(5));
    s.node_id         = row.optional_id<NodeId>(6);
    s.writer          = row.optional_id<PersonId>(7);
    s.writing_until   = row.optional_instant(8);
    s.removed_at      = row.optional_instant(9);
    return s;
}

// A sentence placed where another stands comes before it.
void make_room(Tx& tx, MeetingId id, int order)
{
    tx.db.run(R"(update restitution_sentence set "order" = "order" + 1 where meeting_id = ? and "order" >= ?)", id,
              order);
}

} // namespace

std::optional<Sentence> sentence(Reader& reader, SentenceId id)
{
    static const auto sql = std::string(sentence_columns) + "where s.sentence_id = ?";
    return reader.db.one(sql, to_sentence, id);
}

std::vector<Sentence> sentences_of(Reader& reader, MeetingId id)
{
    static const auto sql = std::string(sentence_columns)
                            + R"(left join common_theme t on t.common_theme_id = s.common_theme_id
                                 where s.meeting_id = ? and s.removed_at_ms is null
                                 order by t.common_theme_id is null, t."order", t.common_theme_id, s."order", s.sentence_id)";
    std::vector<Sentence> list;
    reader.db.each(
        sql, [&](const Row& row) { list.push_back(to_sentence(row)); }, id);
    return list;
}

int next_order(Reader& reader, MeetingId id)
{
    auto last = reader.db.integer(R"(select max("order") from restitution_sentence where meeting_id = ?)", id);
    return static_cast<int>(last.value_or(0)) + 1;
}

SentenceId insert_sentence(Tx& tx, const Sentence& s)
{
    make_room(tx, s.meeting_id, s.order);
    tx.db.run(R"(insert into restitution_sentence (meeting_id, common_theme_id, text, "order") values (?, ?, ?, ?))",
              s.meeting_id, s.common_theme_id, s.text, s.order);
    return {tx.db.last_id()};
}

void update_sentence(Tx& tx, const Sentence& s)
{
    auto stood = tx.db.integer(R"(select "order" from restitution_sentence where sentence_id = ?)", s.sentence_id);
    if (stood != s.order) make_room(tx, s.meeting_id, s.order);
    tx.db.run(R"(update restitution_sentence set common_theme_id = ?, text = ?, "order" = ?, revision = ?, node_id = ?,
                 writer_id = ?, writing_until_ms = ?, removed_at_ms = ? where sentence_id = ?)",
              s.common_theme_id, s.text, s.order, s.revision, s.node_id, s.writer, s.writing_until, s.removed_at,
              s.sentence_id);
}

void move_sentences(Tx& tx, CommonThemeId from, std::optional<CommonThemeId> to)
{
    tx.db.run("update restitution_sentence set common_theme_id = ? where common_theme_id = ?", to, from);
}

Citations citations_of(Reader& reader, MeetingId id)
{
    Citations all;
    reader.db.each(
        "select s.sentence_id, c.contribution_id from restitution_sentence s "
        "join sentence_citation q on q.sentence_id = s.sentence_id "
        "join contribution c on c.contribution_id = q.contribution_id "
        "where s.meeting_id = ? and s.removed_at_ms is null and c.taken_at_ms is not null "
        "and c.retracted_at_ms is null "
        "order by s.sentence_id, c.contribution_id",
        [&](const Row& row) { all[row.id<SentenceId>(0)].push_back(row.id<ContributionId>(1)); }, id);
    return all;
}

void set_cites(Tx& tx, SentenceId id, const std::vector<ContributionId>& notes)
{
    tx.db.run("delete from sentence_citation where sentence_id = ?", id);
    for (auto note : notes)
        tx.db.run("insert into sentence_citation (sentence_id, contribution_id) values (?, ?) on conflict do nothing",
                  id, note);
}

} // namespace plenary
