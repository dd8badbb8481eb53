#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

Page page(HouseUnderTest& house, const std::string& path, const std::string& language = "it",
          const std::optional<Person>& visitor = {})
{
    Visit visit;
    visit.language = language;
    if (visitor) visit.signed_in = visitor->person_id;
    auto found = house.house.routes.find_page(path, visit);
    if (!found) throw Refusal{Reason::not_found};
    return found->maker(house.house, visit);
}

bool says(const Page& page, const std::string& text) { return page.body.find(text) != std::string::npos; }

bool is_missing(HouseUnderTest& house, const std::string& path)
{
    try {
        page(house, path);
    } catch (const Refusal& refusal) {
        return refusal.reason == Reason::not_found;
    }
    return false;
}

} // namespace

TEST_CASE("the process can be read without scripts, in three languages")
{
    HouseUnderTest house;
    auto process      = small_process();
    process.promoters = {body(house, "Camera di commercio"), body(house, "Città metropolitana")};
    auto process_id   = begin_process(house, process);
    add(house, spring_consultation(process_id, publish(house, small_plan(process_id))));

    auto italian = page(house, "/processes/economia-sociale");
    CHECK(italian.title == "Piano per l’economia sociale");
    CHECK(italian.description == "Leggi la bozza e proponi.");
    CHECK(says(italian, "Camera di commercio e Città metropolitana"));
    CHECK(says(italian, "settembre 2024 – dicembre 2024"));
    CHECK(says(italian, "25 febbraio 2025 – 11 marzo 2025"));
    CHECK(says(italian, "Chiude 11 marzo 2025"));
    CHECK(says(italian, "<li>Governance: 21 persone</li>"));
    CHECK(says(italian, "Documenti"));
    CHECK(says(page(house, "/processes/economia-sociale", "fr"), "11 mars 2025"));
    CHECK(says(page(house, "/processes/economia-sociale", "en"), "March"));
    CHECK(page(house, "/").body == italian.body);
    CHECK(is_missing(house, "/processes/altro"));
}

TEST_CASE("a house without a process, or with several, opens on their list")
{
    HouseUnderTest house;
    CHECK(says(page(house, "/"), "Non c’è ancora nessun percorso aperto."));
    begin_process(house);
    begin_process(house, small_process("altro"));
    CHECK(says(page(house, "/"), "<a href=\"/processes/altro\">"));
}

TEST_CASE("the consultation and the draft can be read without scripts")
{
    HouseUnderTest house;
    auto world        = open_consultation(house);
    auto consultation = page(house, "/consultations/1");
    CHECK(says(consultation, "1 Governance</a>: nessuna proposta, nessun sostegno"));
    CHECK(says(consultation, "11 marzo 2025"));
    CHECK(says(consultation, "23:59"));

    auto first = page(house, "/consultations/1/plan");
    CHECK(says(first, "Chi decide insieme."));
    CHECK(says(first, "<h1>Stringere alleanze</h1>"));
    CHECK(says(first, "Dare alla rete una segreteria comune."));
    CHECK_FALSE(says(first, "<h1>Misurare insieme</h1>"));
    CHECK(says(first, "1.2 Misurare insieme</a>"));

    auto address = [&](const std::string& key) {
        return "/consultations/1/plan/" + std::to_string(world.node(key).value);
    };
    CHECK(page(house, address("1.1.1-A")).body == first.body);
    CHECK(page(house, address("1")).body == first.body);
    CHECK(page(house, address("2.1")).title == "2.1 Imparare sempre");
    CHECK_FALSE(says(page(house, address("1.2")), "Chi decide insieme."));
    CHECK(is_missing(house, "/consultations/1/plan/999"));
    CHECK(is_missing(house, "/consultations/2/plan"));
    CHECK(is_missing(house, "/consultations/2"));
    CHECK(is_missing(house, "/consultations/uno"));
}

TEST_CASE("the draft shows beside each point what is proposed there, and nothing that is hidden")
{
    HouseUnderTest house;
    auto world = open_consultation(house);
    auto anna  = citizen(house, "Anna");
    auto olga  = citizen(house, "Olga");
    becomes(house, olga, world.process_id, people::Role::moderator);
    auto wanted    = change_of(world, "Una segreteria <b>aperta</b>");
    auto submitted = house.run(proposals::submit_proposal(house.house, anna, wanted));
    ProposalId proposal_id{submitted.answer["proposal_id"].get<std::int64_t>()};

    auto address = "/consultations/1/plan/" + std::to_string(wanted.node_id.value);
    CHECK(says(page(house, address), "<a href=\"/proposals/1\">Una segreteria &lt;b&gt;aperta&lt;/b&gt;</a>"));
    CHECK(says(page(house, "/consultations/1"), "<a href=\"/proposals/1\">"));
    moderates(house, olga, "hide", proposal_id);
    CHECK_FALSE(says(page(house, address), "Una segreteria"));
    CHECK_FALSE(says(page(house, "/consultations/1"), "Una segreteria"));
    CHECK(is_missing(house, "/proposals/1"));
    auto own = page(house, "/proposals/1", "it", anna);
    CHECK(own.title == "Una proposta che non è pubblica");
    CHECK(own.body.empty());
    CHECK_FALSE(own.for_everyone);
}

TEST_CASE("HTML in a title is text, wherever it is shown")
{
    HouseUnderTest house;
    auto attack   = std::string("<svg onload=alert(1)>&\"'");
    auto process  = small_process();
    process.title = process.phases[0].title = attack;
    auto process_id                         = begin_process(house, process);
    auto meeting                            = small_meeting(process_id);
    meeting.tables[0].theme                 = attack;
    add(house, meeting);
    auto version                 = small_plan(process_id);
    version.nodes[0].short_title = version.nodes[1].title = version.nodes[3].body = attack;
    auto wanted  = spring_consultation(process_id, publish(house, version));
    wanted.title = attack;
    add(house, wanted);
    for (auto path : {"/", "/consultations/1", "/consultations/1/plan"}) {
        CHECK_FALSE(says(page(house, path), "<svg"));
        CHECK(says(page(house, path), "&lt;svg onload=alert(1)&gt;&amp;"));
    }
}

TEST_CASE("rules, privacy and accessibility say the same as in the browser")
{
    HouseUnderTest house;
    auto process      = small_process();
    process.promoters = {body(house, "Camera di commercio")};
    auto process_id   = begin_process(house, process);
    add(house, spring_consultation(process_id, publish(house, small_plan(process_id))));
    CHECK(says(page(house, "/rules"), "dal 25 febbraio 2025 al 11 marzo 2025"));
    CHECK(says(page(house, "/privacy"), "Camera di commercio, che promuovono il percorso."));
    CHECK(says(page(house, "/accessibility"), "partecipa@arengo.example"));
    for (std::string language : {"it", "en", "fr"})
        for (auto path : {"/rules", "/privacy", "/accessibility", "/sign-in", "/me"})
            CHECK_FALSE(page(house, path, language).description.empty());
    CHECK(is_missing(house, "/mailbox"));
}

TEST_CASE("a table's pages say what they are, to anybody who opens them")
{
    HouseUnderTest house;
    CHECK(page(house, "/tables/3/board").title == "La lavagna del tavolo");
    CHECK(page(house, "/tables/3", "en").title == "The table");
    CHECK(page(house, "/join", "fr").title == "Rejoindre une table");
    CHECK(page(house, "/join/K7M2QX").title == "Entra a un tavolo");
}
