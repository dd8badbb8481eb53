// Proposals as they stood at one event, told by the record alone: what the tables keep is only how things are now.
//
// It holds where each text stands in the record, not the text: a hundred thousand proposals take some ten megabytes.
#pragma once

#include "base/json.hpp"
#include "consultations/consultations.hpp"
#include "store/tx.hpp"

#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace exports {

struct PastProposal {
    ProposalId proposal_id;
    ConsultationId consultation_id;
    int number = 0;
    NodeId node_id;
    std::optional<OrganisationId> organisation_id;
    Instant received_at{};
    std::optional<Instant> edited_at, withdrawn_at;
    std::int64_t received_seq = 0, words_seq = 0, withdrawn_seq = 0;
    bool approved = false, hidden = false;
    int comments = 0;
    std::vector<OrganisationId> endorsed_by;

    bool is_public() const { return approved && !hidden; }
};

struct PastComment {
    CommentId comment_id;
    ProposalId proposal_id;
    std::optional<CommentId> parent_id;
    std::optional<OrganisationId> organisation_id;
    std::int64_t seq = 0;
    Instant at{};
    bool hidden = false, taken_back = false;

    bool is_public() const { return !hidden && !taken_back; }
};

// One event, as the past takes it in.
struct Told {
    std::int64_t seq;
    Instant at;
    std::string_view kind;
    const json& payload;
};

class Past {
  public:
    // `moderated`: consultations whose proposals wait for a moderator, as far as their own events do not tell it.
    explicit Past(std::set<std::int64_t> moderated = {}) : moderated_(std::move(moderated)) {}

    void take(const Told&); // in order, those it takes
    static bool takes(std::string_view kind);

    // Those that anyone may read, by number.
    std::vector<const PastProposal*> proposals(ConsultationId) const;
    std::vector<const PastComment*> comments() const; // beneath those, by number and time
    const PastProposal* proposal(ProposalId) const;

  private:
    void ruled(const json& payload);
    void submitted(const Told&);
    void moderated(const Told&);
    void endorsed(const Told&);
    void commented(const Told&);
    void merged(const json& payload);
    PastProposal* find(const json& payload);
    PastComment* find_comment(const json& payload);
    void count_comment(const PastComment&, int by);

    std::set<std::int64_t>
        moderated_; // at the event that was taken in last: the rule may change while proposals arrive
    std::unordered_map<std::int64_t, std::size_t> places_, comment_places_;
    std::vector<PastProposal> proposals_;
    std::vector<PastComment> comments_;
};

// The record up to `seq`, without what is hidden or erased by now.
Past past_at(Reader&, std::int64_t seq);

// {"support": 48}, after the votes up to `seq`; empty when nobody had voted.
json tally_of(Reader&, ProposalId, std::int64_t seq);
// {title, body, current_text?, suggested_text?, kind, …} as they were last written.
json words_of(Reader&, const PastProposal&);
std::string body_of(Reader&, const PastComment&);
std::string withdrawal_reason(Reader&, const PastProposal&);

} // namespace exports
