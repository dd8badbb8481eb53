#include "http/answers.hpp"

#include "base/log.hpp"
#include "base/words.hpp"

using json = nlohmann::json;

namespace {

std::string sentence(std::string_view language, const Refusal& refusal)
{
    auto key = "refusal." + std::string(name_of(refusal.reason));
    try {
        return say(language, key, refusal.details);
    } catch (const std::exception& fault) {
        log(Level::error, "a refusal without words", {{"reason", key}, {"why", fault.what()}});
        return std::string(name_of(refusal.reason));
    }
}

void add_headers(Reply& reply, const Refusal& refusal)
{
    constexpr int soon = 1; // seconds; what waits for a commit or a place is served by then
    if (reply.status == 429 || reply.status == 503)
        reply.headers.emplace_back("Retry-After", std::to_string(refusal.details.value("retry_after_s", soon)));
    if (auto allow = refusal.details.find("allow"); allow != refusal.details.end())
        reply.headers.emplace_back("Allow", allow->get<std::string>());
}

} // namespace

int status_of(Reason reason)
{
    switch (reason) {
        case Reason::malformed:
        case Reason::unknown_field:
        case Reason::bad_value: return 400;
        case Reason::not_signed_in: return 401;
        case Reason::cross_site: return 403;
        case Reason::unknown_join_code:
        case Reason::not_found: return 404;
        case Reason::method_not_allowed: return 405;
        case Reason::timeout: return 408;
        case Reason::consultation_not_open:
        case Reason::consultation_closed:
        case Reason::already_withdrawn:
        case Reason::being_written:
        case Reason::already_published:
        case Reason::consultation_still_open:
        case Reason::decision_in_other_state:
        case Reason::proposal_not_public:
        case Reason::proposal_merged:
        case Reason::another_person:
        case Reason::decisions_missing:
        case Reason::to_be_composed:
        case Reason::change_without_cause:
        case Reason::already_final:
        case Reason::last_organiser:
        case Reason::hand_role_over:
        case Reason::body_elsewhere:
        case Reason::registration_not_open:
        case Reason::registration_closed:
        case Reason::meeting_cancelled:
        case Reason::already_registered:
        case Reason::already_checked_in:
        case Reason::not_registered:
        case Reason::table_full:
        case Reason::organisation_exists:
        case Reason::session_not_started:
        case Reason::session_closed:
        case Reason::not_in_this_state:
        case Reason::nothing_to_undo:
        case Reason::vote_open:
        case Reason::vote_closed:
        case Reason::already_so:
        case Reason::seats_taken:
        case Reason::answered_already:
        case Reason::in_use:
        case Reason::sign_in_other_browser: return 409;
        case Reason::no_offer:
        case Reason::invitation_over:
        case Reason::sign_in_expired: return 410;
        case Reason::length_required: return 411;
        case Reason::stale_revision: return 412;
        case Reason::text_too_large:
        case Reason::body_too_large: return 413;
        case Reason::uri_too_long: return 414;
        case Reason::no_converter:
        case Reason::not_text:
        case Reason::wrong_media_type: return 415;
        case Reason::too_long:
        case Reason::required:
        case Reason::nothing_changed:
        case Reason::suggested_text_unexpected:
        case Reason::node_not_found:
        case Reason::not_your_organisation:
        case Reason::unknown_choice:
        case Reason::only_for_bodies:
        case Reason::body_not_addressed:
        case Reason::only_bodies_vote:
        case Reason::names_are_shown:
        case Reason::names_are_hidden:
        case Reason::name_missing:
        case Reason::too_many:
        case Reason::restitution_empty:
        case Reason::sentence_without_source:
        case Reason::words_unexpected:
        case Reason::too_many_nodes:
        case Reason::conversion_failed:
        case Reason::unknown_code:
        case Reason::other_meeting:
        case Reason::no_tables:
        case Reason::idempotency_mismatch:
        case Reason::too_many_points:
        case Reason::line_without_source:
        case Reason::sign_in_wrong_code: return 422;
        case Reason::revision_required: return 428;
        case Reason::too_many_requests: return 429;
        case Reason::headers_too_large: return 431;
        case Reason::unexpected: return 500;
        case Reason::busy: return 503;
    }
    return 500;
}

std::string_view phrase_of(int status)
{
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 411: return "Length Required";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 422: return "Unprocessable Content";
        case 426: return "Upgrade Required";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        default: return "Answer";
    }
}

Reply problem(const Refusal& refusal, const Occurrence& where)
{
    auto status = status_of(refusal.reason);
    json body   = refusal.details.is_object() ? refusal.details : json::object();
    body.erase("allow");
    body.erase("retry_after_s");
    body["type"]     = "about:blank";
    body["title"]    = phrase_of(status);
    body["status"]   = status;
    body["reason"]   = name_of(refusal.reason);
    body["detail"]   = sentence(where.language, refusal);
    body["instance"] = std::string(where.path) + '#' + std::string(where.request_id);
    Reply reply{.status = status, .content_type = "application/problem+json"};
    reply.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
    add_headers(reply, refusal);
    return reply;
}

Reply answer_to(std::exception_ptr thrown, const Occurrence& where)
{
    try {
        std::rethrow_exception(thrown);
    } catch (const Refusal& refusal) {
        return problem(refusal, where);
    } catch (const std::exception& fault) {
        log(Level::error, "a request failed", {{"request", where.request_id}, {"why", fault.what()}});
    }
    return problem(Refusal{Reason::unexpected, {{"id", where.request_id}}}, where);
}
