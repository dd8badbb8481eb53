#include "proposals/search.hpp"

#include <algorithm>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

namespace proposals {

namespace {

// A query of more words than this is somebody's whole text: its first words tell what it is about.
constexpr std::size_t max_words = 24;
// Shorter words are articles and prepositions, which match everything ("di", "la", "e").
constexpr int min_word_units = 3;

std::vector<std::string> words_of(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> breaks(icu::BreakIterator::createWordInstance("it", status));
    auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    breaks->setText(unicode);
    std::vector<std::string> words;
    for (auto start = breaks->first(), end = breaks->next();
         end != icu::BreakIterator::DONE && words.size() < max_words; start = end, end = breaks->next())
    {
        if (breaks->getRuleStatus() < UBRK_WORD_NUMBER) continue; // spaces and punctuation
        if (breaks->getRuleStatus() >= UBRK_WORD_LETTER && end - start < min_word_units) continue;
        std::string word;
        unicode.tempSubStringBetween(start, end).toUTF8String(word);
        words.push_back(std::move(word));
    }
    return words;
}

} // namespace

void make_findable(Tx& tx, const Proposal& p)
{
    make_unfindable(tx, p);
    tx.db.run("insert into proposal_search (rowid, title, body, suggested_text) values (?, ?, ?, ?)", p.proposal_id,
              p.title, p.body, p.suggested_text.value_or(""));
}

void make_unfindable(Tx& tx, const Proposal& p)
{
    tx.db.run("delete from proposal_search where rowid = ?", p.proposal_id);
}

namespace {

std::string quoted(const std::string& word) { return '"' + word + '"'; } // the iterator gives no quotes

std::string joined(const std::vector<std::string>& words, Match match)
{
    std::string query;
    for (const auto& word : words) {
        if (!query.empty()) query += match == Match::all ? " AND " : " OR ";
        query += quoted(word);
    }
    if (match == Match::all && !query.empty()) query += " OR (" + query + "*)";
    return query;
}

// The proposals of one consultation lie between its first and its last; its numbers are given in that order.
const std::string in_consultation =
    "and s.rowid >= (select a.proposal_id from proposal a where a.consultation_id = ?1 order by a.number limit 1) "
    "and s.rowid <= (select z.proposal_id from proposal z where z.consultation_id = ?1 order by z.number desc limit 1) ";

bool is_common(Reader& reader, const std::string& word)
{
    return reader.db.integer(
               "select count(*) from (select 1 from proposal_search where proposal_search match ? limit ?)",
               quoted(word), search_depth + 1)
           > search_depth;
}

// Weighing takes reading every match of every word (bm25): only words that are not common are weighed.
std::vector<ProposalId> best(Reader& reader, ConsultationId id, const std::string& query, int limit)
{
    static const auto oldest_looked_at = "select s.rowid from proposal_search s where proposal_search match ?2 "
                                         + in_consultation + "order by s.rowid desc limit 1 offset ?3";
    static const auto weighed = "select s.rowid from proposal_search s join proposal p on p.proposal_id = s.rowid "
                                "where proposal_search match ?2 "
                                + in_consultation
                                + "and s.rowid >= ?3 and p.consultation_id = ?1 "
                                  "order by bm25(proposal_search, 4.0, 1.0, 2.0), s.rowid desc limit ?4";
    std::vector<ProposalId> ids;
    auto from = reader.db.integer(oldest_looked_at, id, query, search_depth - 1).value_or(1);
    auto take = [&](const Row& row) { ids.push_back(row.id<ProposalId>(0)); };
    reader.db.each(weighed, take, id, query, from, limit);
    return ids;
}

std::vector<ProposalId> titles_first(Reader& reader, ConsultationId id, const std::string& query, int limit)
{
    static const auto newest = "select s.rowid from proposal_search s join proposal p on p.proposal_id = s.rowid "
                               "where proposal_search match ?2 "
                               + in_consultation + "and p.consultation_id = ?1 order by s.rowid desc limit ?3";
    std::vector<ProposalId> ids;
    auto take = [&](const Row& row) {
        auto next = row.id<ProposalId>(0);
        if (std::find(ids.begin(), ids.end(), next) == ids.end()) ids.push_back(next);
    };
    reader.db.each(newest, take, id, "{title} : (" + query + ')', limit);
    reader.db.each(newest, take, id, query, limit);
    if (ids.size() > static_cast<std::size_t>(limit)) ids.resize(static_cast<std::size_t>(limit));
    return ids;
}

} // namespace

std::string search_query(std::string_view written, Match match) { return joined(words_of(written), match); }

std::string matches(bool oldest_first, bool continues)
{
    auto sql = "select s.rowid as proposal_id from proposal_search s where proposal_search match ?4 " + in_consultation;
    if (continues) sql += oldest_first ? "and s.rowid > ?6 " : "and s.rowid < ?6 ";
    return sql + "order by s.rowid " + (oldest_first ? "asc" : "desc") + " limit " + std::to_string(search_depth);
}

std::vector<ProposalId> found(Reader& reader, ConsultationId id, std::string_view written, Match match, int limit)
{
    auto words = words_of(written);
    if (words.empty()) return {};
    auto telling = words;
    std::erase_if(telling, [&](const std::string& word) { return is_common(reader, word); });
    if (telling.size() == words.size() || (match == Match::any && !telling.empty()))
        return best(reader, id, joined(telling, match), limit);
    return titles_first(reader, id, joined(words, match), limit);
}

} // namespace proposals
