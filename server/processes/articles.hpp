// Pages of text in a process: how to take part, who decides. A page is a draft until it is published; taken back, it is one
// again, and what the record says of it is withheld.
//
// Live topics "article/{id}" (there while it is published) and "process/{id}/articles" (the organisers: all, without their
// words); those published stand in "process/{id}" too. Events are recorded under "process/{id}" and hold the words only of
// what is published.
#pragma once

#include "processes/processes.hpp"

namespace processes {

struct Article {
    ArticleId article_id;
    ProcessId process_id;
    std::string slug, title, body; // body: Markdown
    int order = 0, revision = 1;
    std::optional<Instant> published_at;
};

constexpr std::size_t max_article_title_chars = 120;   // a line of a menu on a phone, twice
constexpr std::size_t max_article_chars       = 20000; // some pages, printed; more is a document
constexpr int max_articles                    = 30;    // of a process: beyond it nobody finds anything

std::optional<Article> article(Reader&, ArticleId);
std::optional<Article> article_named(Reader&, ProcessId, std::string_view slug);
std::vector<Article> articles_of(Reader&, ProcessId); // in their order

std::string topic_of(ArticleId);                       // "article/3"
std::string articles_topic_of(ProcessId);              // "process/1/articles"
json in_full(Reader&, const Article&);                 // a draft too: for who writes it
std::optional<json> article_state(Reader&, ArticleId); // while it is published
std::optional<json> articles_state(Reader&, ProcessId);
json published_articles(Reader&, ProcessId); // {id: {article_id, slug, title, order}}, for the process's own snapshot

ArticleId insert_article(Tx&, const Article&);
void update_article(Tx&, const Article&);
void delete_article(Tx&, ArticleId);

// ---- Commands, by organisers. Refuse: not_found.

struct AddArticle {
    ProcessId process_id;
    std::string title, body;
    static AddArticle read(ProcessId, Fields&);
};
// Its address follows from the title and stays. Refuses: too_many {max}. Event: article_added; answer {article_id, slug}.
awaitable<Event> add_article(House&, Person, AddArticle);

struct ChangeArticle {
    ArticleId article_id;
    int revision = 0;
    std::optional<std::string> title, body;
    static ChangeArticle read(ArticleId, int revision, Fields&);
};
// Refuses: stale_revision {current}, nothing_changed. Event: article_changed; answer {revision}.
awaitable<Event> change_article(House&, Person, ChangeArticle);

// Refuses: already_so, required (there are no words). Event: article_published.
awaitable<Event> publish_article(House&, Person, ArticleId);

struct TakeBackArticle {
    ArticleId article_id;
    std::string reason;
    static TakeBackArticle read(ArticleId, Fields&);
};
// Refuses: already_so. Event: article_taken_back, with the reason.
awaitable<Event> take_back_article(House&, Person, TakeBackArticle);

// A draft goes for good. Refuses: not_in_this_state (it is published). Event: article_removed.
awaitable<Event> remove_article(House&, Person, ArticleId);

struct OrderArticles {
    ProcessId process_id;
    std::vector<ArticleId> articles; // all of them
    static OrderArticles read(ProcessId, Fields&);
};
// Refuses: bad_value, nothing_changed. Event: articles_ordered.
awaitable<Event> order_articles(House&, Person, OrderArticles);

} // namespace processes
