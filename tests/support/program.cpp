#include "support/program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <stdexcept>
#include <string_view>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace {

std::vector<char*> pointers(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (auto& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

// The environment of the tests, without settings of Arengo that somebody may have left in it.
std::vector<std::string> environment_with(const Program::Environment& more)
{
    std::vector<std::string> environment;
    for (auto entry = environ; *entry; ++entry)
        if (!std::string_view(*entry).starts_with("ARENGO_")) environment.emplace_back(*entry);
    for (auto& [name, value] : more) environment.push_back(name + "=" + value);
    return environment;
}

} // namespace

Program::Program(std::vector<std::string> words, const Environment& more)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
    words.insert(words.begin(), ARENGO_PROGRAM);
    auto environment = environment_with(more);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    auto failed = posix_spawn(&pid_, ARENGO_PROGRAM, &actions, nullptr, pointers(words).data(),
                              pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (failed) throw std::system_error(failed, std::generic_category(), ARENGO_PROGRAM);
    listener_ = std::thread([this, pipe = ends[0]] { listen_to(pipe); });
}

Program::~Program()
{
    if (code_ < 0) signal(SIGKILL), code();
    listener_.join();
}

void Program::listen_to(int pipe)
{
    char buffer[4096];
    for (ssize_t size = 0; (size = ::read(pipe, buffer, sizeof buffer)) > 0;) {
        std::lock_guard lock(mutex_);
        said_.append(buffer, static_cast<std::size_t>(size));
        heard_.notify_all();
    }
    ::close(pipe);
    std::lock_guard lock(mutex_);
    silent_ = true;
    heard_.notify_all();
}

int Program::port()
{
    constexpr std::string_view words = "listening on http://";
    std::unique_lock lock(mutex_);
    std::size_t begins = 0, ends = 0;
    heard_.wait(lock, [&] {
        begins = said_.find(words);
        ends   = said_.find('\n', begins);
        return silent_ || (begins != std::string::npos && ends != std::string::npos);
    });
    if (begins == std::string::npos) throw std::runtime_error("arengo ended before it listened: " + said_);
    auto address = said_.substr(begins + words.size(), ends - begins - words.size());
    return std::stoi(address.substr(address.rfind(':') + 1));
}

int Program::code()
{
    if (code_ >= 0) return code_;
    int status = 0;
    ::waitpid(pid_, &status, 0);
    return code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string Program::said()
{
    code();
    std::unique_lock lock(mutex_);
    heard_.wait(lock, [&] { return silent_; });
    return said_;
}
