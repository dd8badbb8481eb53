#include "base/frame.hpp"

#include <cstdint>

Frame::Frame(std::string_view text, std::string position) : position_(std::move(position))
{
    constexpr char final_text = '\x81';
    bytes_ += final_text;
    auto size   = std::uint64_t{text.size()};
    auto append = [&](int count) {
        for (int i = count - 1; i >= 0; --i) bytes_ += static_cast<char>(size >> (8 * i));
    };
    if (size < 126) {
        append(1);
    } else if (size <= 0xffff) {
        bytes_ += '\x7e';
        append(2);
    } else {
        bytes_ += '\x7f';
        append(8);
    }
    header_ = bytes_.size();
    bytes_ += text;
}

const std::string& Frame::entry() const
{
    if (entry_.empty()) {
        if (!position_.empty()) entry_ = "id: " + position_ + "\n";
        entry_.append("data: ").append(text()).append("\n\n");
    }
    return entry_;
}
