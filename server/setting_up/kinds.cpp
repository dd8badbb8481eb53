#include "setting_up/log.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace setting_up {

namespace {

// What is done at a desk, a door or a table's board by those who have a role, and what the clock turns. What anybody does
// by taking part is not here: a moderator's own vote is nobody's business.
const std::vector<std::pair<std::string_view, std::vector<std::string_view>>>& kinds_by_area()
{
    static const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> all{
        {"process",
         {
             "process_added",
             "process_changed",
             "process_published",
             "phase_opened",
             "phase_closed",
             "phases_set",
             "promoters_set",
             "article_added",
             "article_changed",
             "article_published",
             "article_taken_back",
             "article_removed",
             "articles_ordered",
         }},
        {"team",
         {"role_given", "role_taken_away", "invitation_sent", "invitation_accepted", "invitation_declined",
          "invitation_revoked"}},
        {"consultation",
         {"consultation_added", "consultation_changed", "consultation_opened", "consultation_closed",
          "service_time_set", "silent_written_to"}},
        {"text",
         {"plan_begun", "version_drafted", "version_published", "version_rolled_out", "version_finalised",
          "version_approved", "node_revised", "cause_added", "cause_removed"}},
        {"moderation",
         {"proposal_published", "proposal_hidden", "proposal_restored", "proposal_returned", "comment_hidden",
          "comment_restored", "flags_settled", "flags_reopened"}},
        {"decisions",
         {"deciding_set", "evaluator_assigned", "evaluator_removed", "approver_named", "approver_removed",
          "internal_note_added", "internal_note_removed", "decision_saved", "decision_text_set_aside",
          "decision_proposed", "decision_approved", "decision_reopened", "proposals_merged", "proposals_separated",
          "decisions_published"}},
        {"meetings", {"meeting_added",
                      "meeting_changed",
                      "meeting_cancelled",
                      "meeting_opened",
                      "meeting_closed",
                      "registrations_opened",
                      "registrations_closed",
                      "tables_drawn",
                      "tables_rebalanced",
                      "table_assigned",
                      "table_set_up",
                      "walk_in_added",
                      "person_checked_in",
                      "check_in_undone",
                      "session_started",
                      "session_paused",
                      "session_resumed",
                      "session_extended",
                      "session_wrapping_up",
                      "session_closed",
                      "session_reopened",
                      "dot_vote_opened",
                      "dot_vote_closed",
                      "screen_shown",
                      "message_sent",
                      "theme_gathered",
                      "theme_added",
                      "theme_renamed",
                      "theme_merged",
                      "theme_removed",
                      "sentence_linked",
                      "sentence_added",
                      "sentence_edited",
                      "sentence_removed",
                      "restitution_published",
                      "places_set",
                      "agenda_set",
                      "questions_set",
                      "tables_set",
                      "rounds_set"}},
        {"out",
         {"export_asked", "participation_noted", "bodies_joined", "body_separated", "organisations_merged",
          "private_citizens_counted"}},
    };
    return all;
}

std::map<std::string_view, std::string_view> index()
{
    std::map<std::string_view, std::string_view> area_of;
    for (const auto& [area, kinds] : kinds_by_area())
        for (auto kind : kinds) area_of[kind] = area;
    return area_of;
}

} // namespace

const std::vector<std::string_view>& areas()
{
    static const auto all = [] {
        std::vector<std::string_view> names;
        for (const auto& [area, kinds] : kinds_by_area()) names.push_back(area);
        return names;
    }();
    return all;
}

std::vector<std::string_view> all_kinds()
{
    std::vector<std::string_view> all;
    for (const auto& [area, kinds] : kinds_by_area()) all.insert(all.end(), kinds.begin(), kinds.end());
    return all;
}

std::string_view area_of(std::string_view kind)
{
    static const auto areas = index();
    auto found              = areas.find(kind);
    return found == areas.end() ? std::string_view() : found->second;
}

} // namespace setting_up
