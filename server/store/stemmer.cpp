#include "store/stemmer.hpp"

#include "store/failure.hpp"

#include <libstemmer.h>
#include <memory>
#include <sqlite3.h>

namespace {

fts5_api* api_of(sqlite3* database)
{
    fts5_api* api           = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, "select fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

// unicode61 splits the words and drops the accents; the stemmer shortens what it hands on.
struct Italian {
    fts5_tokenizer words{};
    Fts5Tokenizer* splitter = nullptr;
    sb_stemmer* stemmer     = nullptr;

    ~Italian()
    {
        if (splitter) words.xDelete(splitter);
        if (stemmer) sb_stemmer_delete(stemmer);
    }
};

struct Sink {
    Italian* self;
    void* context;
    int (*token)(void*, int, const char*, int, int, int);
};

int stem(void* raw, int flags, const char* word, int size, int start, int end)
{
    auto sink    = static_cast<Sink*>(raw);
    auto stemmer = sink->self->stemmer;
    auto stemmed = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word), size);
    if (!stemmed) return SQLITE_NOMEM;
    return sink->token(sink->context, flags, reinterpret_cast<const char*>(stemmed), sb_stemmer_length(stemmer), start,
                       end);
}

int create(void* api, const char**, int, Fts5Tokenizer** out)
{
    auto made             = std::make_unique<Italian>();
    auto fts              = static_cast<fts5_api*>(api);
    void* context         = nullptr;
    const char* options[] = {"remove_diacritics", "2"};
    auto code             = fts->xFindTokenizer(fts, "unicode61", &context, &made->words);
    if (code == SQLITE_OK) code = made->words.xCreate(context, options, 2, &made->splitter);
    if (code != SQLITE_OK) return code;
    made->stemmer = sb_stemmer_new("italian", "UTF_8");
    if (!made->stemmer) return SQLITE_NOMEM;
    *out = reinterpret_cast<Fts5Tokenizer*>(made.release());
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer* tokenizer) { delete reinterpret_cast<Italian*>(tokenizer); }

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int size,
             int (*token)(void*, int, const char*, int, int, int))
{
    auto self = reinterpret_cast<Italian*>(tokenizer);
    Sink sink{self, context, token};
    return self->words.xTokenize(self->splitter, &sink, flags, text, size, stem);
}

} // namespace

void add_stemmer(sqlite3* database)
{
    auto api = api_of(database);
    fts5_tokenizer italian{create, destroy, tokenize};
    if (!api || api->xCreateTokenizer(api, "italian", api, &italian, nullptr) != SQLITE_OK)
        throw CannotOpen("this SQLite has no full-text search (FTS5)");
}
