// What is new in a process, for feed readers: proposals as they were published, the newest first. Source: RFC 4287.
#include "exports/formats/formats.hpp"

#include "base/html.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "people/people.hpp"
#include "proposals/proposals.hpp"

#include <algorithm>

namespace exports {

namespace {

constexpr int entries_told = 50; // a reader that looks once a week misses little; each is read from the database

constexpr auto feed_xml = R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{{language}}">
<id>{{id}}</id>
<title>{{title}}</title>
<subtitle>{{lead}}</subtitle>
<updated>{{updated}}</updated>
<link rel="self" type="application/atom+xml" href="{{self}}"/>
<link rel="alternate" type="text/html" href="{{page}}"/>
{{#entries}}<entry>
<id>{{id}}</id>
<title>{{title}}</title>
<published>{{published}}</published>
<updated>{{updated}}</updated>
<author><name>{{author}}</name></author>
<link rel="alternate" type="text/html" href="{{page}}"/>
<summary>{{summary}}</summary>
</entry>
{{/entries}}</feed>
)";

std::vector<ProposalId> newest(Scene& scene)
{
    std::vector<ProposalId> ids;
    scene.reader.db.each(
        "select p.proposal_id from proposal p join consultation c on c.consultation_id = p.consultation_id "
        "where c.process_id = ? and p.approved_at_ms is not null and p.hidden_at_ms is null "
        "order by p.proposal_id desc limit ?",
        [&](const Row& row) { ids.push_back(row.id<ProposalId>(0)); }, scene.process.process_id, entries_told);
    return ids;
}

// Citizens have no name here, whatever they chose on the page: what feeds have copied cannot be taken back.
std::string author(Scene& scene, const proposals::Proposal& p)
{
    auto body = p.organisation_id ? people::organisation(scene.reader, *p.organisation_id) : std::nullopt;
    return body ? body->name : say(scene.language(), "page.a_citizen");
}

json entry_of(Scene& scene, const proposals::Proposal& p)
{
    auto page    = scene.address("/proposals/" + std::to_string(p.proposal_id.value));
    auto updated = std::max(p.edited_at.value_or(p.received_at), p.withdrawn_at.value_or(p.received_at));
    return {{"id", page},
            {"title", p.title},
            {"published", to_text(*p.approved_at)},
            {"updated", to_text(std::max(updated, *p.approved_at))},
            {"author", author(scene, p)},
            {"page", page},
            {"summary", excerpt(p.body, 500)}};
}

} // namespace

std::string feed_of(Scene& scene)
{
    auto entries = json::array();
    Instant updated{};
    for (auto id : newest(scene)) {
        auto p = proposals::proposal(scene.reader, id).value();
        entries.push_back(entry_of(scene, p));
        updated = std::max(updated, *read_instant(entries.back()["updated"].get<std::string>()));
    }
    if (entries.empty()) updated = scene.making.moment.at;
    auto id   = std::to_string(scene.process.process_id.value);
    auto page = scene.address("/processes/" + scene.process.slug);
    return html(feed_xml, {{"language", scene.language()},
                           {"id", page},
                           {"title", scene.process.title},
                           {"lead", scene.process.lead},
                           {"updated", to_text(updated)},
                           {"self", scene.address("/api/processes/" + id + "/feed.atom")},
                           {"page", page},
                           {"entries", std::move(entries)}});
}

const Format feed{"feed", "atom", "application/atom+xml; charset=utf-8", Who::anyone, nullptr, "feed.atom"};

} // namespace exports
