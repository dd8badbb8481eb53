// What one core has made of public data, kept until the next event.
#pragma once

#include "base/words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

template <class T> class Kept {
  public:
    // Invented addresses push out the rest, and cost only making it again.
    explicit Kept(std::size_t max_bytes) : max_bytes_(max_bytes) {}

    // What was made for a GET of this address when `seq` was the newest event; else null.
    const std::shared_ptr<const T>* find(std::string_view target, std::string_view language, std::int64_t seq) const
    {
        const auto& things = by_language_[number_of(language)];
        auto found         = things.find(target);
        return found == things.end() || found->second.seq != seq ? nullptr : &found->second.thing;
    }

    // `seq`: the newest event before it was made, so that an event in between makes it old at once.
    void keep(std::string_view target, std::string_view language, std::int64_t seq, std::shared_ptr<const T> thing,
              std::size_t bytes)
    {
        constexpr std::size_t overhead = 512; // of an entry beside its bytes
        auto& things                   = by_language_[number_of(language)];
        bytes += target.size() + overhead;
        if (auto old = things.find(target); old != things.end()) {
            bytes_ -= old->second.bytes;
            things.erase(old);
        }
        if (bytes_ + bytes > max_bytes_) {
            for (auto& each : by_language_) each.clear();
            bytes_ = 0;
        }
        bytes_ += bytes;
        things.emplace(target, Entry{seq, bytes, std::move(thing)});
    }

  private:
    struct Entry {
        std::int64_t seq;
        std::size_t bytes;
        std::shared_ptr<const T> thing;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Entries = std::unordered_map<std::string, Entry, TextHash, std::equal_to<>>;

    static std::size_t number_of(std::string_view language)
    {
        auto found = std::find(std::begin(languages), std::end(languages), language);
        return found == std::end(languages) ? 0 : static_cast<std::size_t>(found - std::begin(languages));
    }

    std::size_t max_bytes_;
    std::array<Entries, std::size(languages)> by_language_;
    std::size_t bytes_ = 0;
};
