// How many registered and came to each meeting, by the way they take part. Small numbers are not told to everybody.
#include "exports/past_registrations.hpp"
#include "exports/rules.hpp"
#include "exports/scene.hpp"
#include "exports/sets/sets.hpp"

namespace exports {

namespace {

constexpr Column columns[] = {
    {"meeting", Holds::text},       {"mode", Holds::text, "exports.group meeting_mode"},
    {"registered", Holds::integer}, {"present", Holds::integer},
    {"share", Holds::number},
};

struct Counted {
    std::int64_t registered = 0, present = 0;
};
using ByMode = std::map<std::string, Counted>;

ByMode counted(Scene& scene, const meetings::Meeting& m)
{
    ByMode by_mode;
    auto past = registrations_at(scene.reader, m.meeting_id, scene.making.moment.seq);
    for (const auto& [id, one] : past) {
        if (one.state == "registered") by_mode[one.mode].registered += 1;
        if (one.came_at) by_mode[one.mode].present += 1;
    }
    // A meeting held before the house was there knows its totals only.
    if (by_mode.empty() && (m.registered || m.present))
        by_mode["all"] = {m.registered.value_or(0), m.present.value_or(0)};
    return by_mode;
}

// Who stayed away is a small group as well.
bool may_be_told(const Counted& c)
{
    return exports::may_be_told(c.registered) && exports::may_be_told(c.present)
           && exports::may_be_told(std::max<std::int64_t>(c.registered - c.present, 0));
}

ByMode fit_for_everybody(const ByMode& by_mode)
{
    auto all_told = true;
    Counted all;
    for (const auto& [mode, c] : by_mode) {
        all_told = all_told && may_be_told(c);
        all.registered += c.registered, all.present += c.present;
    }
    if (all_told) return by_mode;
    return may_be_told(all) ? ByMode{{"all", all}} : ByMode{};
}

void rows(Scene& scene, const Take& take)
{
    for (const auto& m : scene.meetings()) {
        auto by_mode = counted(scene, m);
        if (!scene.is_for_desk()) by_mode = fit_for_everybody(by_mode);
        for (const auto& [mode, c] : by_mode) {
            auto share = c.registered > 0 ? Cell{static_cast<double>(c.present) / static_cast<double>(c.registered)}
                                          : Cell{};
            take({m.title, mode, c.registered, c.present, share});
        }
    }
}

} // namespace

const DataSet presence_set{"presence", Who::anyone, columns, rows};

} // namespace exports
