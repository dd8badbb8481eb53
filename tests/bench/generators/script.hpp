// The requests that a load sends, in order, from a file: for each a line `BYTES LABEL`, then that many bytes.
// The label says under which name its latency is counted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct Request {
    std::size_t label;
    std::string_view bytes;
};

class Script {
  public:
    explicit Script(const std::string& path);
    std::size_t size() const { return requests_.size(); }
    const Request& operator[](std::size_t index) const { return requests_[index % requests_.size()]; }
    const std::vector<std::string>& labels() const { return labels_; }

  private:
    std::size_t label_index(std::string_view name);

    std::string text_;
    std::vector<Request> requests_;
    std::vector<std::string> labels_;
};

} // namespace bench
