// Identities. Each kind of row has its own type, so that one cannot be passed for another.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

template <class Tag> struct Id {
    std::int64_t value                = 0;
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }
};

template <class Tag> struct std::hash<Id<Tag>> {
    std::size_t operator()(Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};

using PersonId       = Id<struct PersonTag>;
using OrganisationId = Id<struct OrganisationTag>;
using ProcessId      = Id<struct ProcessTag>;
using PhaseId        = Id<struct PhaseTag>;
using PlanId         = Id<struct PlanTag>;
using NodeId         = Id<struct NodeTag>;
using ConsultationId = Id<struct ConsultationTag>;
using ProposalId     = Id<struct ProposalTag>;
using CommentId      = Id<struct CommentTag>;
using FlagId         = Id<struct FlagTag>;
using MeetingId      = Id<struct MeetingTag>;
using RegistrationId = Id<struct RegistrationTag>;
using TableId        = Id<struct TableTag>;
using TableSessionId = Id<struct TableSessionTag>;
using ContributionId = Id<struct ContributionTag>;
using GroupId        = Id<struct GroupTag>;
using SpeakerId      = Id<struct SpeakerTag>;
using DotVoteId      = Id<struct DotVoteTag>;
using SummaryLineId  = Id<struct SummaryLineTag>;
using HelpCallId     = Id<struct HelpCallTag>;
using CommonThemeId  = Id<struct CommonThemeTag>;
using SentenceId     = Id<struct SentenceTag>;
using InternalNoteId = Id<struct InternalNoteTag>;
using CauseId        = Id<struct CauseTag>;
using InvitationId   = Id<struct InvitationTag>;
using ArticleId      = Id<struct ArticleTag>;

// Browsers hold numbers as doubles: beyond this an id would silently change on its way through one.
constexpr std::int64_t largest_id = (std::int64_t{1} << 53) - 1;
