#include "proposals/search.hpp"

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

std::string search_query(std::string_view written, Match match)
{
    std::string query;
    auto words = words_of(written);
    for (const auto& word : words) {
        if (!query.empty()) query += match == Match::all ? " AND " : " OR ";
        query += '"' + word + '"'; // quoted: none of the search's own signs count; the iterator gives no quotes
    }
    if (match == Match::all && !query.empty()) query += " OR (" + query + '*' + ')';
    return query;
}

std::vector<ProposalId> found(Reader& reader, ConsultationId id, std::string_view written, Match match, int limit)
{
    std::vector<ProposalId> ids;
    auto query = search_query(written, match);
    if (query.empty()) return ids;
    // The title weighs most. bm25 reads every match: a word that stands in all of 100,000 proposals costs the most.
    reader.db.each(
        "select s.rowid from proposal_search s join proposal p on p.proposal_id = s.rowid "
        "where proposal_search match ?1 and p.consultation_id = ?2 "
        "order by bm25(proposal_search, 4.0, 1.0, 2.0), s.rowid desc limit ?3",
        [&](const Row& row) { ids.push_back(row.id<ProposalId>(0)); }, query, id, limit);
    return ids;
}

} // namespace proposals
