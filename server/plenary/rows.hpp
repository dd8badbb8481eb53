// SQL <-> structs, and nothing else.
#pragma once

#include "plenary/plenary.hpp"

#include <map>
#include <string_view>

namespace plenary {

struct CommonTheme {
    CommonThemeId common_theme_id;
    MeetingId meeting_id;
    std::string title;
    int order = 0, revision = 1;
    std::optional<CommonThemeId> merged_into;
    std::optional<Instant> removed_at;
};
std::optional<CommonTheme> theme(Reader&, CommonThemeId);   // also one that is gone
std::vector<CommonTheme> themes_of(Reader&, MeetingId);     // in their order
std::vector<CommonTheme> merged_themes(Reader&, MeetingId); // those that went into another
CommonThemeId insert_theme(Tx&, MeetingId, const std::string& title);
void update_theme(Tx&, const CommonTheme&);

// Notes in themes. Standing: taken in at a table, and not retracted.
bool is_standing(Reader&, MeetingId, ContributionId);
void gather_note(Tx&, CommonThemeId, ContributionId);
void scatter_note(Tx&, CommonThemeId, ContributionId);
void gather_all(Tx&, CommonThemeId from, CommonThemeId into);

// Standing notes of a theme or a sentence, by the number of the table they were said at.
using Tables = std::map<int, int>; // number of the table -> notes
int notes_in(const Tables&);
std::map<CommonThemeId, Tables> said_in_themes(Reader&, MeetingId);
std::map<SentenceId, Tables> said_in_sentences(Reader&, MeetingId);
int tables_in(Reader&, MeetingId);

// Notes of a theme by the minute in which they were taken in, the newest minutes that had some.
std::map<CommonThemeId, std::map<Instant, int>> pace_of_themes(Reader&, MeetingId, std::size_t minutes);

struct Sentence {
    SentenceId sentence_id;
    MeetingId meeting_id;
    std::optional<CommonThemeId> common_theme_id;
    std::string text;
    int order = 0, revision = 1;
    std::optional<NodeId> node_id;
    std::optional<PersonId> writer;
    std::optional<Instant> writing_until, removed_at;
};
std::optional<Sentence> sentence(Reader&, SentenceId);  // also one that is gone
std::vector<Sentence> sentences_of(Reader&, MeetingId); // by theme in its order, those without at the end
int next_order(Reader&, MeetingId);
SentenceId insert_sentence(Tx&, const Sentence&);
void update_sentence(Tx&, const Sentence&);
void move_sentences(Tx&, CommonThemeId from, std::optional<CommonThemeId> to);

// What sentences rest on: standing notes only.
using Citations = std::map<SentenceId, std::vector<ContributionId>>;
Citations citations_of(Reader&, MeetingId);
void set_cites(Tx&, SentenceId, const std::vector<ContributionId>&);

std::optional<Instant> published_at(Reader&, MeetingId);
void set_published(Tx&, MeetingId);

struct Screen {
    std::string shows = "welcome";
    int page          = 1;
    std::optional<TableId> table_id;
};
Screen screen_of(Reader&, MeetingId);
void set_screen(Tx&, MeetingId, const Screen&);

struct Message {
    std::int64_t hall_message_id = 0;
    std::string text;
    Instant at{};
};
std::vector<Message> messages_of(Reader&, MeetingId, int newest); // the newest first
std::int64_t insert_message(Tx&, MeetingId, PersonId, const std::string& text);

// What the person is called on screens that others see.
std::string name_of(Reader&, PersonId);

} // namespace plenary
