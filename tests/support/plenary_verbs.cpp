#include "support/plenary_verbs.hpp"

PlenaryDay::PlenaryDay()
{
    watches(regia_topic());
    watches(hall_topic());
    watches(day.topic());
    watches(day.desk());
    watches("process/" + std::to_string(day.process_id.value));
    clock(tables::Action::start);
}

CommonThemeId PlenaryDay::theme(const std::string& title, std::vector<ContributionId> notes)
{
    plenary::AddTheme wanted{day.meeting_id, title, std::move(notes)};
    return {house.run(plenary::add_theme(house.house, tito, wanted)).answer["common_theme_id"].get<std::int64_t>()};
}

SentenceId PlenaryDay::says(const std::string& text, std::vector<ContributionId> cites,
                            std::optional<CommonThemeId> theme)
{
    plenary::AddSentence wanted{day.meeting_id, text, theme, {}, std::move(cites)};
    return {house.run(plenary::add_sentence(house.house, tito, wanted)).answer["sentence_id"].get<std::int64_t>()};
}

void PlenaryDay::shows(const std::string& what, std::optional<TableId> table)
{
    plenary::ShowOnScreen wanted{day.meeting_id, what, 1, table};
    house.run(plenary::show_on_screen(house.house, olga, wanted));
}

void PlenaryDay::clock(tables::Action action, std::optional<int> minutes, int round)
{
    tables::CommonClock wanted{day.meeting_id, action, round, minutes};
    house.run(tables::apply_common_clock(house.house, olga, wanted));
}

void PlenaryDay::tells(const std::string& text)
{
    plenary::SendMessage message{day.meeting_id, text};
    house.run(plenary::send_message(house.house, olga, message));
}

Event PlenaryDay::publishes() { return house.run(plenary::publish_restitution(house.house, olga, day.meeting_id)); }

plenary::EditSentence PlenaryDay::edit(SentenceId id, int revision, const std::string& text) const
{
    plenary::EditSentence wanted;
    wanted.sentence_id = id;
    wanted.revision    = revision;
    wanted.text        = text;
    return wanted;
}

std::optional<json> PlenaryDay::account()
{
    return house.read([&](Reader& reader) { return plenary::restitution(reader, day.meeting_id); });
}

bool PlenaryDay::may_follow(const std::string& topic, std::optional<PersonId> person)
{
    auto found = house.house.topics.find(topic).value();
    return found.topic->may_follow(person, found.id);
}
