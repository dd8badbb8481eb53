// What the commands on pages of text share.
#pragma once

#include "processes/articles.hpp"
#include "processes/setting_up.hpp"

namespace processes {

// For who organises its process. Refuses: not_found.
Article article_of(Reader&, PersonId, ArticleId);

// The screens that show pages of the process; of one page, when it is given.
std::vector<std::string> article_screens(ProcessId, ArticleId = {});

// An event about it: its words stand in the payload only while everybody may read them.
Event about_article(const Article&, Screens&, std::string kind, json payload = json::object());

} // namespace processes
