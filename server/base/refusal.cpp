#include "base/refusal.hpp"

std::string_view name_of(Reason reason)
{
    switch (reason) {
        case Reason::malformed: return "malformed";
        case Reason::unknown_field: return "unknown_field";
        case Reason::bad_value: return "bad_value";
        case Reason::too_long: return "too_long";
        case Reason::required: return "required";
        case Reason::not_signed_in: return "not_signed_in";
        case Reason::not_found: return "not_found";
        case Reason::consultation_not_open: return "consultation_not_open";
        case Reason::consultation_closed: return "consultation_closed";
        case Reason::already_withdrawn: return "already_withdrawn";
        case Reason::nothing_changed: return "nothing_changed";
        case Reason::suggested_text_unexpected: return "suggested_text_unexpected";
        case Reason::node_not_found: return "node_not_found";
        case Reason::not_your_organisation: return "not_your_organisation";
        case Reason::unknown_choice: return "unknown_choice";
        case Reason::organisation_exists: return "organisation_exists";
        case Reason::stale_revision: return "stale_revision";
        case Reason::revision_required: return "revision_required";
        case Reason::being_written: return "being_written";
        case Reason::too_many: return "too_many";
        case Reason::already_published: return "already_published";
        case Reason::restitution_empty: return "restitution_empty";
        case Reason::sentence_without_source: return "sentence_without_source";
        case Reason::consultation_still_open: return "consultation_still_open";
        case Reason::decision_in_other_state: return "decision_in_other_state";
        case Reason::proposal_not_public: return "proposal_not_public";
        case Reason::proposal_merged: return "proposal_merged";
        case Reason::another_person: return "another_person";
        case Reason::decisions_missing: return "decisions_missing";
        case Reason::to_be_composed: return "to_be_composed";
        case Reason::change_without_cause: return "change_without_cause";
        case Reason::already_final: return "already_final";
        case Reason::words_unexpected: return "words_unexpected";
        case Reason::invitation_over: return "invitation_over";
        case Reason::last_organiser: return "last_organiser";
        case Reason::registration_not_open: return "registration_not_open";
        case Reason::registration_closed: return "registration_closed";
        case Reason::meeting_cancelled: return "meeting_cancelled";
        case Reason::already_registered: return "already_registered";
        case Reason::already_checked_in: return "already_checked_in";
        case Reason::unknown_code: return "unknown_code";
        case Reason::other_meeting: return "other_meeting";
        case Reason::not_registered: return "not_registered";
        case Reason::no_offer: return "no_offer";
        case Reason::table_full: return "table_full";
        case Reason::no_tables: return "no_tables";
        case Reason::idempotency_mismatch: return "idempotency_mismatch";
        case Reason::sign_in_expired: return "sign_in_expired";
        case Reason::sign_in_wrong_code: return "sign_in_wrong_code";
        case Reason::sign_in_other_browser: return "sign_in_other_browser";
        case Reason::session_not_started: return "session_not_started";
        case Reason::session_closed: return "session_closed";
        case Reason::not_in_this_state: return "not_in_this_state";
        case Reason::nothing_to_undo: return "nothing_to_undo";
        case Reason::vote_open: return "vote_open";
        case Reason::vote_closed: return "vote_closed";
        case Reason::already_so: return "already_so";
        case Reason::too_many_points: return "too_many_points";
        case Reason::line_without_source: return "line_without_source";
        case Reason::unknown_join_code: return "unknown_join_code";
        case Reason::too_many_requests: return "too_many_requests";
        case Reason::busy: return "busy";
        case Reason::cross_site: return "cross_site";
        case Reason::wrong_media_type: return "wrong_media_type";
        case Reason::method_not_allowed: return "method_not_allowed";
        case Reason::body_too_large: return "body_too_large";
        case Reason::length_required: return "length_required";
        case Reason::uri_too_long: return "uri_too_long";
        case Reason::headers_too_large: return "headers_too_large";
        case Reason::timeout: return "timeout";
        case Reason::unexpected: return "unexpected";
    }
    return "unexpected";
}
