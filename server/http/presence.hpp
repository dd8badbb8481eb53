// What WebSockets and event streams have in common: a place in the house, pings, the goodbye.
#pragma once

#include "base/frame.hpp"
#include "http/core.hpp"
#include "http/taken.hpp"

#include <memory>
#include <string_view>

class Presence : public Guest, public Outlet {
  public:
    Presence(Core&, const Visit&, Place);
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

  private:
    virtual void ping()                                      = 0;
    virtual void say_goodbye(int code, std::string_view why) = 0;
    virtual void drop()                                      = 0; // without a word

    Core& core_;
    std::unique_ptr<Conversation> conversation_;
    Place place_;
    std::optional<PersonId> person_;
    std::string_view language_;
    std::uint8_t misses_ = 0;
    bool was_heard_ = true, is_leaving_ = false;
};
