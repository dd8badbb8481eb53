#include "plenary/rows.hpp"

namespace plenary {

namespace {

constexpr auto theme_columns =
    R"(select common_theme_id, meeting_id, title, "order", revision, merged_into, removed_at_ms
                                  from common_theme where )";

CommonTheme to_theme(const Row& row)
{
    return {row.id<CommonThemeId>(0),
            row.id<MeetingId>(1),
            row.text(2),
            static_cast<int>(row.integer(3)),
            static_cast<int>(row.integer(4)),
            row.optional_id<CommonThemeId>(5),
            row.optional_instant(6)};
}

std::vector<CommonTheme> themes_where(Reader& reader, const std::string& condition, MeetingId id)
{
    std::vector<CommonTheme> list;
    auto sql = theme_columns + condition + R"( and meeting_id = ? order by "order", common_theme_id)";
    reader.db.each(
        sql, [&](const Row& row) { list.push_back(to_theme(row)); }, id);
    return list;
}

} // namespace

std::optional<CommonTheme> theme(Reader& reader, CommonThemeId id)
{
    static const auto sql = std::string(theme_columns) + "common_theme_id = ?";
    return reader.db.one(sql, to_theme, id);
}

std::vector<CommonTheme> themes_of(Reader& reader, MeetingId id)
{
    return themes_where(reader, "removed_at_ms is null", id);
}

std::vector<CommonTheme> merged_themes(Reader& reader, MeetingId id)
{
    return themes_where(reader, "merged_into is not null", id);
}

CommonThemeId insert_theme(Tx& tx, MeetingId meeting_id, const std::string& title)
{
    tx.db.run(R"(insert into common_theme (meeting_id, title, "order")
                 select ?1, ?2, coalesce(max("order"), 0) + 1 from common_theme where meeting_id = ?1)",
              meeting_id, title);
    return {tx.db.last_id()};
}

void update_theme(Tx& tx, const CommonTheme& theme)
{
    tx.db.run("update common_theme set title = ?, revision = ?, merged_into = ?, removed_at_ms = ? "
              "where common_theme_id = ?",
              theme.title, theme.revision, theme.merged_into, theme.removed_at, theme.common_theme_id);
}

bool is_standing(Reader& reader, MeetingId meeting_id, ContributionId id)
{
    return reader.db.exists("select 1 from contribution c join meeting_table t on t.table_id = c.table_id "
                            "where c.contribution_id = ? and t.meeting_id = ? and c.taken_at_ms is not null "
                            "and c.retracted_at_ms is null",
                            id, meeting_id);
}

void gather_note(Tx& tx, CommonThemeId theme, ContributionId note)
{
    tx.db.run("insert into common_theme_contribution (common_theme_id, contribution_id) values (?, ?) "
              "on conflict do nothing",
              theme, note);
}

void scatter_note(Tx& tx, CommonThemeId theme, ContributionId note)
{
    tx.db.run("delete from common_theme_contribution where common_theme_id = ? and contribution_id = ?", theme, note);
}

void gather_all(Tx& tx, CommonThemeId from, CommonThemeId into)
{
    tx.db.run("insert into common_theme_contribution (common_theme_id, contribution_id) "
              "select ?2, contribution_id from common_theme_contribution where common_theme_id = ?1 "
              "on conflict do nothing",
              from, into);
}

int notes_in(const Tables& tables)
{
    int notes = 0;
    for (auto [table, count] : tables) notes += count;
    return notes;
}

namespace {

// Rows of an id, the number of a table, and how many notes of it.
template <class Id> std::map<Id, Tables> said(Reader& reader, std::string_view sql, MeetingId id)
{
    std::map<Id, Tables> all;
    auto take = [&](const Row& row) {
        all[row.id<Id>(0)][static_cast<int>(row.integer(1))] = static_cast<int>(row.integer(2));
    };
    reader.db.each(sql, take, id);
    return all;
}

} // namespace

