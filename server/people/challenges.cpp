// SQL of the questions to sign in.
#include "people/sessions.hpp"

namespace people {

namespace {

constexpr auto columns =
    "select challenge_id, session_hash, email, language, code_hash, attempts, expires_at_ms from challenge ";

ChallengeRow challenge_from(const Row& row)
{
    return {row.integer(0), row.optional_text(1), row.text(2),
            row.text(3),    row.text(4),          static_cast<int>(row.integer(5)),
            row.instant(6)};
}

std::optional<Blob> blob(const std::optional<std::string>& bytes)
{
    return bytes ? std::optional(Blob{*bytes}) : std::nullopt;
}

// The newest question is the one that is answered; a few earlier ones hold too, for mails that arrive late.
constexpr int max_challenges_of_session = 3;

} // namespace

void insert_challenge(Tx& tx, const NewChallenge& asked)
{
    tx.db.run(
        "insert into challenge (session_hash, email, email_key, language, token_hash, code_hash, attempts, asked_at_ms, "
        "expires_at_ms) values (?, ?, ?, ?, ?, ?, 0, ?, ?)",
        blob(asked.session_hash), asked.email, asked.email_key, asked.language, Blob{asked.token_hash},
        Blob{asked.code_hash}, tx.now, tx.now + asked.lasts);
    if (!asked.session_hash) return;
    tx.db.run(
        "delete from challenge where session_hash = ? and challenge_id not in (select challenge_id from challenge "
        "where session_hash = ? order by challenge_id desc limit ?)",
        Blob{*asked.session_hash}, Blob{*asked.session_hash}, max_challenges_of_session);
}

std::optional<ChallengeRow> challenge_with_token(Reader& reader, std::string_view token_hash)
{
    static const auto sql = std::string(columns) + "where token_hash = ?";
    return reader.db.one(sql, challenge_from, Blob{token_hash});
}

std::vector<ChallengeRow> challenges_of_session(Reader& reader, std::string_view session_hash)
{
    static const auto sql = std::string(columns)
                            + "where session_hash = ? and expires_at_ms > ? order by challenge_id desc";
    std::vector<ChallengeRow> found;
    reader.db.each(
        sql, [&](const Row& row) { found.push_back(challenge_from(row)); }, Blob{session_hash}, reader.now);
    return found;
}

std::int64_t challenges_for(Reader& reader, std::string_view email_key, Instant since)
{
    return *reader.db.integer("select count(*) from challenge where email_key = ? and asked_at_ms > ?", email_key,
                              since);
}

void count_attempt(Tx& tx, std::string_view session_hash)
{
    tx.db.run("update challenge set attempts = attempts + 1 where session_hash = ?", Blob{session_hash});
}

void delete_challenge(Tx& tx, std::int64_t challenge_id)
{
    tx.db.run("delete from challenge where challenge_id = ?", challenge_id);
}

void delete_challenges(Tx& tx, std::string_view email_key)
{
    tx.db.run("delete from challenge where email_key = ?", email_key);
}

void delete_expired_challenges(Tx& tx)
{
    // Those of the last hour are counted against mailing one address without end.
    tx.db.run("delete from challenge where expires_at_ms <= ? and asked_at_ms <= ?", tx.now, tx.now - 1h);
}

} // namespace people
