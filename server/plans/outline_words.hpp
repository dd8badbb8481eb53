// The words that name the levels of a plan.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outline {

struct LevelWord {
    int name         = 0; // index in Vocabulary::names
    bool plural      = false;
    std::size_t size = 0; // bytes of text it took
};

class Vocabulary {
  public:
    // The given names and their known plurals; when there are none, every word we know.
    explicit Vocabulary(const std::vector<std::string>& given);

    // The longest level word at the start of the text, in any case.
    std::optional<LevelWord> at_start(std::string_view text) const;

    const std::vector<std::string>& given() const { return given_; }
    const std::string& name(int index) const { return names_[static_cast<std::size_t>(index)]; }
    int rank(int index) const { return ranks_[static_cast<std::size_t>(index)]; } // smaller is nearer to the top
    int size() const { return static_cast<int>(names_.size()); }

  private:
    struct Form {
        std::string text;
        int name;
        bool plural;
    };
    void add_form(std::string_view form, std::string_view name, int rank, bool plural);

    std::vector<std::string> given_;
    std::vector<std::string> names_;
    std::vector<int> ranks_;
    std::vector<Form> forms_;
};

} // namespace outline
