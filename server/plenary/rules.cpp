#include "plenary/rules.hpp"

#include <algorithm>

namespace plenary {

Verdict is_free(const Sentence& sentence, PersonId person, const std::string& writer_name, Instant now)
{
    if (!sentence.writer || *sentence.writer == person || *sentence.writing_until <= now) return granted;
    return Refusal{Reason::being_written, {{"name", writer_name}, {"until", to_text(*sentence.writing_until)}}};
}

Verdict may_publish(bool is_published, const std::vector<Sentence>& sentences, const Citations& standing)
{
    if (is_published) return Refusal{Reason::already_published};
    if (sentences.empty()) return Refusal{Reason::restitution_empty};
    auto rests_on_none = [&](const Sentence& sentence) { return !standing.contains(sentence.sentence_id); };
    auto bare          = std::count_if(sentences.begin(), sentences.end(), rests_on_none);
    if (bare > 0) return Refusal{Reason::sentence_without_source, {{"sentences", bare}}};
    return granted;
}

} // namespace plenary
