// The published answers: a row for each proposal that has one, and a row for each point of it.
#include "exports/past_answers.hpp"
#include "exports/scene.hpp"
#include "exports/sets/sets.hpp"

namespace exports {

namespace {

constexpr Column columns[] = {
    {"consultation", Holds::text},
    {"number", Holds::integer},
    {"title", Holds::text},
    {"node_number", Holds::text},
    {"node", Holds::text},
    {"point", Holds::integer},
    {"point_title", Holds::text},
    {"outcome", Holds::text, "exports.outcome"},
    {"reason", Holds::text},
    {"current_text", Holds::text},
    {"accepted_text", Holds::text},
    {"passed_to", Holds::text},
    {"nodes", Holds::text},
    {"answered_with", Holds::integer},
    {"published_at", Holds::instant},
    {"corrected_at", Holds::instant},
    {"address", Holds::text},
};

Cell text_in(const json& told, const char* name)
{
    auto found = told.find(name);
    return found == told.end() ? Cell{} : Cell{found->get<std::string>()};
}

// "4.4.1-a, 5.2": those that the text which was consulted on has.
std::string numbers_of(Scene& scene, const consultations::Consultation& c, const json& nodes)
{
    std::string told;
    for (const auto& id : nodes)
        if (auto node = scene.node(c, NodeId{id.get<std::int64_t>()}))
            told += (told.empty() ? "" : ", ") + node->number;
    return told;
}

void take_answer(Scene& scene, const consultations::Consultation& c, const PastProposal& p, const PastAnswer& answer,
                 const Take& take)
{
    auto words   = words_of(scene.reader, p);
    auto node    = scene.node(c, p.node_id);
    auto with    = answer.answered_with ? scene.past().proposal(*answer.answered_with) : nullptr;
    auto merged  = with && with->is_public() ? Cell{std::int64_t{with->number}} : Cell{};
    auto address = scene.address("/proposals/" + std::to_string(p.proposal_id.value));
    auto row     = [&](const Cell& point, const json& told, const std::string& nodes) {
        auto is_point = told.contains("title");
        take({c.title, std::int64_t{p.number}, text_in(words, "title"), node ? Cell{node->number} : Cell{},
              node ? Cell{plans::short_name_of(*node)} : Cell{}, point, text_in(told, "title"),
              text_in(told, "outcome"), text_in(told, "reason"), is_point ? Cell{} : text_in(words, "current_text"),
              text_in(told, "accepted_text"), text_in(told, "passed_to"), nodes, merged, answer.published_at,
              cell(answer.corrected_at), address});
    };
    row(Cell{}, answer.text, {});
    std::int64_t number = 0;
    for (const auto& point : answer.text.at("points"))
        row(++number, point, numbers_of(scene, c, point.value("nodes", json::array())));
}

void rows(Scene& scene, const Take& take)
{
    for (const auto& c : scene.consultations()) {
        auto answers = answers_at(scene.reader, c.consultation_id, scene.making.moment.seq);
        if (answers.empty()) continue;
        for (auto p : scene.past().proposals(c.consultation_id))
            if (auto found = answers.find(p->proposal_id); found != answers.end())
                take_answer(scene, c, *p, found->second, take);
    }
}

} // namespace

const DataSet decisions_set{"decisions", Who::anyone, columns, rows};

} // namespace exports
