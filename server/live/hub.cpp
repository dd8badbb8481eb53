#include "live/hub.hpp"

#include "live/shard.hpp"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/post.hpp>

class Hub::Desk final : public Alarm, public std::enable_shared_from_this<Desk> {
  public:
    Desk(asio::io_context& context, const Topics& topics, const std::string& epoch, std::int64_t seq,
         Headcounts& counts)
        : io(context), shard(topics, epoch, seq, counts, *this), timer_(context.get_executor())
    {}

    Moment now() const override { return std::chrono::steady_clock::now(); }

    void ring_at(Moment moment) override
    {
        if (armed_ && *armed_ <= moment) return;
        armed_ = moment;
        timer_.expires_at(moment);
        timer_.async_wait([desk = weak_from_this()](const boost::system::error_code& failed) {
            auto self = desk.lock();
            if (failed || !self) return;
            self->armed_.reset();
            self->shard.tick();
        });
    }

    // Has the shard do something on its thread.
    template <class Work> void post(Work work)
    {
        asio::post(io.get_executor(), [desk = shared_from_this(), work = std::move(work)] { work(desk->shard); });
    }

    asio::io_context& io;
    Shard shard;

  private:
    using Timer =
        asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
    Timer timer_;
    std::optional<Moment> armed_;
};

Hub::Hub(const Topics& topics, std::string epoch) : topics_(topics), epoch_(std::move(epoch)) {}
Hub::~Hub() = default;

void Hub::add_shard(asio::io_context& io, std::int64_t seq)
{
    std::lock_guard lock(mutex_);
    desks_.push_back(std::make_shared<Desk>(io, topics_, epoch_, seq, headcounts_));
}

void Hub::remove_shards()
{
    std::lock_guard lock(mutex_);
    desks_.clear();
}

void Hub::publish(const std::vector<std::shared_ptr<const Event>>& events)
{
    auto batch = std::make_shared<const std::vector<std::shared_ptr<const Event>>>(events);
    std::lock_guard lock(mutex_);
    for (const auto& desk : desks_) desk->post([batch](Shard& shard) { shard.publish(*batch); });
}

std::unique_ptr<Conversation> Hub::join(asio::io_context& io, Outlet& outlet, std::optional<PersonId> person)
{
    std::lock_guard lock(mutex_);
    for (const auto& desk : desks_)
        if (&desk->io == &io) return desk->shard.join(outlet, person);
    throw std::logic_error("no shard for this thread");
}

void Hub::dismiss(PersonId person)
{
    std::lock_guard lock(mutex_);
    for (const auto& desk : desks_) desk->post([person](Shard& shard) { shard.dismiss(person); });
}

Hub::Figures Hub::figures() const
{
    Figures sum{};
    std::lock_guard lock(mutex_);
    for (const auto& desk : desks_) {
        const auto& one = desk->shard.figures();
        sum.followers += one.followers;
        sum.frames_sent += one.frames_sent;
        sum.resyncs += one.resyncs;
    }
    return sum;
}
