#include "processes/writing_articles.hpp"

#include "base/text.hpp"
#include "house.hpp"
#include "store/record.hpp"

#include <algorithm>

namespace processes {

namespace {

constexpr std::size_t max_slug_chars = 60;

// "Chi decide?" is at "chi-decide"; a second one, at "chi-decide-2".
std::string slug_for(Reader& reader, ProcessId id, const std::string& title)
{
    std::string slug;
    for (auto c : fold_plain(title)) {
        auto plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain && slug.size() < max_slug_chars) slug += c;
        if (!plain && !slug.empty() && slug.back() != '-' && slug.size() < max_slug_chars) slug += '-';
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    if (slug.empty()) slug = "pagina";
    auto free = slug;
    for (int n = 2; article_named(reader, id, free); ++n) free = slug + '-' + std::to_string(n);
    return free;
}

} // namespace

Article article_of(Reader& reader, PersonId person, ArticleId id)
{
    auto found = article(reader, id);
    if (!found) throw Refusal{Reason::not_found};
    organised_by(reader, person, found->process_id);
    return *std::move(found);
}

std::vector<std::string> article_screens(ProcessId process_id, ArticleId id)
{
    std::vector<std::string> topics{topic_of(process_id), articles_topic_of(process_id)};
    if (id) topics.push_back(topic_of(id));
    return topics;
}

Event about_article(const Article& one, Screens& screens, std::string kind, json payload)
{
    Event event;
    event.topic                 = topic_of(one.process_id);
    event.kind                  = std::move(kind);
    event.subject               = topic_of(one.article_id);
    event.payload               = std::move(payload);
    event.payload["process_id"] = one.process_id.value;
    event.payload["article_id"] = one.article_id.value;
    if (one.published_at) {
        event.payload["slug"]  = one.slug;
        event.payload["title"] = one.title;
        event.payload["body"]  = one.body;
    }
    event.patches = screens.patches();
    event.answer  = {{"article_id", one.article_id.value}, {"slug", one.slug}, {"revision", one.revision}};
    return event;
}

AddArticle AddArticle::read(ProcessId id, Fields& in)
{
    return {.process_id = id,
            .title      = in.text("title", max_article_title_chars),
            .body       = in.text_or_empty("body", max_article_chars)};
}

awaitable<Event> add_article(House& house, Person person, AddArticle wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        organised_by(tx, person.person_id, wanted.process_id);
        auto there = articles_of(tx, wanted.process_id);
        if (there.size() >= static_cast<std::size_t>(max_articles))
            throw Refusal{Reason::too_many, {{"max", max_articles}}};
        Article one;
        one.process_id = wanted.process_id;
        one.slug       = slug_for(tx, wanted.process_id, wanted.title);
        one.title = wanted.title, one.body = wanted.body;
        one.order = there.empty() ? 1 : there.back().order + 1;
        Screens screens(house.sections, tx, article_screens(wanted.process_id));
        one.article_id = insert_article(tx, one);
        withhold(tx, topic_of(one.article_id));
        return about_article(one, screens, "article_added");
    });
}

ChangeArticle ChangeArticle::read(ArticleId id, int revision, Fields& in)
{
    return {.article_id = id,
            .revision   = revision,
            .title      = in.optional_text("title", max_article_title_chars),
            .body       = in.optional_text_or_empty("body", max_article_chars)};
}

awaitable<Event> change_article(House& house, Person person, ChangeArticle change)
{
    return house.ledger.write(person, [&house, person, change](Tx& tx) {
        auto one = article_of(tx, person.person_id, change.article_id);
        if (one.revision != change.revision) throw Refusal{Reason::stale_revision, {{"current", in_full(tx, one)}}};
        auto title = change.title.value_or(one.title), body = change.body.value_or(one.body);
        if (title == one.title && body == one.body) throw Refusal{Reason::nothing_changed};
        if (one.published_at && body.empty()) throw Refusal{Reason::required, {{"field", "body"}}};
        one.title = title, one.body = body;
        ++one.revision;
        Screens screens(house.sections, tx, article_screens(one.process_id, one.article_id));
        update_article(tx, one);
        return about_article(one, screens, "article_changed");
    });
}

} // namespace processes
