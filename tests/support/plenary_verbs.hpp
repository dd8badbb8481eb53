// What the regia and the theme team do, in a house under test.
#pragma once

#include "plenary/plenary.hpp"
#include "support/tables_verbs.hpp"

// The day of the tables with the first round running on the common clock, its regia and its hall. Olga directs, Tito is of
// the theme team.
class PlenaryDay : public TablesDay {
  public:
    PlenaryDay();

    // Taken down at the first and at the second table.
    ContributionId at_first(const std::string& text) { return captures(text); }
    ContributionId at_second(const std::string& text) { return sends(bruno, text, second); }

    CommonThemeId theme(const std::string& title, std::vector<ContributionId> notes = {});
    SentenceId says(const std::string& text, std::vector<ContributionId> cites = {},
                    std::optional<CommonThemeId> theme = {});
    void shows(const std::string& what, std::optional<TableId> table = {});
    void clock(tables::Action, std::optional<int> minutes = {}, int round = 1);
    void tells(const std::string& text);
    Event publishes();

    // By whom and from which revision.
    plenary::EditSentence edit(SentenceId, int revision, const std::string& text) const;

    std::string regia_topic() const { return day.topic() + "/plenary"; }
    std::string hall_topic() const { return day.topic() + "/screen"; }
    json regia() { return house.snapshot(regia_topic()); }
    json hall() { return house.snapshot(hall_topic()); }
    json theme_shown(CommonThemeId id) { return regia()["themes"].value(std::to_string(id.value), json()); }
    json sentence_shown(SentenceId id)
    {
        return regia()["restitution"]["sentences"].value(std::to_string(id.value), json());
    }
    std::optional<json> account();

    bool may_follow(const std::string& topic, std::optional<PersonId>);
};
