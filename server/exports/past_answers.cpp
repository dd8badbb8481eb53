#include "exports/past_answers.hpp"

namespace exports {

std::map<ProposalId, PastAnswer> answers_at(Reader& reader, ConsultationId id, std::int64_t seq)
{
    std::map<ProposalId, PastAnswer> answers;
    auto take = [&](const Row& row) {
        auto at      = row.instant(0);
        auto payload = json::parse(row.view(1));
        for (auto& told : payload.at("decisions")) {
            auto proposal_id       = ProposalId{told.at("proposal_id").get<std::int64_t>()};
            auto [found, is_first] = answers.try_emplace(proposal_id);
            auto& answer           = found->second;
            if (is_first)
                answer.published_at = at;
            else
                answer.corrected_at = at;
            auto with            = told.find("answered_with");
            answer.answered_with = with == told.end() ? std::nullopt
                                                      : std::optional(ProposalId{with->get<std::int64_t>()});
            answer.text          = std::move(told);
        }
    };
    reader.db.each("select at_ms, payload from event where topic = ? and seq <= ? and kind = 'decisions_published' "
                   "and payload is not null order by seq",
                   take, consultations::topic_of(id), seq);
    return answers;
}

} // namespace exports
