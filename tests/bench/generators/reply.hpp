// Reads one HTTP/1.1 reply as its bytes come in, by Content-Length or in chunks, and keeps the body where asked to.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bench {

class Reply {
  public:
    explicit Reply(bool keep_body = false) : keep_body_(keep_body) {}

    void begin();
    // Takes the bytes; true when the reply is whole. One request is under way at a time, so nothing follows it.
    bool take(std::string_view bytes);

    int status() const { return status_; }
    const std::string& body() const { return body_; }

  private:
    enum class Part { head, sized, chunk_size, chunk, chunk_end, trailer };

    void read_head(std::string_view head);
    bool take_body(std::string_view bytes);
    bool take_chunks(std::string_view bytes);
    bool take_line();

    bool keep_body_;
    Part part_        = Part::head;
    int status_       = 0;
    std::size_t left_ = 0;
    std::string head_, line_, body_;
};

} // namespace bench
