#include "generators/reply.hpp"

#include "plain/plain.hpp"

#include <algorithm>
#include <charconv>
#include <strings.h>

namespace bench {

namespace {

// The value of a header in a whole head; names are compared without case.
std::string_view header(std::string_view head, std::string_view name)
{
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        const auto line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        if (line.size() > name.size() && line[name.size()] == ':'
            && strncasecmp(line.data(), name.data(), name.size()) == 0) {
            return line.substr(std::min(line.size(), name.size() + 2));
        }
    }
    return {};
}

std::size_t number(std::string_view text, int base)
{
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, base);
    return value;
}

} // namespace

void Reply::begin()
{
    part_   = Part::head;
    status_ = 0;
    left_   = 0;
    head_.clear();
    line_.clear();
    body_.clear();
}

bool Reply::take(std::string_view bytes)
{
    if (part_ != Part::head) return take_body(bytes);
    const auto had = head_.size();
    head_.append(bytes);
    const auto end = head_.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    read_head(std::string_view(head_).substr(0, end + 2));
    return take_body(bytes.substr(end + 4 - had));
}

void Reply::read_head(std::string_view head)
{
    if (!head.starts_with("HTTP/1.1 ")) stop("not an HTTP/1.1 reply: " + std::string(head));
    status_ = static_cast<int>(number(head.substr(9, 3), 10));
    if (header(head, "Transfer-Encoding") == "chunked") {
        part_ = Part::chunk_size;
    } else {
        part_ = Part::sized;
        left_ = number(header(head, "Content-Length"), 10);
    }
}

bool Reply::take_body(std::string_view bytes)
{
    if (part_ != Part::sized) return take_chunks(bytes);
    if (bytes.size() > left_) stop("more bytes than the reply announced");
    if (keep_body_) body_.append(bytes);
    left_ -= bytes.size();
    return left_ == 0;
}

bool Reply::take_chunks(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (part_ == Part::chunk) {
            const auto piece = bytes.substr(0, left_);
            if (keep_body_) body_.append(piece);
            bytes.remove_prefix(piece.size());
            left_ -= piece.size();
            if (left_ == 0) part_ = Part::chunk_end;
        } else {
            line_ += bytes.front();
            bytes.remove_prefix(1);
            if (line_.ends_with("\r\n") && take_line()) return true;
        }
    }
    return false;
}

// One line between the chunks: the end of a chunk, a size, or a trailer; the empty line after size 0 ends the reply.
bool Reply::take_line()
{
    const bool empty = line_ == "\r\n";
    if (part_ == Part::chunk_end) {
        part_ = Part::chunk_size;
    } else if (part_ == Part::chunk_size) {
        left_ = number(line_, 16);
        part_ = left_ > 0 ? Part::chunk : Part::trailer;
    } else if (empty) {
        return true;
    }
    line_.clear();
    return false;
}

} // namespace bench
