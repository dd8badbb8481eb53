// Sessions and the questions to sign in that wait for an answer.
#pragma once

#include "base/json.hpp"
#include "store/tx.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct House;

namespace people {

using namespace std::chrono_literals;

// A consultation lasts some weeks: whoever comes back within a fortnight need not ask for a code again; a phone that was
// lost is out after that, and every session after two months. Source: ASVS 5.0, 7.3.
constexpr std::chrono::milliseconds session_idle = 14 * 24h, session_at_most = 60 * 24h;
// A browser that has asked but not signed in: enough for a few codes.
constexpr std::chrono::milliseconds asking_at_most = 1h;
// The time of the last visit is kept this roughly, so that reading needs no write.
constexpr std::chrono::milliseconds seen_every = 1h;
// The mailed link and code hold this long. Source: ASVS 5.0, 6.5.5.
constexpr std::chrono::milliseconds challenge_lasts = 10min;

constexpr std::size_t cookie_bytes = 32; // as 64 hex digits; nobody guesses a session
constexpr int max_sessions         = 20; // of one person; with more the oldest end

struct SessionRow {
    std::string hash; // SHA-256 of the cookie, raw
    std::optional<PersonId> person_id;
    Instant begun_at, seen_at;
    bool is_guest = false;
};

std::string session_hash(std::string_view cookie);
bool is_alive(const SessionRow&, Instant now); // pure

std::optional<SessionRow> find_session(Reader&, std::string_view cookie); // only a living one
std::string begin_session(Tx&, std::optional<PersonId>);                  // gives the cookie
void renew_session(Tx&, const SessionRow&);
std::optional<PersonId> end_session(Tx&, std::string_view cookie); // whose it was
void delete_sessions(Tx&, PersonId);
std::vector<PersonId> delete_expired_sessions(Tx&); // whose they were
json sessions_of(Reader&, PersonId);                // [{begun_at, seen_at}]

// To call after a session's end was committed: forgets what threads remember of it, closes the person's live connections.
void sessions_ended(House&, PersonId);

struct ChallengeRow {
    std::int64_t challenge_id;
    std::optional<std::string> session_hash;
    std::string email, language;
    std::string code_hash;
    int attempts;
    Instant expires_at;
};

struct NewChallenge {
    std::optional<std::string> session_hash;
    std::string email, email_key, language, token_hash, code_hash;
    std::chrono::milliseconds lasts;
};

void insert_challenge(Tx&, const NewChallenge&);
std::optional<ChallengeRow> challenge_with_token(Reader&, std::string_view token_hash);  // also an expired one
std::vector<ChallengeRow> challenges_of_session(Reader&, std::string_view session_hash); // living ones, newest first
std::int64_t challenges_for(Reader&, std::string_view email_key, Instant since);
void count_attempt(Tx&, std::string_view session_hash);
void delete_challenge(Tx&, std::int64_t challenge_id);
void delete_challenges(Tx&, std::string_view email_key);
void delete_expired_challenges(Tx&);

} // namespace people
