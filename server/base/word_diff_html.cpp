#include "base/word_diff_html.hpp"

#include "base/html.hpp"
#include "base/word_diff.hpp"

std::string word_diff_html(std::string_view before, std::string_view after)
{
    auto pieces = nlohmann::json::array();
    for (const auto& piece : word_diff(before, after))
        pieces.push_back({{"text", piece.text},
                          {"removed", piece.kind == Piece::Kind::removed},
                          {"added", piece.kind == Piece::Kind::added},
                          {"kept", piece.kind == Piece::Kind::kept}});
    return html("{{#pieces}}{{#removed}}<del>{{text}}</del>{{/removed}}{{#added}}<ins>{{text}}</ins>{{/added}}"
                "{{#kept}}{{text}}{{/kept}}{{/pieces}}",
                {{"pieces", std::move(pieces)}});
}
