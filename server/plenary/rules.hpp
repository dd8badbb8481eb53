// Pure rules of the plenary: no SQL, no HTTP, no clock.
#pragma once

#include "plenary/rows.hpp"

#include <chrono>

namespace plenary {

constexpr std::size_t max_message_chars  = 280; // two lines on a phone's screen
constexpr std::size_t max_title_chars    = 120;
constexpr std::size_t max_sentence_chars = 600;
constexpr std::size_t max_cited          = 200; // by one sentence: more than any table takes down
// A snapshot holds what a screen shows; beyond these the account is one no more.
constexpr int max_themes    = 60;
constexpr int max_sentences = 200;
constexpr int notes_shown   = 300;
constexpr int messages_kept = 20;

// How long a sentence is shown as being written after the last word that was typed.
constexpr std::chrono::seconds claim_lasts{15};

// Whether somebody else is writing in it. Refuses: being_written {name, until}.
Verdict is_free(const Sentence&, PersonId, const std::string& writer_name, Instant now);

// What is in the way of publishing. Refuses: already_published, restitution_empty, sentence_without_source {sentences}.
Verdict may_publish(bool is_published, const std::vector<Sentence>&, const Citations& standing);

} // namespace plenary
