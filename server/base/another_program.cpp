#include "base/another_program.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;

constexpr auto looks_each         = 20ms; // small beside the work, and costs nothing
constexpr int weighs_each         = 10;   // looks: memory does not grow much in a fifth of a second
constexpr int behind_others       = 5; // whoever waits for a page comes first, and a busy machine still ends it in time
constexpr int could_not_start     = 127;
constexpr auto usual_program_path = "/usr/local/bin:/usr/bin:/bin";

// All that the child needs, made before the fork: between fork and exec a process with threads may not allocate.
struct Prepared {
    explicit Prepared(const AnotherProgram& program)
        : words(program.words), environment(program.environment), folder(program.folder.string())
    {
        for (auto name : {"HOME=", "TMPDIR=", "XDG_CONFIG_HOME=", "XDG_CACHE_HOME="})
            environment.push_back(name + folder);
        environment.push_back(std::string("PATH=") + usual_program_path);
        uid_map = std::to_string(::getuid()) + ' ' + std::to_string(::getuid()) + " 1";
        gid_map = std::to_string(::getgid()) + ' ' + std::to_string(::getgid()) + " 1";
        for (auto& word : words) argv.push_back(word.data());
        for (auto& one : environment) envp.push_back(one.data());
        argv.push_back(nullptr), envp.push_back(nullptr);
        max_file = program.max_file_bytes;
    }
    std::vector<std::string> words, environment;
    std::string folder, uid_map, gid_map;
    std::vector<char*> argv, envp;
    std::uint64_t max_file;
    pid_t parent = ::getpid();
};

void write_there(const char* file, const char* text, std::size_t size)
{
    auto descriptor = ::open(file, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    [[maybe_unused]] auto written = ::write(descriptor, text, size);
    ::close(descriptor);
}

// A machine, or a unit of systemd, may forbid it: then the program's own switches must do.
void leave_the_network(const Prepared& made)
{
    if (::unshare(CLONE_NEWNET) == 0) return;
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return;
    write_there("/proc/self/setgroups", "deny", 4);
    write_there("/proc/self/uid_map", made.uid_map.data(), made.uid_map.size());
    write_there("/proc/self/gid_map", made.gid_map.data(), made.gid_map.size());
}

void be_bounded(const Prepared& made)
{
    rlimit file{made.max_file, made.max_file}, none{0, 0};
    ::setrlimit(RLIMIT_FSIZE, &file);
    ::setrlimit(RLIMIT_CORE, &none);
    ::setpriority(PRIO_PROCESS, 0, behind_others);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

void hear_signals_anew()
{
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
}

[[noreturn]] void become(const Prepared& made)
{
    ::setpgid(0, 0);
    hear_signals_anew();
    be_bounded(made);
    auto nothing = ::open("/dev/null", O_RDWR);
    for (int i = 0; i < 3; ++i) ::dup2(nothing, i);
    if (::close_range(3, ~0U, 0) != 0) ::_exit(could_not_start);
    leave_the_network(made);
    // After it: new rights forget what should happen when the parent ends.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != made.parent) ::_exit(could_not_start);
    ::umask(0077);
    if (::chdir(made.folder.c_str()) != 0) ::_exit(could_not_start);
    ::execve(made.argv.front(), made.argv.data(), made.envp.data());
    ::_exit(could_not_start);
}

// In /proc/PID/stat the group comes third after the name, which stands in brackets and may hold anything.
bool is_of_group(const std::filesystem::path& process, pid_t group)
{
    std::ifstream in(process / "stat");
    std::string line;
    std::getline(in, line);
    auto end = line.rfind(')');
    if (end == std::string::npos) return false;
    char state    = 0;
    int parent    = 0;
    int its_group = 0;
    return std::sscanf(line.c_str() + end + 1, " %c %d %d", &state, &parent, &its_group) == 3 && its_group == group;
}

// Between fork and exec the child still shares all that is ours: that is not its own yet.
bool is_still_us(const std::filesystem::path& process)
{
    std::error_code gone;
    auto its = std::filesystem::read_symlink(process / "exe", gone);
    return !gone && its == std::filesystem::read_symlink("/proc/self/exe", gone);
}

std::uint64_t own_bytes(pid_t group)
{
    std::uint64_t pages = 0;
    std::error_code gone;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", gone)) {
        auto name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos || !is_of_group(entry.path(), group)) continue;
        if (is_still_us(entry.path())) continue;
        std::uint64_t all = 0, resident = 0, shared = 0;
        if (std::ifstream(entry.path() / "statm") >> all >> resident >> shared) pages += resident - shared;
    }
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

Ended meaning_of(const siginfo_t& end)
{
    if (end.si_code != CLD_EXITED) return end.si_status == SIGXFSZ ? Ended::too_large : Ended::badly;
    if (end.si_status == could_not_start) return Ended::not_started;
    return end.si_status == 0 ? Ended::well : Ended::badly;
}

// Leaves the child unreaped, so that its number, and its group's, cannot be another's yet.
Ended waited(const AnotherProgram& program, pid_t child)
{
    auto last = std::chrono::steady_clock::now() + program.max_time;
    for (int look = 1;; ++look) {
        siginfo_t end{};
        if (::waitid(P_PID, static_cast<id_t>(child), &end, WEXITED | WNOHANG | WNOWAIT) != 0 && errno != EINTR)
            return Ended::badly;
        if (end.si_pid == child) return meaning_of(end);
        if (program.should_stop()) return Ended::stopped;
        if (std::chrono::steady_clock::now() > last) return Ended::too_late;
        if (look % weighs_each == 0 && own_bytes(child) > program.max_memory_bytes) return Ended::too_large;
        std::this_thread::sleep_for(looks_each);
    }
}

// Also what it started and left behind.
void end_all_of(pid_t child)
{
    ::kill(-child, SIGKILL);
    while (::waitpid(-child, nullptr, 0) > 0 || errno == EINTR) {
    }
}

} // namespace

std::optional<std::filesystem::path> program_named(std::string_view name)
{
    auto folders          = std::getenv("PATH");
    std::string_view left = folders ? folders : usual_program_path;
    for (;;) {
        auto end  = left.find(':');
        auto file = std::filesystem::path(left.substr(0, end)) / name;
        std::error_code unreadable;
        if (file.is_absolute() && std::filesystem::is_regular_file(file, unreadable)
            && ::access(file.c_str(), X_OK) == 0)
            return file;
        if (end == std::string_view::npos) return std::nullopt;
        left.remove_prefix(end + 1);
    }
}

Ended run(const AnotherProgram& program)
{
    Prepared made(program);
    auto child = ::fork();
    if (child < 0) return Ended::not_started;
    if (child == 0) become(made);
    ::setpgid(child, child); // both sides: whichever is first
    struct Cleanup {
        pid_t child;
        ~Cleanup() { end_all_of(child); }
    } cleanup{child};
    return waited(program, child);
}

bool can_be_shut_in()
{
    static const bool can = [] {
        auto child = ::fork();
        if (child == 0) ::_exit(::unshare(CLONE_NEWUSER) == 0 ? 0 : 1);
        int status = 1;
        while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
        return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }();
    return can;
}
