// The program from outside: what it says, how it ends.
#pragma once

#include <condition_variable>
#include <csignal>
#include <map>
#include <mutex>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

class Program {
  public:
    using Environment = std::map<std::string, std::string>;

    // Starts `arengo words…`. It is killed when this goes away before it ended.
    explicit Program(std::vector<std::string> words, const Environment& = {});
    ~Program();
    Program(const Program&) = delete;

    // Waits until it listens; the port. Throws when it ends instead.
    int port();

    void signal(int number) { ::kill(pid_, number); }

    // Waits for its end: the exit code, or 128 and the signal that ended it.
    int code();

    // Everything it said until its end, on standard output and standard error.
    std::string said();

  private:
    void listen_to(int pipe);

    pid_t pid_ = 0;
    int code_  = -1;
    std::mutex mutex_;
    std::condition_variable heard_;
    std::string said_;
    bool silent_ = false; // it has closed its outputs
    std::thread listener_;
};
