#include "http/kept.hpp"

#include "base/words.hpp"

#include <algorithm>

namespace {

// Some 800 pages of 20 proposals for each core; invented addresses push out the rest, and cost only their rendering.
constexpr std::size_t max_bytes = 8 * 1024 * 1024;
constexpr std::size_t overhead  = 512; // of an answer beside its body

std::size_t number_of(std::string_view language)
{
    auto found = std::find(std::begin(languages), std::end(languages), language);
    return found == std::end(languages) ? 0 : static_cast<std::size_t>(found - std::begin(languages));
}

} // namespace

static_assert(std::size(languages) == 3, "Kept has a place for each language");

const std::shared_ptr<const Prebuilt>* Kept::find(std::string_view target, std::string_view language,
                                                  std::int64_t seq) const
{
    const auto& answers = by_language_[number_of(language)];
    auto found          = answers.find(target);
    return found == answers.end() || found->second.seq != seq ? nullptr : &found->second.prebuilt;
}

void Kept::keep(std::string_view target, std::string_view language, std::int64_t seq,
                std::shared_ptr<const Prebuilt> prebuilt)
{
    auto& answers = by_language_[number_of(language)];
    auto size     = [&](const Prebuilt& kept) { return kept.bytes() + target.size() + overhead; };
    if (auto found = answers.find(target); found != answers.end()) {
        bytes_ -= size(*found->second.prebuilt);
        answers.erase(found);
    }
    bytes_ += size(*prebuilt);
    if (bytes_ > max_bytes) {
        for (auto& each : by_language_) each.clear();
        bytes_ = size(*prebuilt);
    }
    answers.emplace(target, Answer{seq, std::move(prebuilt)});
}
