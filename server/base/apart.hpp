// Slow work, away from the threads that have other people waiting: reading a long text, a program that converts a file.
#pragma once

#include "base/async.hpp"

#include <exception>
#include <functional>
#include <memory>
#include <optional>

struct ApartJob {
    std::function<void()> work;
    std::exception_ptr failure;
};

// Carries it out on a worker and resumes on the caller's executor; what it throws is thrown to the caller. Any thread.
awaitable<void> carry_out_apart(std::shared_ptr<ApartJob>);

// The same, with what `work` gives back. The work owns all that it uses.
template <class Work> auto apart(Work work) -> awaitable<decltype(work())>
{
    using Result = decltype(work());
    auto result  = std::make_shared<std::optional<Result>>();
    auto job     = std::make_shared<ApartJob>();
    job->work    = [result, work = std::move(work)] { result->emplace(work()); };
    auto take = [](std::shared_ptr<ApartJob> job, std::shared_ptr<std::optional<Result>> result) -> awaitable<Result> {
        co_await carry_out_apart(std::move(job));
        co_return std::move(**result);
    };
    return take(std::move(job), std::move(result));
}
