// A whole house on a temporary folder with a stopped clock, without network: rooms are called through their doors.
#pragma once

#include "base/temporary_folder.hpp"
#include "house.hpp"

#include <boost/asio/co_spawn.hpp>
#include <exception>
#include <filesystem>
#include <optional>

// A Monday morning while the model consultation is open.
inline const Instant that_morning = *read_instant("2025-03-03T09:00:00+01:00");

class HouseUnderTest {
  public:
    explicit HouseUnderTest(Config = {});

    // Carries out what a command returned, as an I/O thread would.
    template <class T> T run(awaitable<T> command)
    {
        std::optional<T> result;
        run_on(io_, std::move(command), [&](T value) { result.emplace(std::move(value)); });
        return *std::move(result);
    }

    // The reason a command is refused with; fails the test when it is not.
    template <class T> Reason refusal_of(awaitable<T> command)
    {
        try {
            run(std::move(command));
        } catch (const Refusal& refusal) {
            return refusal.reason;
        }
        throw std::logic_error("the command was not refused");
    }

    template <class Query> auto read(Query&& query) { return house.archive.read(std::forward<Query>(query)); }

    // What `topic` shows now.
    json snapshot(const std::string& topic);

    // The live law, over everything committed since the house was made: each topic's first seen snapshot plus all patches
    // announced for it since equals a fresh one. `watch` a topic before, ask after.
    void watch(const std::string& topic);
    bool obeys_live_law(const std::string& topic);

    // Every event's hash recomputes and chains to the one before, without a gap.
    bool chain_holds();

  private:
    template <class T, class Take> static void run_on(asio::io_context& io, awaitable<T> command, Take take)
    {
        std::exception_ptr failure;
        asio::co_spawn(io, std::move(command), [&](std::exception_ptr thrown, T value) {
            failure = thrown;
            if (!failure) take(std::move(value));
        });
        io.restart();
        io.run();
        if (failure) std::rethrow_exception(failure);
    }

    TemporaryFolder folder_;
    asio::io_context io_;

  public:
    House house;

  private:
    std::mutex mutex_;
    std::map<std::string, json> watched_;
};
