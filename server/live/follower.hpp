// One live client in the house: what it says, and which topics it follows. On its shard's thread.
#pragma once

#include "base/frame.hpp"
#include "base/ids.hpp"
#include "live/alarm.hpp"

#include <cstdint>
#include <optional>
#include <vector>

class Shard;
class Stage;

class Follower final : public Conversation {
  public:
    Follower(Shard&, Outlet&, std::optional<PersonId>);
    ~Follower() override;
    Follower(const Follower&) = delete;

    void receive(std::string_view text) override;

    Outlet& outlet() { return outlet_; }
    std::optional<PersonId> person() const { return person_; }
    std::size_t follows() const { return seats_.size(); }
    bool follows(const Stage&) const;

    // Stops following everything.
    void leave_all();

  private:
    friend class Stage;
    // Its place among the followers of a stage.
    struct Seat {
        Stage* stage;
        std::uint32_t place;
    };
    Seat& seat_at(const Stage&);

    Shard& shard_;
    Outlet& outlet_;
    std::optional<PersonId> person_;
    std::vector<Seat> seats_;
    Allowance messages_;
};
