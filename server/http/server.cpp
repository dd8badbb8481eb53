#include "http/server.hpp"

#include "base/log.hpp"
#include "http/metrics.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <sys/resource.h>

namespace {

// Connections are file descriptors; the usual soft limit of 1024 is far below what the hard one allows.
void allow_descriptors()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

unsigned threads_of(const Config& config)
{
    return config.threads > 0 ? config.threads : std::max(1u, std::thread::hardware_concurrency());
}

} // namespace

Server::Server(Serving serving) : serving_(std::move(serving)), site_(serving_), limiters_(limits_of(serving_.config))
{
    allow_descriptors();
    auto endpoint = read_endpoint(serving_.config.listen);
    check_free(endpoint);
    for (unsigned i = 0; i < threads_of(serving_.config); ++i) {
        auto& core = cores_.emplace_back(std::make_unique<Core>(serving_, site_, limiters_));
        acceptors_.push_back(listen_on(core->io, endpoint));
        endpoint = acceptors_.back().local_endpoint(); // the port that was free
    }
    port_ = endpoint.port();
    if (!serving_.config.metrics_listen.empty()) {
        auto apart = read_endpoint(serving_.config.metrics_listen);
        check_free(apart);
        metrics_acceptor_ = listen_on(cores_.front()->io, apart);
        metrics_port_     = metrics_acceptor_->local_endpoint().port();
    }
    // Last, when no door can fail to open any more: what was attached to a thread must be detached before it goes.
    if (!serving_.attach) return;
    for (auto& core : cores_) serving_.attach(serving_.house, core->io);
}

// Nothing may be sent to threads that are no more.
Server::~Server()
{
    if (serving_.detach) serving_.detach(serving_.house);
}

void Server::run()
{
    for (std::size_t i = 0; i < cores_.size(); ++i) {
        auto accepting = keep_accepting(*cores_[i], std::move(acceptors_[i]));
        asio::co_spawn(cores_[i]->io, std::move(accepting), asio::detached);
    }
    if (metrics_acceptor_) {
        auto telling = keep_telling(*cores_.front(), *std::move(metrics_acceptor_), [this] { return metrics(); });
        asio::co_spawn(cores_.front()->io, std::move(telling), asio::detached);
    }
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < cores_.size(); ++i) threads.emplace_back([this, i] { cores_[i]->run(); });
    cores_.front()->run();
    for (auto& thread : threads) thread.join();
}

void Server::stop()
{
    for (auto& core : cores_) asio::post(core->io, [&core] { core->leave(); });
}

void Server::each_thread(const std::function<void()>& work)
{
    for (auto& core : cores_) asio::post(core->io, work);
}

std::string Server::metrics() const
{
    std::vector<const Figures*> figures;
    for (const auto& core : cores_) figures.push_back(&core->figures);
    return metrics_text(figures, limiters_.places.taken()) + serving_.figures(serving_.house);
}
