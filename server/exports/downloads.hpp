// Files that were made at the asking, and whose turn it is to have one made. Any thread.
#pragma once

#include "exports/scene.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>

struct House;

namespace exports {

struct Download {
    std::filesystem::path file;
    std::string sha256;
    std::int64_t seq = 0, made_seq = 0; // as of; and what was known when it was made
    std::chrono::steady_clock::time_point made_at{};
    std::chrono::steady_clock::duration took{};
};

constexpr std::size_t link_of_download = 8; // bytes; a name, and no secret: nobody asks for it by it

std::filesystem::path downloads_of(const House&);

// The one that lies in this folder for what is to be made, if it still serves: nothing has happened since; or it took
// long, and then for a while, unless something was taken away.
std::optional<Download> kept_download(const Making&, const std::filesystem::path& folder, std::int64_t last_taken_away);
void keep_download(const Making&, const std::filesystem::path& folder, const Download&);

// One of them is made at a time, whoever asks: the rest of the machine has people waiting. Given back with its end.
class Turn {
  public:
    Turn() = default;
    ~Turn();
    Turn(const Turn&) = delete;
    void waits(); // refuses: busy
    bool begins();
    const std::shared_ptr<std::atomic<bool>> stop = std::make_shared<std::atomic<bool>>(false); // nobody waits any more

  private:
    bool waiting_ = false, making_ = false;
};

} // namespace exports
