#include "people/people.hpp"
#include "proposals/access.hpp"
#include "proposals/anchors.hpp"
#include "proposals/flags.hpp"
#include "proposals/list.hpp"
#include "proposals/moderation_routes.hpp"
#include "proposals/page.hpp"
#include "proposals/sections.hpp"

namespace proposals {

namespace {

constexpr int flags_shown = 200;

std::optional<State> state_asked(const Visit& visit)
{
    auto word = visit.query_word("state", {"published", "withdrawn", "pending", "hidden"}, "");
    if (word == "published") return State::published;
    if (word == "withdrawn") return State::withdrawn;
    if (word == "pending") return State::pending;
    if (word == "hidden") return State::hidden;
    return {};
}

Sort sort_asked(const Visit& visit)
{
    auto word = visit.query_word("sort", {"newest", "oldest", "supports", "comments", "relevance"}, "newest");
    if (word == "oldest") return Sort::oldest;
    if (word == "supports") return Sort::supports;
    if (word == "comments") return Sort::comments;
    return word == "relevance" ? Sort::relevance : Sort::newest;
}

ListQuery list_query(const Visit& visit)
{
    visit.query_only({"node_id", "kind", "author_kind", "state", "q", "similar", "sort", "cursor", "limit"});
    ListQuery query{.consultation_id = visit.id<ConsultationId>()};
    if (auto node_id = visit.query_number("node_id", 1, largest_id, 0)) query.node_id = NodeId{node_id};
    auto kind = visit.query_word("kind", {"addition", "change", "deletion", "erratum", "general"}, "");
    if (!kind.empty()) query.kind = kind;
    auto author_kind = visit.query_word("author_kind", {"citizen", "organisation"}, "");
    if (!author_kind.empty()) query.author_kind = author_kind;
    query.state   = state_asked(visit);
    query.q       = visit.query_text("q", 200);
    query.similar = visit.query_text("similar", 400);
    query.sort    = sort_asked(visit);
    if (query.sort == Sort::relevance && !query.q && !query.similar)
        throw Refusal{Reason::bad_value, {{"field", "sort"}}};
    query.cursor = visit.query_text("cursor", 40).value_or("");
    query.limit  = static_cast<int>(visit.query_number("limit", 1, 100, 20));
    return query;
}

ProposalId proposal_of(House& house, CommentId id)
{
    auto found = house.archive.read([&](Reader& reader) { return comment(reader, id); });
    if (!found) throw Refusal{Reason::not_found};
    return found->proposal_id;
}

awaitable<Reply> get_list(House& house, Visit& visit)
{
    auto query          = list_query(visit);
    auto for_moderators = query.state == State::pending || query.state == State::hidden;
    auto reply          = ok(house.archive.read([&](Reader& reader) {
        if (for_moderators && !(visit.signed_in && is_moderator(reader, *visit.signed_in, query.consultation_id)))
            throw Refusal{Reason::bad_value, {{"field", "state"}}};
        return list(reader, query);
    }));
    reply.for_everyone  = !for_moderators;
    co_return reply;
}

awaitable<Reply> post_proposal(House& house, Visit& visit)
{
    auto person          = visit.person();
    auto consultation_id = visit.id<ConsultationId>();
    auto submitted       = visit.read<SubmitProposal>(consultation_id);
    auto event           = co_await submit_proposal(house, person, submitted);
    co_return created(house, event);
}

awaitable<Reply> get_proposal(House& house, Visit& visit)
{
    auto is_public     = false;
    auto shown         = house.archive.read([&](Reader& reader) {
        auto p       = readable_by(reader, visit.maybe_person(), visit.id<ProposalId>());
        auto state   = full_state(reader, p);
        auto decided = newest_moderation(reader, p.proposal_id, {});
        if (!p.is_public() && !decided.is_null()) state["moderation"] = std::move(decided);
        is_public = p.is_public();
        if (is_public) house.sections.complete("proposal", reader, p.proposal_id.value, state);
        return Opening{reader.seq, std::move(state)};
    });
    auto reply         = snapshot(house, shown);
    reply.for_everyone = is_public;
    co_return reply;
}

awaitable<Reply> patch_proposal(House& house, Visit& visit)
{
    auto person = visit.person();
    auto id     = visit.id<ProposalId>();
    auto edit   = visit.read<EditProposal>(id, visit.revision());
    auto event  = co_await edit_proposal(house, person, edit);
    co_return accepted(house, event);
}

awaitable<Reply> post_withdraw(House& house, Visit& visit)
{
    auto person     = visit.person();
    auto id         = visit.id<ProposalId>();
    auto withdrawal = visit.read<WithdrawProposal>(id);
    auto event      = co_await withdraw_proposal(house, person, withdrawal);
    co_return accepted(house, event);
}

awaitable<Reply> post_moderation(House& house, Visit& visit)
{
    auto person   = visit.person();
    auto id       = visit.id<ProposalId>();
    auto decision = visit.read<Moderate>(id, std::nullopt);
    auto event    = co_await moderate_proposal(house, person, decision);
    people::wake_mailer();
    co_return accepted(house, event);
}

awaitable<Reply> post_comment_moderation(House& house, Visit& visit)
{
    auto person   = visit.person();
    auto id       = visit.id<CommentId>();
    auto decision = visit.read<Moderate>(proposal_of(house, id), id);
    auto event    = co_await moderate_comment(house, person, decision);
    people::wake_mailer();
    co_return accepted(house, event);
}

awaitable<Reply> get_comments(House& house, Visit& visit)
{
    visit.query_only({"cursor", "limit"});
    auto before        = visit.query_number("cursor", 1, largest_id, largest_id);
    auto limit         = static_cast<int>(visit.query_number("limit", 1, 100, 50));
    auto is_public     = false;
    auto reply         = ok(house.archive.read([&](Reader& reader) {
        auto p    = readable_by(reader, visit.maybe_person(), visit.id<ProposalId>());
        is_public = p.is_public();
        return comments(reader, p.proposal_id, CommentId{before}, limit);
    }));
    reply.for_everyone = is_public;
    co_return reply;
}

awaitable<Reply> post_comment(House& house, Visit& visit)
{
    auto person = visit.person();
    auto id     = visit.id<ProposalId>();
    auto added  = visit.read<AddComment>(id);
    auto event  = co_await add_comment(house, person, added);
    co_return created(house, event);
}

awaitable<Reply> delete_comment(House& house, Visit& visit)
{
    auto person = visit.person();
    auto event  = co_await take_back_comment(house, person, visit.id<CommentId>());
    co_return accepted(house, event);
}

awaitable<Reply> put_endorsement(House& house, Visit& visit)
{
    auto person = visit.person();
    auto body   = visit.id<OrganisationId>("organisation_id");
    auto event  = co_await endorse_proposal(house, person, visit.id<ProposalId>(), body);
    co_return accepted(house, event);
}

awaitable<Reply> delete_endorsement(House& house, Visit& visit)
{
    auto person = visit.person();
    auto body   = visit.id<OrganisationId>("organisation_id");
    auto event  = co_await withdraw_endorsement(house, person, visit.id<ProposalId>(), body);
    co_return accepted(house, event);
}

awaitable<Reply> post_flag(House& house, Visit& visit)
{
    auto person  = visit.person();
    auto id      = visit.id<ProposalId>();
    auto flagged = visit.read<FlagText>(id, std::nullopt);
    auto event   = co_await flag_text(house, person, flagged);
    co_return accepted(house, event);
}

awaitable<Reply> post_comment_flag(House& house, Visit& visit)
{
    auto person  = visit.person();
    auto id      = visit.id<CommentId>();
    auto flagged = visit.read<FlagText>(proposal_of(house, id), id);
    auto event   = co_await flag_text(house, person, flagged);
    co_return accepted(house, event);
}

awaitable<Reply> get_flags(House& house, Visit& visit)
{
    auto person = visit.person();
    auto id     = visit.id<ConsultationId>();
    co_return ok(house.archive.read([&](Reader& reader) {
        if (!is_moderator(reader, person.person_id, id)) throw Refusal{Reason::not_found};
        return flags(reader, id, flags_shown);
    }));
}

void add_routes(Routes& routes)
{
    using enum Method;
    routes.add({get, "/api/consultations/{id}/proposals", get_list, Audience::everyone});
    routes.add({post, "/api/consultations/{id}/proposals", post_proposal});
    routes.add({get, "/api/consultations/{id}/flags", get_flags});
    routes.add({get, "/api/proposals/{id}", get_proposal, Audience::everyone});
    routes.add({patch, "/api/proposals/{id}", patch_proposal});
    routes.add({post, "/api/proposals/{id}/withdraw", post_withdraw});
    routes.add({post, "/api/proposals/{id}/moderation", post_moderation});
    routes.add({get, "/api/proposals/{id}/comments", get_comments, Audience::everyone});
    routes.add({post, "/api/proposals/{id}/comments", post_comment});
    routes.add({delete_, "/api/comments/{id}", delete_comment});
    routes.add({post, "/api/comments/{id}/moderation", post_comment_moderation});
    routes.add({put, "/api/proposals/{id}/endorsements/{organisation_id}", put_endorsement});
    routes.add({delete_, "/api/proposals/{id}/endorsements/{organisation_id}", delete_endorsement});
    routes.add({post, "/api/proposals/{id}/flags", post_flag});
    routes.add({post, "/api/comments/{id}/flags", post_comment_flag});
}

} // namespace

void mount(House& house)
{
    add_routes(house.routes);
    add_anchor_routes(house.routes);
    add_moderation_routes(house.routes);
    add_pages(house.routes);
    offer(house, "proposal", proposal_state);
    house.sections.add("consultation", consultation_section);
    house.sections.add("node_proposals", node_section);
    house.sections.add("person", person_section);
    house.sections.add("person_data", person_data);
    house.appearances.push_back(appearances);
    house.forgetters.push_back(forget);
    house.body_mergings.push_back({traces_of_body, move_body});
}

} // namespace proposals
