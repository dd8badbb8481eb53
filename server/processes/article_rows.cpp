// SQL <-> pages of text, and what is shown of them.
#include "processes/articles.hpp"

namespace processes {

namespace {

constexpr auto columns =
    R"(select article_id, process_id, slug, title, body, "order", revision, published_at_ms from article )";

Article to_article(const Row& row)
{
    Article one;
    one.article_id = row.id<ArticleId>(0), one.process_id = row.id<ProcessId>(1);
    one.slug = row.text(2), one.title = row.text(3), one.body = row.text(4);
    one.order        = static_cast<int>(row.integer(5));
    one.revision     = static_cast<int>(row.integer(6));
    one.published_at = row.optional_instant(7);
    return one;
}

json in_short(const Article& one)
{
    return {{"article_id", one.article_id.value}, {"slug", one.slug}, {"title", one.title}, {"order", one.order}};
}

} // namespace

std::string topic_of(ArticleId id) { return "article/" + std::to_string(id.value); }
std::string articles_topic_of(ProcessId id) { return topic_of(id) + "/articles"; }

std::optional<Article> article(Reader& reader, ArticleId id)
{
    static const auto sql = std::string(columns) + "where article_id = ?";
    return reader.db.one(sql, to_article, id);
}

std::optional<Article> article_named(Reader& reader, ProcessId id, std::string_view slug)
{
    static const auto sql = std::string(columns) + "where process_id = ? and slug = ?";
    return reader.db.one(sql, to_article, id, slug);
}

std::vector<Article> articles_of(Reader& reader, ProcessId id)
{
    static const auto sql = std::string(columns) + R"(where process_id = ? order by "order", article_id)";
    std::vector<Article> all;
    reader.db.each(
        sql, [&](const Row& row) { all.push_back(to_article(row)); }, id);
    return all;
}

json in_full(Reader& reader, const Article& one)
{
    auto shown             = in_short(one);
    auto owner             = process(reader, one.process_id).value();
    shown["process_id"]    = one.process_id.value;
    shown["process_slug"]  = owner.slug;
    shown["process_title"] = owner.title;
    shown["body"]          = one.body;
    shown["revision"]      = one.revision;
    if (one.published_at) shown["published_at"] = to_text(*one.published_at);
    return shown;
}

std::optional<json> article_state(Reader& reader, ArticleId id)
{
    auto one = article(reader, id);
    return one && one->published_at ? std::optional(in_full(reader, *one)) : std::nullopt;
}

std::optional<json> articles_state(Reader& reader, ProcessId id)
{
    if (!process(reader, id)) return {};
    json state{{"process_id", id.value}, {"articles", json::object()}};
    for (const auto& one : articles_of(reader, id)) {
        auto shown                                              = in_short(one);
        shown["revision"]                                       = one.revision;
        shown["state"]                                          = one.published_at ? "published" : "draft";
        state["articles"][std::to_string(one.article_id.value)] = std::move(shown);
    }
    return state;
}

json published_articles(Reader& reader, ProcessId id)
{
    auto all = json::object();
    for (const auto& one : articles_of(reader, id))
        if (one.published_at) all[std::to_string(one.article_id.value)] = in_short(one);
    return all;
}

ArticleId insert_article(Tx& tx, const Article& one)
{
    tx.db.run(R"(insert into article (process_id, slug, title, body, "order") values (?, ?, ?, ?, ?))", one.process_id,
              one.slug, one.title, one.body, one.order);
    return {tx.db.last_id()};
}

void update_article(Tx& tx, const Article& one)
{
    tx.db.run(R"(update article set title = ?, body = ?, "order" = ?, revision = ?, published_at_ms = ?
                 where article_id = ?)",
              one.title, one.body, one.order, one.revision, one.published_at, one.article_id);
}

void delete_article(Tx& tx, ArticleId id) { tx.db.run("delete from article where article_id = ?", id); }

} // namespace processes
