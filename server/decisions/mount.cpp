#include "decisions/answers.hpp"
#include "decisions/change_rule.hpp"
#include "decisions/desk.hpp"
#include "decisions/rolling.hpp"
#include "decisions/routes.hpp"
#include "handlers.hpp"
#include "house.hpp"
#include "people/people.hpp"

namespace decisions {

namespace {

using namespace handlers;

awaitable<Reply> get_desk(House& house, Visit& visit)
{
    visit.person();
    co_return snapshot(house, visit, "consultation/desk", visit.path_number("id"));
}

awaitable<Reply> get_cards(House& house, Visit& visit)
{
    auto person = visit.person();
    visit.query_only({"state", "waits_for", "cursor", "limit"});
    CardsQuery query{.consultation_id = visit.id<ConsultationId>()};
    query.state     = visit.query_word("state", {"none", "draft", "proposed", "approved"}, "");
    query.waits_for = visit.query_word("waits_for", {"moderator", "assignment", "evaluator", "approver", "publication"},
                                       "");
    query.after     = visit.query_number("cursor", 1, largest_id, 0);
    query.limit     = static_cast<int>(visit.query_number("limit", 1, 100, 50));
    co_return ok(house.archive.read([&](Reader& reader) {
        watched_by(reader, person, query.consultation_id);
        return cards(reader, query);
    }));
}

awaitable<Reply> get_team(House& house, Visit& visit)
{
    auto person = visit.person();
    auto id     = visit.id<ConsultationId>();
    co_return ok(house.archive.read([&](Reader& reader) {
        auto c     = watched_by(reader, person, id);
        auto items = json::array();
        for (const auto& member : people::team(reader, c.process_id))
            items.push_back({{"person_id", member.person_id.value}, {"name", member.name}, {"roles", member.roles}});
        return json{{"items", std::move(items)}};
    }));
}

awaitable<Reply> get_file(House& house, Visit& visit)
{
    auto person = visit.person();
    auto id     = visit.id<ProposalId>();
    co_return ok(house.archive.read([&](Reader& reader) { return file_of(reader, person, id); }));
}

awaitable<Reply> get_roll_out(House& house, Visit& visit)
{
    auto person = visit.person();
    auto id     = visit.id<ConsultationId>();
    co_return ok(
        house.archive.read([&](Reader& reader) { return roll_out_state(reader, directed_by(reader, person, id)); }));
}

awaitable<Reply> get_replies(House& house, Visit& visit)
{
    visit.query_only({"outcome", "node_id", "cursor", "limit"});
    RepliesQuery query{.consultation_id = visit.id<ConsultationId>()};
    auto outcome = visit.query_word("outcome", {"accepted", "partially_accepted", "rejected", "inadmissible"}, "");
    if (!outcome.empty()) query.outcome = outcome;
    if (auto node_id = visit.query_number("node_id", 1, largest_id, 0)) query.node_id = NodeId{node_id};
    query.after = visit.query_number("cursor", 1, largest_id, 0);
    query.limit = static_cast<int>(visit.query_number("limit", 1, 100, 50));
    co_return ok(house.archive.read([&](Reader& reader) { return replies(reader, query); }));
}

// Nothing but who, what, and the words that were read.
template <auto carry_out> awaitable<Reply> act_on_revision(House& house, Visit& visit)
{
    auto person   = visit.person();
    auto revision = visit.revision();
    if (!visit.body.empty()) visit.read<Nothing>();
    auto event = co_await carry_out(house, person, visit.id<ProposalId>(), revision);
    co_return accepted(house, event);
}

template <auto carry_out> awaitable<Reply> change_person(House& house, Visit& visit)
{
    auto person = visit.person();
    auto id     = visit.id<ProposalId>();
    auto whom   = visit.id<PersonId>("person_id");
    auto event  = co_await carry_out(house, person, id, whom);
    co_return accepted(house, event);
}

awaitable<Reply> post_publish(House& house, Visit& visit)
{
    auto person = visit.person();
    if (!visit.body.empty()) visit.read<Nothing>();
    auto event = co_await publish_decisions(house, person, visit.id<ConsultationId>());
    people::wake_mailer();
    co_return accepted(house, event);
}

void add_proposal_routes(Routes& routes)
{
    using enum Method;
    routes.add({get, "/api/proposals/{id}/decision", get_file});
    routes.add({.method         = put,
                .pattern        = "/api/proposals/{id}/decision",
                .handler        = editing<ProposalId, SaveDecision, save_decision>,
                .max_body_bytes = 512 * 1024}); // twenty points of the longest, in any script
    routes.add({.method         = post,
                .pattern        = "/api/proposals/{id}/decision/set-aside",
                .handler        = changing<ProposalId, SetAside, set_aside_text>,
                .max_body_bytes = 512 * 1024});
    routes.add({post, "/api/proposals/{id}/decision/propose", act_on_revision<propose_decision>});
    routes.add({post, "/api/proposals/{id}/decision/approve", act_on_revision<approve_decision>});
    routes.add({post, "/api/proposals/{id}/decision/reopen", changing<ProposalId, ReopenDecision, reopen_decision>});
    routes.add({put, "/api/proposals/{id}/evaluators/{person_id}", change_person<assign_evaluator>});
    routes.add({delete_, "/api/proposals/{id}/evaluators/{person_id}", change_person<remove_evaluator>});
    routes.add({put, "/api/proposals/{id}/approver/{person_id}", change_person<name_approver>});
    routes.add({delete_, "/api/proposals/{id}/approver/{person_id}", change_person<remove_approver>});
    routes.add({post, "/api/proposals/{id}/notes", adding<ProposalId, AddNote, add_note>});
    routes.add({delete_, "/api/notes/{id}", plain<InternalNoteId, remove_note>});
    routes.add({post, "/api/proposals/{id}/merge", changing<ProposalId, MergeProposal, merge_proposal>});
    routes.add({delete_, "/api/proposals/{id}/merge", plain<ProposalId, separate_proposal>});
}

void add_consultation_routes(Routes& routes)
{
    using enum Method;
    routes.add({get, "/api/consultations/{id}/desk", get_desk});
    routes.add({get, "/api/consultations/{id}/decisions", get_cards});
    routes.add({get, "/api/consultations/{id}/team", get_team});
    routes.add({put, "/api/consultations/{id}/deciding", changing<ConsultationId, ChangeRule, change_rule>});
    routes.add({post, "/api/consultations/{id}/decisions/publish", post_publish});
    routes.add({get, "/api/consultations/{id}/replies", get_replies, Audience::everyone});
    routes.add({get, "/api/consultations/{id}/roll-out", get_roll_out});
    routes.add({.method         = post,
                .pattern        = "/api/consultations/{id}/roll-out",
                .handler        = adding<ConsultationId, RollOut, roll_out>,
                .max_body_bytes = 1024 * 1024}); // some dozens of nodes put together by hand
}

void add_desk(House& house)
{
    offer(
        house, "consultation/desk", [](Reader& r, std::int64_t id) { return desk_state(r, ConsultationId{id}); },
        [](Reader& reader, std::optional<PersonId> person, std::int64_t id) {
            return person && may_watch(reader, *person, ConsultationId{id});
        });
    house.sections.add("process/desk", process_desk_section);
    house.sections.add("proposal_desks", on_desks_of_proposal);
    house.sections.add("consultation_elsewhere", on_desks_of_consultation);
}

} // namespace

void mount(House& house)
{
    add_proposal_routes(house.routes);
    add_consultation_routes(house.routes);
    add_text_routes(house.routes);
    add_pages(house.routes);
    add_desk(house);
    house.sections.add("proposal", proposal_section);
    house.sections.add("consultation", consultation_section);
    house.sections.add("person", person_section);
    house.sections.add("process", process_section);
    house.sections.add("person_data", person_data);
    house.appearances.push_back(appearances);
    house.forgetters.push_back(forget);
    house.body_mergings.push_back({traces_of_body, move_body});
}

} // namespace decisions
