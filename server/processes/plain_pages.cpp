#include "processes/pages.hpp"

#include "base/html.hpp"
#include "base/words.hpp"
#include "house.hpp"
#include "processes/processes.hpp"

namespace processes {

namespace {

constexpr auto plain_html = R"(<main id="content" class="wrap">
<h1>{{title}}</h1>
{{#intro}}<p>{{.}}</p>
{{/intro}}{{#parts}}<section><h2>{{title}}</h2>
{{#texts}}<p>{{.}}</p>
{{/texts}}{{#items}}<ul>{{#item}}<li>{{.}}</li>{{/item}}</ul>{{/items}}</section>
{{/parts}}</main>)";

// A page that is made of words only: the texts that the browser shows too.
class PlainPage {
  public:
    PlainPage(std::string language, const std::string& name) : language_(std::move(language))
    {
        page_.title       = say(language_, "page." + name + ".title");
        page_.description = say(language_, "page." + name + ".description");
        values_           = {{"title", page_.title}, {"intro", json::array()}, {"parts", json::array()}};
    }

    void intro(const std::string& key) { values_["intro"].push_back(say(language_, key)); }
    void part(const std::string& key, const std::vector<std::string>& texts)
    {
        values_["parts"].push_back({{"title", say(language_, key)}, {"texts", texts}, {"items", false}});
    }
    void text(const std::string& key) { part(key, {say(language_, key + "_more")}); }
    void list(const std::string& key, int count)
    {
        part(key, {});
        auto item = json::array();
        for (int n = 1; n <= count; ++n) item.push_back(say(language_, key + "_" + std::to_string(n)));
        values_["parts"].back()["items"] = {{"item", item}};
    }

    Page page()
    {
        page_.body = html(plain_html, values_);
        return page_;
    }

  private:
    std::string language_;
    Page page_;
    json values_;
};

// Who answers, for each process of the house.
std::vector<std::string> for_each_process(House& house, const std::string& language, const std::string& key)
{
    return house.archive.read([&](Reader& reader) {
        std::vector<std::string> sentences;
        for (const auto& process : all_processes(reader)) {
            std::string names;
            for (const auto& name : promoter_names(reader, process.process_id))
                names += (names.empty() ? "" : say(language, "and")) + name;
            sentences.push_back(say(language, key, {{"names", names}, {"email", process.email}}));
        }
        return sentences;
    });
}

Page privacy_page(House& house, const Visit& visit)
{
    PlainPage plain(visit.language, "privacy");
    plain.part("privacy.who", for_each_process(house, visit.language, "privacy.who_more"));
    plain.list("privacy.which", 4);
    for (auto key : {"privacy.record", "privacy.device", "privacy.rights"}) plain.text(key);
    return plain.page();
}

Page accessibility_page(House& house, const Visit& visit)
{
    PlainPage plain(visit.language, "accessibility");
    plain.intro("accessibility.aim");
    plain.list("accessibility.what", 4);
    plain.text("accessibility.limits");
    plain.part("accessibility.report", for_each_process(house, visit.language, "accessibility.report_more"));
    return plain.page();
}

Page own_page(const Visit& visit, const std::string& name)
{
    PlainPage plain(visit.language, name);
    plain.intro("page." + name + ".description");
    plain.intro("page.no_script");
    return plain.page();
}

Page sign_in_page(House&, const Visit& visit) { return own_page(visit, "sign_in"); }
Page organise_page(House&, const Visit& visit) { return own_page(visit, "organise"); }
Page start_page(House&, const Visit& visit) { return own_page(visit, "start"); }
Page me_page(House&, const Visit& visit) { return own_page(visit, "me"); }
Page mailbox_page(House& house, const Visit& visit)
{
    if (!house.config.demo) throw Refusal{Reason::not_found};
    return own_page(visit, "mailbox");
}

} // namespace

void add_plain_pages(Routes& routes)
{
    routes.add_page("/privacy", privacy_page);
    routes.add_page("/accessibility", accessibility_page);
    routes.add_page("/sign-in", sign_in_page);
    routes.add_page("/me", me_page);
    routes.add_page("/start", start_page);
    routes.add_page("/organise", organise_page);
    routes.add_page("/mailbox", mailbox_page);
}

} // namespace processes
