// How a decision's words are read from a request, and shown.
#include "decisions/text.hpp"

#include "decisions/rules.hpp"

namespace decisions {

namespace {

Point read_point(Fields& in)
{
    return {
        .title     = in.text("title", max_point_title_chars),
        .outcome   = in.word("outcome", {"accepted", "partially_accepted", "rejected", "already_in_plan", "passed_on"}),
        .passed_to = in.optional_text("passed_to", max_passed_to_chars),
        .reason    = in.text_or_empty("reason", max_point_reason_chars),
        .nodes     = in.optional_ids<NodeId>("nodes", max_point_nodes).value_or(std::vector<NodeId>{})};
}

} // namespace

DecisionText DecisionText::read(Fields& in)
{
    DecisionText text;
    text.outcome       = in.optional_word("outcome", {"accepted", "partially_accepted", "rejected", "inadmissible"});
    text.reason        = in.text_or_empty("reason", max_reason_chars);
    text.accepted_text = in.optional_text_or_empty("accepted_text", max_accepted_chars);
    auto points        = in.optional_objects("points", max_points);
    for (const auto& point : points) {
        Fields fields(point);
        text.points.push_back(read_point(fields));
        fields.done();
    }
    return text;
}

json to_json(const DecisionText& text)
{
    json shown{{"reason", text.reason}, {"points", to_json(text.points)}};
    if (text.outcome) shown["outcome"] = *text.outcome;
    if (text.accepted_text) shown["accepted_text"] = *text.accepted_text;
    return shown;
}

} // namespace decisions
