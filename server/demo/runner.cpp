#include "demo/runner.hpp"

#include <boost/asio/co_spawn.hpp>
#include <exception>
#include <memory>

namespace demo {

std::vector<Event> carry_out(std::vector<awaitable<Event>> commands)
{
    asio::io_context io;
    std::vector<Event> events(commands.size());
    auto failure = std::make_shared<std::exception_ptr>();
    for (std::size_t i = 0; i < commands.size(); ++i)
        asio::co_spawn(io, std::move(commands[i]), [&events, failure, i](std::exception_ptr thrown, Event event) {
            if (thrown && !*failure) *failure = thrown;
            if (!thrown) events[i] = std::move(event);
        });
    io.run();
    if (*failure) std::rethrow_exception(*failure);
    return events;
}

Event carry_out(awaitable<Event> command)
{
    std::vector<awaitable<Event>> one;
    one.push_back(std::move(command));
    return std::move(carry_out(std::move(one)).front());
}

} // namespace demo
