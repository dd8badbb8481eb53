// What WebSockets and event streams have in common: a place in the house, the bytes that leave, pings, the goodbye.
#pragma once

#include "base/frame.hpp"
#include "http/core.hpp"
#include "http/outgoing.hpp"
#include "http/taken.hpp"

#include <memory>
#include <string_view>

class Presence : public Guest, public Outlet {
  public:
    Presence(Core&, Taken&);
    ~Presence() override;

    void leave() override;
    void cut() override;
    void close(int code, std::string_view reason) override;
    std::string_view language() const override { return language_; }

  protected:
    // Lets the client into the house; from here on it is offered frames.
    void enter();

    Conversation& conversation() { return *conversation_; }
    bool is_leaving() const { return is_leaving_; }
    void heard() { was_heard_ = true; }
    Outgoing& outgoing() { return outgoing_; }

    // Sends these bytes of the frame; gives up on a client that does not read.
    bool offer(const SharedFrame& frame, const std::string& bytes)
    {
        return (!is_leaving_ && outgoing_.offer(SharedBytes(frame, &bytes))) || fall_behind();
    }

  private:
    bool fall_behind();
    virtual void ping()                                      = 0;
    virtual void say_goodbye(int code, std::string_view why) = 0;

    bool was_heard_ = true, is_leaving_ = false;
    std::uint8_t misses_ = 0;
    Outgoing outgoing_; // beside what is looked at with it; see there
    Core& core_;
    std::unique_ptr<Conversation> conversation_;
    Place place_;
    std::optional<PersonId> person_;
    std::string_view language_;
};
