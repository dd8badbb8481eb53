#include "base/markdown.hpp"
#include "people/first_organiser.hpp"
#include "processes/articles.hpp"
#include "processes/set_up.hpp"
#include "store/record.hpp"
#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

struct Desk {
    HouseUnderTest house;
    ProcessId process = begin_process(house);
    Person olga = citizen(house, "Olga"), carla = citizen(house, "Carla");
    std::string topic = processes::topic_of(process), all = processes::articles_topic_of(process);

    Desk()
    {
        becomes(house, olga, process, people::Role::organiser);
        house.watch(topic), house.watch(all);
    }
    ArticleId writes(const std::string& title, const std::string& words = "Chiunque può proporre.")
    {
        processes::AddArticle wanted{.process_id = process, .title = title, .body = words};
        auto event = house.run(processes::add_article(house.house, olga, wanted));
        return ArticleId{event.answer["article_id"].get<std::int64_t>()};
    }
    Event publishes(ArticleId id) { return house.run(processes::publish_article(house.house, olga, id)); }
    Event changes(ArticleId id, int revision, const std::string& words)
    {
        processes::ChangeArticle change{.article_id = id, .revision = revision};
        change.body = words;
        return house.run(processes::change_article(house.house, olga, change));
    }
    Event takes_back(ArticleId id)
    {
        return house.run(processes::take_back_article(house.house, olga, {id, "It was wrong"}));
    }
    bool lawful() { return house.obeys_live_law(topic) && house.obeys_live_law(all); }
    std::string record()
    {
        return house.read([&](Reader& r) {
            std::string told;
            for (const auto& one : recorded_events(r, topic, 0, 100)) told += one.event.payload.dump();
            return told;
        });
    }
    json listed() { return house.snapshot(topic)["articles"]; }
};

} // namespace

TEST_CASE("a page of text stands on its process once it is published, and everybody's screen shows it")
{
    Desk desk;
    auto id = desk.writes("Come partecipare");
    CHECK(desk.listed().empty());
    desk.publishes(id);
    auto key = std::to_string(id.value);
    CHECK(desk.listed()[key]["slug"] == "come-partecipare");
    CHECK(desk.house.snapshot(processes::topic_of(id))["body"] == "Chiunque può proporre.");
    CHECK(desk.lawful());
    auto page = processes::topic_of(id);
    desk.house.watch(page);
    desk.changes(id, 1, "Chiunque può proporre, fino all’11 marzo.");
    CHECK(desk.house.obeys_live_law(page));
    CHECK(desk.lawful());
    CHECK(desk.house.refusal_of(processes::publish_article(desk.house.house, desk.olga, id)) == Reason::already_so);
}

TEST_CASE("nothing of a page that is a draft, or was taken back, is told to anybody")
{
    Desk desk;
    auto id = desk.writes("Chi decide", "Una frase segreta");
    desk.changes(id, 1, "Una frase segreta, due");
    CHECK_THAT(desk.record(), !Contains("segreta"));
    CHECK_FALSE(desk.house.read([&](Reader& r) { return processes::article_state(r, id).has_value(); }));
    desk.publishes(id);
    CHECK_THAT(desk.record(), Contains("segreta, due") && !Contains("segreta\""));
    auto page = processes::topic_of(id);
    desk.house.watch(page);
    desk.takes_back(id);
    CHECK_THAT(desk.record(), !Contains("segreta"));
    CHECK_FALSE(desk.house.read([&](Reader& r) { return processes::article_state(r, id).has_value(); }));
    CHECK(desk.listed().empty());
    CHECK(desk.lawful());
}

TEST_CASE("only organisers write pages; two who edit one both see it; what is published is not removed")
{
    Desk desk;
    auto id     = desk.writes("Chi decide");
    auto& house = desk.house.house;
    CHECK(desk.house.refusal_of(processes::publish_article(house, desk.carla, id)) == Reason::not_found);
    CHECK(desk.house.refusal_of(processes::add_article(house, desk.carla, {desk.process, "Mia", "Mia"}))
          == Reason::not_found);
    desk.changes(id, 1, "Decidono i promotori.");
    processes::ChangeArticle late{.article_id = id, .revision = 1};
    late.body = "Decide il Consiglio.";
    CHECK(desk.house.refusal_of(processes::change_article(house, desk.olga, late)) == Reason::stale_revision);
    desk.publishes(id);
    CHECK(desk.house.refusal_of(processes::remove_article(house, desk.olga, id)) == Reason::not_in_this_state);
    desk.takes_back(id);
    desk.house.run(processes::remove_article(house, desk.olga, id));
    CHECK(desk.house.snapshot(desk.all)["articles"].empty());
    CHECK(desk.lawful());
}

TEST_CASE("pages have an order, and two of one title two addresses; an empty one is not published")
{
    Desk desk;
    auto first = desk.writes("Chi decide?"), second = desk.writes("Chi decide?", "");
    auto& house = desk.house.house;
    auto shown  = desk.house.snapshot(desk.all)["articles"];
    CHECK(shown[std::to_string(first.value)]["slug"] == "chi-decide");
    CHECK(shown[std::to_string(second.value)]["slug"] == "chi-decide-2");
    CHECK(desk.house.refusal_of(processes::publish_article(house, desk.olga, second)) == Reason::required);
    desk.house.run(processes::order_articles(house, desk.olga, {desk.process, {second, first}}));
    CHECK(desk.house.snapshot(desk.all)["articles"][std::to_string(first.value)]["order"] == 2);
    CHECK(desk.house.refusal_of(processes::order_articles(house, desk.olga, {desk.process, {second}}))
          == Reason::bad_value);
    CHECK(desk.lawful());
}

TEST_CASE("a copied process has the pages of the other as drafts of its own")
{
    Desk desk;
    desk.publishes(desk.writes("Come partecipare"));
    processes::BeginProcess wanted{.copy_of = desk.process, .slug = "copia", .title = "Una copia", .place = "Susa"};
    wanted.email = "copia@example.org", wanted.starts_on = "2026-01-12", wanted.language = "it";
    auto event = desk.house.run(processes::begin_process(desk.house.house, desk.olga, wanted));
    ProcessId copy{event.answer["process_id"].get<std::int64_t>()};
    auto pages = desk.house.snapshot(processes::articles_topic_of(copy))["articles"];
    REQUIRE(pages.size() == 1);
    CHECK(pages.begin().value()["state"] == "draft");
    CHECK(desk.house.snapshot(processes::topic_of(copy))["articles"].empty());
    CHECK(desk.listed().size() == 1);
}

TEST_CASE("Markdown becomes HTML without scripts, images or strange links")
{
    auto made = html_of_markdown("# Chi\n\n**Tutti** e [qui](https://a.example) o [lì](javascript:alert(1))\n\n"
                                 "<script>x</script>\n\n![una foto](https://b.example/c.png)\n\n- uno\n- due");
    CHECK_THAT(made, Contains("<h2>Chi</h2>") && Contains("<strong>Tutti</strong>") && Contains("https://a.example"));
    CHECK_THAT(made, Contains("<li>uno</li>") && Contains("una foto") && Contains("lì"));
    CHECK_THAT(made, !Contains("javascript") && !Contains("<script") && !Contains("<img"));
}
