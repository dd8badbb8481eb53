// What a citizen may cause: a refusal with a stable reason. The sentence that the person reads stands in the words
// catalogue under "refusal.<reason>", in their language; `details` fills its placeholders and goes into the problem.
#pragma once

#include <exception>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

enum class Reason {
    malformed,
    unknown_field,
    bad_value,
    too_long,
    required,
    not_signed_in,
    not_found,
    consultation_not_open,
    consultation_closed,
    already_withdrawn,
    nothing_changed,
    suggested_text_unexpected,
    node_not_found,
    not_your_organisation,
    unknown_choice,
    only_for_bodies,
    body_not_addressed,
    only_bodies_vote,
    names_are_shown,
    names_are_hidden,
    name_missing,
    seats_taken,
    answered_already,
    in_use,
    organisation_exists,
    stale_revision,
    revision_required,
    being_written,
    too_many,
    already_published,
    restitution_empty,
    sentence_without_source,
    consultation_still_open,
    decision_in_other_state,
    proposal_not_public,
    proposal_merged,
    another_person,
    decisions_missing,
    to_be_composed,
    change_without_cause,
    already_final,
    not_text,
    text_too_large,
    too_many_nodes,
    no_converter,
    conversion_failed,
    words_unexpected,
    invitation_over,
    last_organiser,
    hand_role_over,
    body_elsewhere,
    registration_not_open,
    registration_closed,
    meeting_cancelled,
    already_registered,
    already_checked_in,
    unknown_code,
    other_meeting,
    not_registered,
    no_offer,
    table_full,
    no_tables,
    idempotency_mismatch,
    sign_in_expired,
    sign_in_wrong_code,
    sign_in_other_browser,
    session_not_started,
    session_closed,
    not_in_this_state,
    nothing_to_undo,
    vote_open,
    vote_closed,
    already_so,
    too_many_points,
    line_without_source,
    unknown_join_code,
    too_many_requests,
    busy,
    cross_site,
    wrong_media_type,
    method_not_allowed,
    body_too_large,
    length_required,
    uri_too_long,
    headers_too_large,
    timeout,
    unexpected,
};

std::string_view name_of(Reason);

struct Refusal : std::exception {
    Refusal(Reason why, nlohmann::json more = nlohmann::json::object()) : reason(why), details(std::move(more)) {}
    const char* what() const noexcept override { return name_of(reason).data(); }

    Reason reason;
    nlohmann::json details;
};

// A rule's answer: granted, or the refusal.
using Verdict = std::optional<Refusal>;
inline const Verdict granted{};

inline void require(Verdict verdict)
{
    if (verdict) throw *std::move(verdict);
}
