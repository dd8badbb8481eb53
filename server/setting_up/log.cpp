#include "setting_up/log.hpp"

#include "base/topic_name.hpp"
#include "base/words.hpp"
#include "consultations/consultations.hpp"
#include "meetings/meetings.hpp"
#include "processes/processes.hpp"
#include "proposals/proposals.hpp"
#include "store/record.hpp"

namespace setting_up {

namespace {

json titled(std::string title, std::string href) { return {{"title", std::move(title)}, {"href", std::move(href)}}; }

// A proposal is named by its number: what it says may be hidden.
json about_proposal(Reader& reader, std::string_view language, ProposalId id)
{
    auto one = proposals::proposal(reader, id);
    if (!one) return {};
    return titled(say(language, "page.log.proposal", {{"n", one->number}}), "/proposals/" + std::to_string(id.value));
}

json about_person(Reader& reader, PersonId id, const json& payload)
{
    auto name = people::name_of(reader, id);
    if (name.empty()) name = people::email_of(reader, id);
    return name.empty() || !payload.contains("role") ? json() : json{{"title", name}};
}

// A page of text that everybody could read by then; of a draft the record has no title.
json about_article(const json& payload, Reader& reader, const TopicName& name)
{
    auto one = processes::process(reader, ProcessId{name.id});
    if (!one) return {};
    return titled(payload["title"].get<std::string>(),
                  "/processes/" + one->slug + "/articles/" + payload.value("slug", ""));
}

json about_thing(Reader& reader, const TopicName& name)
{
    auto thing = std::string_view(name.kind).substr(0, name.kind.find('/'));
    auto id    = std::to_string(name.id);
    if (thing == "consultation")
        if (auto one = consultations::consultation(reader, ConsultationId{name.id}))
            return titled(one->title, "/consultations/" + id);
    if (thing == "meeting")
        if (auto one = meetings::meeting(reader, MeetingId{name.id})) return titled(one->title, "/meetings/" + id);
    if (thing == "table")
        if (auto one = meetings::table(reader, TableId{name.id})) return {{"title", one->theme}};
    return {};
}

// What it was done to; null when the sentence says it all.
json about(Reader& reader, std::string_view language, const Event& event)
{
    const auto& payload = event.payload;
    auto name           = read_topic_name(event.topic);
    if (!name) return {};
    if (name->kind == "proposal") return about_proposal(reader, language, ProposalId{name->id});
    if (payload.is_object() && payload.contains("proposal_id") && payload["proposal_id"].is_number_integer())
        return about_proposal(reader, language, ProposalId{payload["proposal_id"].get<std::int64_t>()});
    if (payload.is_object() && payload.contains("person_id") && payload["person_id"].is_number_integer())
        return about_person(reader, PersonId{payload["person_id"].get<std::int64_t>()}, payload);
    if (payload.is_object() && payload.contains("article_id") && payload.contains("title"))
        return about_article(payload, reader, *name);
    return about_thing(reader, *name);
}

std::string sentence(std::string_view language, const Event& event)
{
    json details = json::object();
    if (event.payload.is_object() && event.payload.contains("role") && event.payload["role"].is_string())
        details["role"] = say(language, "set_up.role." + event.payload["role"].get<std::string>());
    return say(language, "page.log.kind." + event.kind, details);
}

std::string reason_of(const Deed& deed, const Recorded& recorded)
{
    if (!deed.reason.empty() || recorded.withheld || !recorded.event.payload.is_object()) return deed.reason;
    auto found = recorded.event.payload.find("reason");
    return found != recorded.event.payload.end() && found->is_string() ? found->get<std::string>() : "";
}

} // namespace

json to_item(Reader& reader, std::string_view language, const Deed& deed)
{
    auto recorded = recorded_event(reader, deed.seq).value();
    if (recorded.withheld) recorded.event.payload = nullptr;
    const auto& event = recorded.event;
    json item{{"seq", deed.seq},
              {"at", to_text(event.at)},
              {"area", deed.area},
              {"kind", event.kind},
              {"what", sentence(language, event)}};
    if (auto thing = about(reader, language, event); !thing.is_null()) item["about"] = std::move(thing);
    if (deed.person_id)
        item["person"] = {{"person_id", deed.person_id->value}, {"name", people::name_of(reader, *deed.person_id)}};
    if (auto reason = reason_of(deed, recorded); !reason.empty()) item["reason"] = std::move(reason);
    return item;
}

json log_page(Reader& reader, std::string_view language, const LogQuery& query)
{
    auto wanted = query;
    ++wanted.limit;
    auto found = deeds(reader, wanted);
    json page{{"items", json::array()}, {"people", json::array()}};
    if (found.size() > static_cast<std::size_t>(query.limit)) {
        found.resize(static_cast<std::size_t>(query.limit));
        page["next"] = std::to_string(found.back().seq);
    }
    for (const auto& deed : found) page["items"].push_back(to_item(reader, language, deed));
    for (auto id : people_of_log(reader, query.process_id))
        page["people"].push_back({{"person_id", id.value}, {"name", people::name_of(reader, id)}});
    return page;
}

} // namespace setting_up
