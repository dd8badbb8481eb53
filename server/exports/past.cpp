#include "exports/past.hpp"

#include <algorithm>
#include <array>

namespace exports {

namespace {

constexpr std::array<std::string_view, 16> kinds{
    "consultation_added", "consultation_changed", "proposal_submitted",    "proposal_edited",
    "proposal_withdrawn", "proposal_returned",    "proposal_published",    "proposal_hidden",
    "proposal_restored",  "proposal_endorsed",    "endorsement_withdrawn", "comment_added",
    "comment_hidden",     "comment_taken_back",   "comment_restored",      "organisations_merged"};

std::int64_t id_in(const json& payload, const char* name) { return payload.at(name).get<std::int64_t>(); }

template <class Id> std::optional<Id> optional_id(const json& payload, const char* name)
{
    auto found = payload.find(name);
    return found == payload.end() ? std::nullopt : std::optional(Id{found->get<std::int64_t>()});
}

} // namespace

bool Past::takes(std::string_view kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }

void Past::take(const Told& told)
{
    const auto& payload = told.payload;
    if (told.kind.starts_with("consultation_"))
        ruled(payload);
    else if (told.kind == "proposal_submitted")
        submitted(told);
    else if (told.kind == "comment_added")
        commented(told);
    else if (told.kind == "proposal_edited") {
        if (auto p = find(payload)) p->words_seq = told.seq, p->edited_at = told.at;
    } else if (told.kind == "proposal_withdrawn") {
        if (auto p = find(payload)) p->withdrawn_seq = told.seq, p->withdrawn_at = told.at;
    } else if (told.kind == "proposal_endorsed" || told.kind == "endorsement_withdrawn")
        endorsed(told);
    else if (told.kind == "organisations_merged")
        merged(payload);
    else
        moderated(told);
}

// Records of earlier programs tell the rule only where it was changed.
void Past::ruled(const json& payload)
{
    auto moderation = payload.value("moderation", "");
    if (moderation == "before") moderated_.insert(id_in(payload, "consultation_id"));
    if (moderation == "after") moderated_.erase(id_in(payload, "consultation_id"));
}

void Past::submitted(const Told& told)
{
    const auto& payload = told.payload;
    PastProposal p;
    p.proposal_id     = ProposalId{id_in(payload, "proposal_id")};
    p.consultation_id = ConsultationId{id_in(payload, "consultation_id")};
    p.number          = payload.at("number").get<int>();
    p.node_id         = NodeId{id_in(payload, "node_id")};
    p.organisation_id = optional_id<OrganisationId>(payload, "organisation_id");
    p.received_at     = told.at;
    p.received_seq = p.words_seq = told.seq;
    p.approved                   = !moderated_.contains(p.consultation_id.value);
    places_[p.proposal_id.value] = proposals_.size();
    proposals_.push_back(std::move(p));
}

void Past::moderated(const Told& told)
{
    const auto& payload = told.payload;
    if (told.kind.starts_with("proposal_")) {
        auto p = find(payload);
        if (!p) return;
        if (told.kind == "proposal_published") p->approved = true;
        if (told.kind == "proposal_returned") p->approved = false;
        if (told.kind == "proposal_hidden") p->hidden = true;
        if (told.kind == "proposal_restored") p->hidden = false;
    } else if (auto c = find_comment(payload)) {
        auto was = c->is_public();
        if (told.kind == "comment_taken_back") c->taken_back = true;
        if (told.kind == "comment_hidden") c->hidden = true;
        if (told.kind == "comment_restored") c->hidden = false;
        if (was != c->is_public()) count_comment(*c, was ? -1 : 1);
    }
}

void Past::endorsed(const Told& told)
{
    auto p = find(told.payload);
    if (!p) return;
    auto body  = OrganisationId{id_in(told.payload, "organisation_id")};
    auto found = std::find(p->endorsed_by.begin(), p->endorsed_by.end(), body);
    if (told.kind == "proposal_endorsed" && found == p->endorsed_by.end()) p->endorsed_by.push_back(body);
    if (told.kind == "endorsement_withdrawn" && found != p->endorsed_by.end()) p->endorsed_by.erase(found);
}

// Who stood behind a proposal as both stands there once.
void Past::merged(const json& payload)
{
    auto goes = OrganisationId{id_in(payload, "organisation_id")}, stays = OrganisationId{id_in(payload, "into")};
    for (auto& p : proposals_) {
        if (p.organisation_id == goes) p.organisation_id = stays;
        auto found = std::find(p.endorsed_by.begin(), p.endorsed_by.end(), goes);
        if (found == p.endorsed_by.end()) continue;
        auto both = std::find(p.endorsed_by.begin(), p.endorsed_by.end(), stays) != p.endorsed_by.end();
        if (both)
            p.endorsed_by.erase(found);
        else
            *found = stays;
    }
    for (auto& c : comments_)
        if (c.organisation_id == goes) c.organisation_id = stays;
}

void Past::commented(const Told& told)
{
    const auto& payload = told.payload;
    PastComment c;
    c.comment_id                        = CommentId{id_in(payload, "comment_id")};
    c.proposal_id                       = ProposalId{id_in(payload, "proposal_id")};
    c.parent_id                         = optional_id<CommentId>(payload, "parent_id");
    c.organisation_id                   = optional_id<OrganisationId>(payload, "organisation_id");
    c.seq                               = told.seq;
    c.at                                = told.at;
    comment_places_[c.comment_id.value] = comments_.size();
    comments_.push_back(c);
    count_comment(c, 1);
}

PastProposal* Past::find(const json& payload)
{
    auto found = places_.find(id_in(payload, "proposal_id"));
    return found == places_.end() ? nullptr : &proposals_[found->second];
}

PastComment* Past::find_comment(const json& payload)
{
    auto found = comment_places_.find(id_in(payload, "comment_id"));
    return found == comment_places_.end() ? nullptr : &comments_[found->second];
}

void Past::count_comment(const PastComment& c, int by)
{
    auto found = places_.find(c.proposal_id.value);
    if (found != places_.end()) proposals_[found->second].comments += by;
}

const PastProposal* Past::proposal(ProposalId id) const
{
    auto found = places_.find(id.value);
    return found == places_.end() ? nullptr : &proposals_[found->second];
}

std::vector<const PastProposal*> Past::proposals(ConsultationId id) const
{
    std::vector<const PastProposal*> found;
    for (const auto& p : proposals_)
        if (p.consultation_id == id && p.is_public()) found.push_back(&p);
    std::sort(found.begin(), found.end(), [](auto a, auto b) { return a->number < b->number; });
    return found;
}

std::vector<const PastComment*> Past::comments() const
{
    std::vector<const PastComment*> found;
    for (const auto& c : comments_) {
        auto p = proposal(c.proposal_id);
        if (c.is_public() && p && p->is_public()) found.push_back(&c);
    }
    auto place = [&](const PastComment* c) {
        auto p = proposal(c->proposal_id);
        return std::tuple(p->consultation_id, p->number, c->seq);
    };
    std::sort(found.begin(), found.end(), [&](auto a, auto b) { return place(a) < place(b); });
    return found;
}

} // namespace exports
