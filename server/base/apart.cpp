#include "base/apart.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/thread_pool.hpp>

namespace {

// One text at a time takes a core; a second must not wait until a large one is through.
constexpr std::size_t workers = 2;

asio::thread_pool& pool()
{
    static asio::thread_pool the_pool(workers);
    return the_pool;
}

} // namespace

awaitable<void> carry_out_apart(std::shared_ptr<ApartJob> job)
{
    auto executor = co_await asio::this_coro::executor;
    auto start    = [job, executor](auto handler) {
        auto resume = std::make_shared<decltype(handler)>(std::move(handler));
        auto work   = asio::make_work_guard(executor);
        asio::post(pool(), [job, executor, resume = std::move(resume), work = std::move(work)]() mutable {
            try {
                job->work();
            } catch (...) {
                job->failure = std::current_exception();
            }
            job->work = nullptr; // what it holds goes here, not where others wait
            asio::post(executor, [resume = std::move(resume), work = std::move(work)] { std::move (*resume)(); });
        });
    };
    co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(start, use_awaitable);
    if (job->failure) std::rethrow_exception(job->failure);
}
