#include "house.hpp"

#include "about.hpp"
#include "base/topic_name.hpp"
#include "consultations/consultations.hpp"
#include "decisions/decisions.hpp"
#include "exports/exports.hpp"
#include "meetings/meetings.hpp"
#include "people/people.hpp"
#include "plans/plans.hpp"
#include "plenary/plenary.hpp"
#include "processes/processes.hpp"
#include "proposals/proposals.hpp"
#include "setting_up/setting_up.hpp"
#include "tables/tables.hpp"
#include "voting/voting.hpp"
#include "watching/watching.hpp"

namespace {

std::string key_of_house(Ledger& ledger)
{
    std::string key;
    ledger.keep_now([&](Tx& tx) { key = key_of(tx.db); });
    return key;
}

Reply written(House& house, const Event& event, int status)
{
    auto answer       = event.answer;
    answer["seq"]     = event.seq;
    answer["receipt"] = receipt(house.signer, event);
    return with_status(status, answer);
}

// Where this is the rule the database is not asked: thousands come back at once after a restart.
bool is_open_to_all(const MayFollow& rule)
{
    auto plain = rule.target<decltype(&anybody)>();
    return plain && *plain == anybody;
}

} // namespace

House::House(Config chosen)
    : config(std::move(chosen)),
      folder(config.data),
      ledger(folder.database(), clock),
      archive(folder.database(), clock),
      signer(key_of_house(ledger)),
      hub(topics, ledger.epoch())
{
    if (config.clock) clock.run_from(*config.clock);
    ledger.on_committed([this](const Committed& events) { hub.publish(events); });
    people::mount(*this);
    processes::mount(*this);
    plans::mount(*this);
    consultations::mount(*this);
    proposals::mount(*this);
    voting::mount(*this);
    meetings::mount(*this);
    tables::mount(*this);
    plenary::mount(*this);
    decisions::mount(*this);
    watching::mount(*this);
    exports::mount(*this);
    setting_up::mount(*this);
    mount_record(*this);
    mount_about(*this);
}

Reply accepted(House& house, const Event& event) { return written(house, event, 200); }
Reply created(House& house, const Event& event) { return written(house, event, 201); }

bool anybody(Reader&, std::optional<PersonId>, std::int64_t) { return true; }

void offer(House& house, const std::string& kind, Sections::State state, MayFollow may_follow)
{
    house.sections.own(kind, std::move(state));
    auto snapshot = [&house, kind](std::int64_t id) {
        return house.archive.read([&](Reader& reader) -> std::optional<Opening> {
            auto found = house.sections.state(reader, kind, id);
            if (!found) return {};
            return Opening{reader.seq, *std::move(found)};
        });
    };
    Topic topic{.snapshot = snapshot, .may_follow = [](std::optional<PersonId>, std::int64_t) { return true; }};
    if (!is_open_to_all(may_follow))
        topic.may_follow = [&house, may = std::move(may_follow)](std::optional<PersonId> who, std::int64_t id) {
            return house.archive.read([&](Reader& reader) { return may(reader, who, id); });
        };
    house.topics.add(kind, std::move(topic));
}

Reply snapshot(House& house, const Opening& opening)
{
    return ok({{"epoch", house.ledger.epoch()}, {"seq", opening.seq}, {"state", opening.state}});
}

Reply snapshot(House& house, const Visit& visit, std::string_view kind, std::int64_t id)
{
    auto found = house.topics.find(name_of({std::string(kind), id}));
    if (!found || !found->topic->may_follow(visit.anybody(), id)) throw Refusal{Reason::not_found};
    auto opening = found->topic->snapshot(id);
    if (!opening) throw Refusal{Reason::not_found};
    return snapshot(house, *opening);
}
