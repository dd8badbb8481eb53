// The theme team and two tables do whatever may be done, in an order that only the seed knows; every dozen steps each screen
// is held against a fresh one.
#include "support/plenary_verbs.hpp"

#include <catch2/catch.hpp>
#include <random>

namespace {

// Of a theme or sentence that is gone: as good as any.
int revision_of(const json& shown) { return shown.is_object() ? shown["revision"].get<int>() : 1; }

class Walk {
  public:
    explicit Walk(unsigned seed) : dice_(seed) { on.at_first("La prima nota."); }

    void step()
    try {
        static const std::vector<void (Walk::*)()> steps{
            &Walk::note,   &Walk::note,   &Walk::retract, &Walk::theme, &Walk::gather, &Walk::scatter, &Walk::merge,
            &Walk::remove, &Walk::rename, &Walk::write,   &Walk::write, &Walk::edit,   &Walk::edit,    &Walk::erase,
            &Walk::claim,  &Walk::show,   &Walk::tell,    &Walk::clock, &Walk::pass,   &Walk::publish, &Walk::group};
        (this->*steps[any(steps.size())])();
    } catch (const Refusal&) {
    }

    PlenaryDay on;

  private:
    std::size_t any(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(dice_); }
    bool maybe() { return any(2) == 0; }
    std::int64_t one_of(std::int64_t newest)
    {
        return static_cast<std::int64_t>(any(static_cast<std::size_t>(newest) + 1)) + 1;
    }
    ContributionId a_note() { return {one_of(notes_)}; }
    CommonThemeId a_theme() { return {one_of(themes_)}; }
    SentenceId a_sentence() { return {one_of(sentences_)}; }
    const Person& someone() { return maybe() ? on.tito : on.olga; }
    std::string words() { return "Parole " + std::to_string(any(1000)); }
    House& house() { return on.house.house; }

    void note() { notes_ = (maybe() ? on.at_first(words()) : on.at_second(words())).value; }
    void retract()
    {
        auto by = maybe() ? on.paola : on.bruno;
        on.house.run(tables::retract_contribution(house(), by, a_note()));
    }
    void group() { on.groups(words(), {a_note()}); }
    void theme() { themes_ = on.theme(words(), {a_note()}).value; }
    void gather() { on.house.run(plenary::gather(house(), someone(), a_theme(), a_note())); }
    void scatter() { on.house.run(plenary::scatter(house(), someone(), a_theme(), a_note())); }
    void merge()
    {
        plenary::MergeTheme wanted{a_theme(), a_theme()};
        on.house.run(plenary::merge_theme(house(), someone(), wanted));
    }
    void remove()
    {
        if (maybe()) on.house.run(plenary::remove_theme(house(), someone(), a_theme()));
    }
    void rename()
    {
        auto id = a_theme();
        plenary::RenameTheme wanted{id, revision_of(on.theme_shown(id)), words()};
        on.house.run(plenary::rename_theme(house(), someone(), wanted));
    }
    void write()
    {
        std::vector<ContributionId> cites;
        if (any(4) != 0) cites.push_back(a_note());
        sentences_ = on.says(words(), cites, maybe() ? std::optional(a_theme()) : std::nullopt).value;
    }
    void edit()
    {
        auto id     = a_sentence();
        auto wanted = on.edit(id, revision_of(on.sentence_shown(id)), words());
        if (maybe()) wanted.cites = std::vector{a_note()};
        if (maybe()) wanted.common_theme_id = a_theme();
        if (maybe()) wanted.order = static_cast<int>(any(5)) + 1;
        on.house.run(plenary::edit_sentence(house(), someone(), wanted));
    }
    void erase()
    {
        if (maybe()) on.house.run(plenary::remove_sentence(house(), someone(), a_sentence()));
    }
    void claim() { on.house.run(plenary::claim_sentence(house(), someone(), a_sentence())); }
    void show()
    {
        static const std::vector<std::string> all{"welcome", "clock", "tables", "themes", "vote", "restitution"};
        on.shows(all[any(all.size())], on.first);
    }
    void tell() { on.tells(words()); }
    void clock()
    {
        using enum tables::Action;
        static const std::vector<tables::Action> all{start, extend, pause, resume};
        on.clock(all[any(all.size())], 5, static_cast<int>(any(2)) + 1);
    }
    void pass() { on.passes(std::chrono::seconds(any(30))); }
    void publish()
    {
        if (any(6) == 0) on.publishes();
    }

    std::mt19937 dice_;
    std::int64_t notes_ = 1, themes_ = 0, sentences_ = 0;
};

} // namespace

TEST_CASE("whatever the theme team does, and in whatever order, every screen keeps step by patches alone")
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        INFO("seed " << seed);
        Walk walk(seed);
        for (int i = 1; i <= 150; ++i) {
            walk.step();
            if (i % 12 == 0) REQUIRE(walk.on.screens_hold());
        }
        REQUIRE(walk.on.screens_hold());
    }
}
