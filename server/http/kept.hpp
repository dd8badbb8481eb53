// Public answers of one core, rendered once and kept until the next event.
#pragma once

#include "http/prebuilt.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

class Kept {
  public:
    // The answer to a GET of this address, if it was rendered when `seq` was the newest event; else null.
    const std::shared_ptr<const Prebuilt>* find(std::string_view target, std::string_view language,
                                                std::int64_t seq) const;

    // `seq`: the newest event before it was rendered, so that an event in between makes it old at once.
    void keep(std::string_view target, std::string_view language, std::int64_t seq, std::shared_ptr<const Prebuilt>);

  private:
    struct Answer {
        std::int64_t seq;
        std::shared_ptr<const Prebuilt> prebuilt;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Answers = std::unordered_map<std::string, Answer, TextHash, std::equal_to<>>;

    std::array<Answers, 3> by_language_;
    std::size_t bytes_ = 0;
};
