// Pages of text, as they are asked for and read.
#include "processes/articles.hpp"
#include "processes/routes.hpp"
#include "processes/set_up.hpp"

#include "base/html.hpp"
#include "base/markdown.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "handlers.hpp"
#include "people/people.hpp"

#include <algorithm>

namespace processes {

namespace {

using namespace handlers;

constexpr auto article_html = R"(<main id="content" class="wrap">
<p><a href="/processes/{{process_slug}}">{{process_title}}</a></p>
<h1>{{title}}</h1>
{{{html}}}
<p>{{no_script}}</p>
</main>)";

// Published, in a process that the visitor may see.
bool may_read(Reader& reader, std::optional<PersonId> person, ArticleId id)
{
    auto one = article(reader, id);
    return one && one->published_at && is_shown_to(reader, one->process_id, person);
}

bool may_write(Reader& reader, std::optional<PersonId> person, ProcessId id)
{
    return person && people::has_role(reader, *person, id, people::Role::organiser);
}

awaitable<Reply> get_article(House& house, Visit& visit)
{
    auto id            = visit.id<ArticleId>();
    auto reply         = snapshot(house, visit, "article", id.value);
    reply.for_everyone = house.archive.read([&](Reader& reader) { return may_read(reader, {}, id); });
    co_return reply;
}

awaitable<Reply> get_draft(House& house, Visit& visit)
{
    auto person = visit.person();
    co_return ok(house.archive.read([&](Reader& reader) {
        auto one = article(reader, visit.id<ArticleId>());
        if (!one || !may_write(reader, person.person_id, one->process_id)) throw Refusal{Reason::not_found};
        return in_full(reader, *one);
    }));
}

awaitable<Reply> get_articles(House& house, Visit& visit)
{
    visit.person();
    co_return snapshot(house, visit, "process/articles", visit.path_number("id"));
}

// The first sentence or so, for who shares the page.
std::string beginning_of(const std::string& body)
{
    constexpr std::size_t shared_chars = 200;
    auto words                         = excerpt(body, shared_chars);
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '\n' || c == '#' || c == '*'; }, ' ');
    return words;
}

Page article_page(House& house, const Visit& visit)
{
    auto state = house.archive.read([&](Reader& reader) -> std::optional<json> {
        auto owner = process_named(reader, visit.path.at("slug"));
        auto one   = owner ? article_named(reader, owner->process_id, visit.path.at("article")) : std::nullopt;
        if (!one || !may_read(reader, {}, one->article_id)) return {};
        return in_full(reader, *one);
    });
    if (!state) throw Refusal{Reason::not_found};
    auto body             = (*state)["body"].get<std::string>();
    (*state)["html"]      = html_of_markdown(body);
    (*state)["no_script"] = say(visit.language, "page.no_script");
    return {.title = (*state)["title"], .description = beginning_of(body), .body = html(article_html, *state)};
}

void add_topics(House& house)
{
    offer(
        house, "article", [](Reader& reader, std::int64_t id) { return article_state(reader, ArticleId{id}); },
        [](Reader& reader, std::optional<PersonId> person, std::int64_t id) {
            return may_read(reader, person, ArticleId{id});
        });
    offer(
        house, "process/articles",
        [](Reader& reader, std::int64_t id) { return articles_state(reader, ProcessId{id}); },
        [](Reader& reader, std::optional<PersonId> person, std::int64_t id) {
            return may_write(reader, person, ProcessId{id});
        });
}

} // namespace

void add_articles(House& house)
{
    using enum Method;
    add_topics(house);
    auto& routes = house.routes;
    routes.add({get, "/api/articles/{id}", get_article, Audience::everyone});
    routes.add({get, "/api/articles/{id}/draft", get_draft});
    routes.add({get, "/api/processes/{id}/articles", get_articles});
    routes.add({post, "/api/processes/{id}/articles", adding<ProcessId, AddArticle, add_article>});
    routes.add({put, "/api/processes/{id}/articles/order", changing<ProcessId, OrderArticles, order_articles>});
    routes.add({patch, "/api/articles/{id}", editing<ArticleId, ChangeArticle, change_article>});
    routes.add({post, "/api/articles/{id}/publish", plain<ArticleId, publish_article>});
    routes.add({post, "/api/articles/{id}/take-back", changing<ArticleId, TakeBackArticle, take_back_article>});
    routes.add({delete_, "/api/articles/{id}", plain<ArticleId, remove_article>});
    routes.add_page("/processes/{slug}/articles/{article}", article_page);
}

} // namespace processes
