#include "plans/convert.hpp"

#include "base/log.hpp"
#include "base/refusal.hpp"
#include "base/temporary_folder.hpp"
#include "plans/source.hpp"

#include <cctype>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <vector>

extern char** environ;

namespace plans {

namespace {

using namespace std::chrono_literals;

constexpr auto max_time   = 30s;  // a document of 300 pages takes some seconds
constexpr auto looks_each = 20ms; // small beside the work, and costs nothing

// What the program says of a file that it cannot read is of no use to a person.
class Silence {
  public:
    Silence()
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", 0, 0);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", 1, 0);
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", 1, 0);
        // Our files, sockets and database are not its own.
        posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    }
    ~Silence() { posix_spawn_file_actions_destroy(&actions); }
    Silence(const Silence&) = delete;
    posix_spawn_file_actions_t actions{};
};

pid_t started(std::vector<std::string> words)
{
    std::vector<char*> list;
    for (auto& word : words) list.push_back(word.data());
    list.push_back(nullptr);
    Silence silence;
    pid_t child = 0;
    if (posix_spawnp(&child, list.front(), &silence.actions, nullptr, list.data(), environ) != 0)
        throw Refusal{Reason::no_converter};
    return child;
}

// Whether it ended well, and in time.
bool succeeds(pid_t child)
{
    auto last  = std::chrono::steady_clock::now() + max_time;
    int status = 0;
    for (;;) {
        auto ended = waitpid(child, &status, WNOHANG);
        if (ended == child) return WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (ended < 0 && errno != EINTR) return false;
        if (std::chrono::steady_clock::now() > last) break;
        std::this_thread::sleep_for(looks_each);
    }
    log(Level::error, "converting a document took too long", {{"seconds", max_time.count()}});
    kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return false;
}

// Markdown keeps "1." at the head of a paragraph from being a list with a backslash; the reader of outlines wants the
// number as it stood.
std::string unescaped(const std::string& markdown)
{
    std::string text;
    text.reserve(markdown.size());
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        auto next = i + 1 < markdown.size() ? static_cast<unsigned char>(markdown[i + 1]) : 0;
        if (markdown[i] == '\\' && next < 0x80 && std::ispunct(next)) ++i;
        text += markdown[i];
    }
    return text;
}

} // namespace

std::string_view document_format(std::string_view bytes)
{
    // Both are ZIP archives: an ODT begins with its type, a DOCX names its parts.
    if (!bytes.starts_with("PK\x03\x04")) return {};
    constexpr std::size_t beginning = 200;
    if (bytes.substr(0, beginning).find("application/vnd.oasis.opendocument.text") != std::string_view::npos)
        return "odt";
    return bytes.find("word/document.xml") != std::string_view::npos ? "docx" : std::string_view{};
}

std::string converted(const std::string& bytes, std::string_view format)
{
    TemporaryFolder folder;
    auto in  = folder.path() / "document";
    auto out = folder.path() / "text.md";
    std::ofstream(in, std::ios::binary) << bytes;
    // Sandboxed: the document may name files of ours. The heap is bounded: a small archive may hold a large text.
    auto child = started({"pandoc", "+RTS", "-M512M", "-RTS", "--sandbox", "--from", std::string(format), "--to",
                          "commonmark", "--wrap=none", "--output", out.string(), in.string()});
    if (!succeeds(child)) throw Refusal{Reason::conversion_failed};
    std::error_code failed;
    auto size = std::filesystem::file_size(out, failed);
    if (failed) throw Refusal{Reason::conversion_failed};
    if (size > max_source_bytes) throw Refusal{Reason::text_too_large, {{"max_mib", max_source_bytes >> 20}}};
    std::ifstream file(out, std::ios::binary);
    return unescaped({std::istreambuf_iterator<char>(file), {}});
}

} // namespace plans
