#include "proposals/rules.hpp"

namespace proposals {

Verdict fits_kind(std::string_view kind, std::string_view current_text,
                  const std::optional<std::string>& suggested_text)
{
    if (kind == "general") {
        if (suggested_text) return Refusal{Reason::suggested_text_unexpected, {{"field", "suggested_text"}}};
        return granted;
    }
    if (!suggested_text) {
        if (kind == "erratum") return granted;
        return Refusal{Reason::required, {{"field", "suggested_text"}}};
    }
    if (*suggested_text == current_text) return Refusal{Reason::nothing_changed, {{"field", "suggested_text"}}};
    return granted;
}

Verdict takes_part(const Proposal& proposal)
{
    if (!proposal.is_public()) return Refusal{Reason::not_found};
    if (proposal.state() == State::withdrawn) return Refusal{Reason::already_withdrawn};
    return granted;
}

} // namespace proposals
