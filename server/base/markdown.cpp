#include "base/markdown.hpp"

#include <algorithm>
#include <cmark.h>
#include <cstdlib>
#include <memory>
#include <vector>

namespace {

bool leads_somewhere(std::string_view url)
{
    return url.starts_with("https://") || url.starts_with("http://") || url.starts_with("mailto:")
           || (url.starts_with('/') && !url.starts_with("//")) || url.starts_with('#');
}

std::vector<cmark_node*> nodes_of(cmark_node* root)
{
    std::vector<cmark_node*> all;
    std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(root), cmark_iter_free);
    for (auto step = cmark_iter_next(walk.get()); step != CMARK_EVENT_DONE; step = cmark_iter_next(walk.get()))
        if (step == CMARK_EVENT_ENTER) all.push_back(cmark_iter_get_node(walk.get()));
    return all;
}

// What stood in it takes its place.
void unwrap(cmark_node* node)
{
    while (auto* child = cmark_node_first_child(node)) {
        cmark_node_unlink(child);
        cmark_node_insert_before(node, child);
    }
    cmark_node_unlink(node);
    cmark_node_free(node);
}

int highest_heading(const std::vector<cmark_node*>& nodes)
{
    int highest = 6;
    for (auto* node : nodes)
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
            highest = std::min(highest, cmark_node_get_heading_level(node));
    return highest;
}

void tame(cmark_node* node, int highest)
{
    switch (cmark_node_get_type(node)) {
        case CMARK_NODE_HEADING:
            cmark_node_set_heading_level(node, cmark_node_get_heading_level(node) == highest ? 2 : 3);
            return;
        case CMARK_NODE_IMAGE: return unwrap(node);
        case CMARK_NODE_LINK:
            if (!leads_somewhere(cmark_node_get_url(node))) unwrap(node);
            return;
        case CMARK_NODE_HTML_BLOCK:
        case CMARK_NODE_HTML_INLINE:
            cmark_node_unlink(node);
            cmark_node_free(node);
            return;
        default: return;
    }
}

} // namespace

std::string html_of_markdown(std::string_view text)
{
    std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(
        cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT), cmark_node_free);
    auto nodes   = nodes_of(root.get());
    auto highest = highest_heading(nodes);
    for (auto* node : nodes) tame(node, highest);
    std::unique_ptr<char, decltype(&std::free)> made(cmark_render_html(root.get(), CMARK_OPT_HARDBREAKS), std::free);
    return made.get();
}
