// What the live topics show. The room that a topic belongs to tells its state; rooms above may add to it: the newest
// proposals to a consultation, one's own votes to a person. Filled by the rooms' mount() before serving; read by every
// thread after.
#pragma once

#include "base/event.hpp"
#include "store/tx.hpp"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class Sections {
  public:
    using State = std::function<std::optional<nlohmann::json>(Reader&, std::int64_t id)>;
    using Section =
        std::function<nlohmann::json(Reader&, std::int64_t id)>; // an object, merged into the state at every depth

    void own(std::string prefix, State state) { topics_[std::move(prefix)].state = std::move(state); }
    void add(std::string prefix, Section section) { topics_[std::move(prefix)].sections.push_back(std::move(section)); }

    // The whole state of a topic ("consultation", 1); nothing when there is no such thing or it is hidden.
    std::optional<nlohmann::json> state(Reader&, std::string_view prefix, std::int64_t id) const;
    std::optional<nlohmann::json> state(Reader&, std::string_view topic) const; // "consultation/1"

    // Adds what the rooms above have to say.
    void complete(std::string_view prefix, Reader&, std::int64_t id, nlohmann::json& state) const;

  private:
    struct Topic {
        State state;
        std::vector<Section> sections;
    };
    std::map<std::string, Topic, std::less<>> topics_;
};

// What some topics show before a change, to tell their patches after it. For commands that change much and come seldom:
// it reads every topic twice.
class Screens {
  public:
    Screens(const Sections&, Tx&, std::vector<std::string> topics);
    std::vector<Patch> patches(); // of those that changed; null for one that is gone

  private:
    const Sections& sections_;
    Tx& tx_;
    std::map<std::string, nlohmann::json> before_;
};