std::map<CommonThemeId, Tables> said_in_themes(Reader& reader, MeetingId id)
{
    return said<CommonThemeId>(reader, R"(select g.common_theme_id, t."order", count(*) from common_theme h
                      join common_theme_contribution g on g.common_theme_id = h.common_theme_id
                      join contribution c on c.contribution_id = g.contribution_id
                      join meeting_table t on t.table_id = c.table_id
                      where h.meeting_id = ? and h.removed_at_ms is null and c.taken_at_ms is not null and c.retracted_at_ms is null
                      group by g.common_theme_id, t."order")",
                               id);
}

std::map<SentenceId, Tables> said_in_sentences(Reader& reader, MeetingId id)
{
    return said<SentenceId>(reader, R"(select s.sentence_id, t."order", count(*) from restitution_sentence s
                      join sentence_citation q on q.sentence_id = s.sentence_id
                      join contribution c on c.contribution_id = q.contribution_id
                      join meeting_table t on t.table_id = c.table_id
                      where s.meeting_id = ? and s.removed_at_ms is null and c.taken_at_ms is not null and c.retracted_at_ms is null
                      group by s.sentence_id, t."order")",
                            id);
}

std::map<CommonThemeId, std::map<Instant, int>> pace_of_themes(Reader& reader, MeetingId id, std::size_t minutes)
{
    constexpr std::int64_t minute_ms = 60'000;
    std::map<CommonThemeId, std::map<Instant, int>> pace;
    reader.db.each(R"(select g.common_theme_id, c.taken_at_ms / 60000, count(*) from common_theme h
                      join common_theme_contribution g on g.common_theme_id = h.common_theme_id
                      join contribution c on c.contribution_id = g.contribution_id
                      where h.meeting_id = ? and h.removed_at_ms is null and c.taken_at_ms is not null and c.retracted_at_ms is null
                      group by 1, 2 order by 2 desc)",
                   [&](const Row& row) {
                       auto& of = pace[row.id<CommonThemeId>(0)];
                       if (of.size() < minutes)
                           of[Instant{row.integer(1) * minute_ms}] = static_cast<int>(row.integer(2));
                   },
                   id);
    return pace;
}

int tables_in(Reader& reader, MeetingId id)
{
    auto count = reader.db.integer("select count(*) from meeting_table where meeting_id = ?", id);
    return static_cast<int>(count.value_or(0));
}

std::optional<Instant> published_at(Reader& reader, MeetingId id)
{
    auto at = reader.db.integer("select published_at_ms from restitution where meeting_id = ?", id);
    return at ? std::optional(Instant{*at}) : std::nullopt;
}

void set_published(Tx& tx, MeetingId id)
{
    tx.db.run("insert into restitution (meeting_id, published_at_ms) values (?, ?)", id, tx.now);
}

Screen screen_of(Reader& reader, MeetingId id)
{
    auto make = [](const Row& row) {
        return Screen{row.text(0), static_cast<int>(row.integer(1)), row.optional_id<TableId>(2)};
    };
    return reader.db.one("select shows, page, table_id from hall_screen where meeting_id = ?", make, id)
        .value_or(Screen{});
}

void set_screen(Tx& tx, MeetingId id, const Screen& screen)
{
    tx.db.run(
        "insert into hall_screen (meeting_id, shows, page, table_id) values (?, ?, ?, ?) on conflict (meeting_id) "
        "do update set shows = excluded.shows, page = excluded.page, table_id = excluded.table_id",
        id, screen.shows, screen.page, screen.table_id);
}

std::vector<Message> messages_of(Reader& reader, MeetingId id, int newest)
{
    std::vector<Message> list;
    reader.db.each(
        "select hall_message_id, text, at_ms from hall_message where meeting_id = ? "
        "order by hall_message_id desc limit ?",
        [&](const Row& row) {
            list.push_back({row.integer(0), row.text(1), row.instant(2)});
        },
        id, newest);
    return list;
}

std::int64_t insert_message(Tx& tx, MeetingId id, PersonId person, const std::string& text)
{
    tx.db.run("insert into hall_message (meeting_id, text, at_ms, person_id) values (?, ?, ?, ?)", id, text, tx.now,
              person);
    return tx.db.last_id();
}

std::string name_of(Reader& reader, PersonId id)
{
    return reader.db.text("select name from person where person_id = ?", id).value_or("");
}

} // namespace plenary
