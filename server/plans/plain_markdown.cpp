#include "plans/plain_markdown.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace plans {

namespace {

bool is_punctuation(char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; }

bool is_address(std::string_view text)
{
    for (std::string_view scheme : {"http://", "https://", "mailto:"})
        if (text.starts_with(scheme)) return true;
    return false;
}

class Plain {
  public:
    explicit Plain(std::string_view text) : text_(text) {}

    std::string read()
    {
        made_.reserve(text_.size());
        while (at_ < text_.size()) step();
        return std::move(made_);
    }

  private:
    std::string_view rest() const { return text_.substr(at_); }

    void step()
    {
        auto c = text_[at_];
        if (c == '\\' && at_ + 1 < text_.size() && is_punctuation(text_[at_ + 1])) {
            made_ += text_[at_ + 1];
            at_ += 2;
        } else if (c == '<')
            tag();
        else if (c == '!' && rest().starts_with("![")) {
            ++at_; // what it says is kept as a link's words are
            keeps_target_ = false;
        } else if (c == '[')
            open();
        else if (c == ']')
            close();
        else if (c == '&')
            entity();
        else if (c == '\n' && in_table_)
            ++at_; // rows end by their tags
        else
            made_ += c, ++at_;
    }

    // Brackets that stand in the text carry a backslash: these are a link's or a picture's.
    void open()
    {
        links_ += std::exchange(keeps_target_, true) ? 'l' : 'p';
        begins_.push_back(made_.size());
        ++at_;
    }

    void close()
    {
        ++at_;
        if (begins_.empty()) return;
        auto is_link = links_.back() == 'l';
        auto begin   = begins_.back();
        links_.pop_back();
        begins_.pop_back();
        if (!rest().starts_with("(")) return;
        auto target = address();
        if (is_link && is_address(target)) {
            made_.insert(begin, 1, '[');
            made_.append("](").append(target).append(")");
        }
    }

    // "(https://example.org "title")", with brackets in it by pairs.
    std::string_view address()
    {
        auto begin = ++at_;
        for (int deep = 1; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\\') {
                ++at_;
                continue;
            }
            deep += text_[at_] == '(' ? 1 : text_[at_] == ')' ? -1 : 0;
            if (deep == 0) break;
        }
        auto end    = std::min(at_, text_.size());
        auto target = text_.substr(begin, end - begin);
        at_         = std::min(end + 1, text_.size());
        return target.substr(0, target.find(' '));
    }

    void tag()
    {
        auto end = text_.find('>', at_);
        if (end == std::string_view::npos) {
            made_ += text_[at_++];
            return;
        }
        auto tag = text_.substr(at_ + 1, end - at_ - 1);
        at_      = end + 1;
        if (is_address(tag)) made_ += tag;
        if (tag.starts_with("table")) in_table_ = true;
        if (tag == "/table") in_table_ = false;
        if (tag == "/tr") {
            drop_end(" |");
            made_ += "\n\n";
        }
        if (tag == "br" || tag == "br /" || (tag == "/p" && in_table_)) made_ += ' ';
        if (tag == "/td" || tag == "/th") {
            drop_end(" ");
            made_ += " | ";
        }
    }

    void drop_end(std::string_view characters) { made_.resize(made_.find_last_not_of(characters) + 1); }

    void entity()
    {
        constexpr std::array<std::pair<std::string_view, char>, 5> all{
            {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
        for (auto [name, character] : all)
            if (rest().starts_with(name)) {
                made_ += character;
                at_ += name.size();
                return;
            }
        made_ += text_[at_++];
    }

    std::string_view text_;
    std::string made_, links_;
    std::vector<std::size_t> begins_;
    std::size_t at_    = 0;
    bool in_table_     = false;
    bool keeps_target_ = true;
};

} // namespace

std::string plain_markdown(std::string_view commonmark) { return Plain(commonmark).read(); }

} // namespace plans
