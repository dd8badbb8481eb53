#include "processes/writing_articles.hpp"

#include "house.hpp"
#include "store/record.hpp"

#include <algorithm>

namespace processes {

namespace {

constexpr std::size_t max_reason_chars = 500; // a paragraph, read by everybody

} // namespace

awaitable<Event> publish_article(House& house, Person person, ArticleId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto one = article_of(tx, person.person_id, id);
        if (one.published_at) throw Refusal{Reason::already_so};
        if (one.body.empty()) throw Refusal{Reason::required, {{"field", "body"}}};
        Screens screens(house.sections, tx, article_screens(one.process_id, id));
        one.published_at = tx.now;
        update_article(tx, one);
        show_again(tx, topic_of(id));
        return about_article(one, screens, "article_published");
    });
}

TakeBackArticle TakeBackArticle::read(ArticleId id, Fields& in)
{
    return {.article_id = id, .reason = in.text("reason", max_reason_chars)};
}

awaitable<Event> take_back_article(House& house, Person person, TakeBackArticle wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto one = article_of(tx, person.person_id, wanted.article_id);
        if (!one.published_at) throw Refusal{Reason::already_so};
        Screens screens(house.sections, tx, article_screens(one.process_id, one.article_id));
        one.published_at.reset();
        update_article(tx, one);
        withhold(tx, topic_of(one.article_id));
        auto event   = about_article(one, screens, "article_taken_back");
        event.reason = wanted.reason;
        return event;
    });
}

awaitable<Event> remove_article(House& house, Person person, ArticleId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto one = article_of(tx, person.person_id, id);
        if (one.published_at) throw Refusal{Reason::not_in_this_state};
        Screens screens(house.sections, tx, article_screens(one.process_id, id));
        delete_article(tx, id);
        erase(tx, topic_of(id)); // its id may be given again, and its words are nobody's to show
        return about_article(one, screens, "article_removed");
    });
}

OrderArticles OrderArticles::read(ProcessId id, Fields& in)
{
    auto given = in.optional_ids<ArticleId>("articles", static_cast<std::size_t>(max_articles));
    return {.process_id = id, .articles = given.value_or(std::vector<ArticleId>{})};
}

awaitable<Event> order_articles(House& house, Person person, OrderArticles wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto process = organised_by(tx, person.person_id, wanted.process_id);
        auto there   = articles_of(tx, wanted.process_id);
        auto topics  = article_screens(wanted.process_id);
        for (const auto& one : there) topics.push_back(topic_of(one.article_id));
        Screens screens(house.sections, tx, topics);
        auto place = [&](const Article& one) {
            auto found = std::find(wanted.articles.begin(), wanted.articles.end(), one.article_id);
            if (found == wanted.articles.end()) throw Refusal{Reason::bad_value, {{"field", "articles"}}};
            return static_cast<int>(found - wanted.articles.begin()) + 1;
        };
        if (there.size() != wanted.articles.size()) throw Refusal{Reason::bad_value, {{"field", "articles"}}};
        for (auto& one : there) {
            one.order = place(one);
            update_article(tx, one);
        }
        Event event;
        event.topic   = topic_of(process.process_id);
        event.kind    = "articles_ordered";
        event.payload = {{"process_id", process.process_id.value}};
        event.patches = screens.patches();
        if (event.patches.empty()) throw Refusal{Reason::nothing_changed};
        return event;
    });
}

} // namespace processes
