#include "support/everybody.hpp"

#include "decisions/causes.hpp"
#include "exports/exports.hpp"
#include "people/first_organiser.hpp"
#include "support/demo_house.hpp"
#include "support/meeting_verbs.hpp"
#include "support/proposals_verbs.hpp"
#include "tables/tables.hpp"

#include <stdexcept>

namespace {

Config demo(const std::string& public_url)
{
    auto config       = demo_config();
    config.public_url = public_url;
    return config;
}

// Who they are; the stranger and the guest have no account.
const std::vector<std::pair<std::string_view, std::string>> names{{"author", "Anna"},
                                                                  {"citizen", "Carlo"},
                                                                  {"for_a_body", "Berta"},
                                                                  {"facilitator", "Fabio"},
                                                                  {"another_facilitator", "Franca"},
                                                                  {"theme_team", "Tito"},
                                                                  {"front_desk", "Dora"},
                                                                  {"moderator", "Mara"},
                                                                  {"evaluator", "Elio"},
                                                                  {"observer", "Osvaldo"},
                                                                  {"organiser", "Olga"},
                                                                  {"approver", "Enrico"},
                                                                  {"another_organiser", "Ugo"}};

// The name by which the table of authorisations knows a part of a path: of {id} and {code} what stands before.
std::string name_of_part(std::string_view before, std::string_view part)
{
    if (part == "id") return std::string(before);
    if (part == "code") return std::string(before) + "_code";
    return std::string(part);
}

template <class Replace> std::string with_parts(std::string_view pattern, Replace replace)
{
    std::string path;
    std::string_view before;
    while (!pattern.empty()) {
        auto step = pattern.substr(1, pattern.find('/', 1) - 1);
        pattern.remove_prefix(std::min(step.size() + 1, pattern.size()));
        path += '/';
        if (step.starts_with('{'))
            path += replace(before, step.substr(1, step.size() - 2));
        else
            path += step;
        before = step;
    }
    return path;
}

} // namespace

const std::vector<std::string_view>& Everybody::roles()
{
    static const std::vector<std::string_view> all{
        "stranger",         "guest",      "author",    "citizen",   "for_a_body", "facilitator", "another_facilitator",
        "theme_team",       "front_desk", "moderator", "evaluator", "observer",   "organiser",   "approver",
        "another_organiser"};
    return all;
}

Everybody::Everybody(const std::string& public_url) : served(demo(public_url))
{
    it_is(served.inner, "2025-02-05T09:00:00+01:00");
    for (const auto& [role, name] : names) persons_[std::string(role)] = citizen(served.inner, name);
    begin_the_process();
    call_the_meeting();
    hold_the_consultations();
    it_is(served.inner, "2025-03-03T09:00:00+01:00");
    for (const auto& role : roles()) visitors_.emplace(role, Visitor(served));
    for (const auto& [role, name] : names) sign_in(visitors_.at(std::string(role)), name + "@example.org");
    sit_down();
    work_at_the_table();
    work_in_the_hall();
    work_at_the_desk();
    draft_the_text();
    begin_a_draft();
    make_exports();
}

json Everybody::done(std::string_view role, const std::string& method, const std::string& target, const json& body)
{
    Headers headers{{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}, {"If-Match", "\"1\""}};
    auto answer = as(role).ask(method, target, body.dump(), headers);
    if (answer.status / 100 != 2) throw std::runtime_error(method + ' ' + target + ": " + answer.body);
    return answer.value();
}

void Everybody::keep(const std::string& name, const json& value, const std::string& situation)
{
    ids_[situation][name] = value.is_string() ? value.get<std::string>() : value.dump();
}

void Everybody::give_roles(ProcessId process)
{
    using people::Role;
    const std::map<std::string, Role> given{
        {"facilitator", Role::facilitator}, {"another_facilitator", Role::facilitator},
        {"theme_team", Role::facilitator},  {"front_desk", Role::front_desk},
        {"moderator", Role::moderator},     {"evaluator", Role::observer},
        {"observer", Role::observer},       {"organiser", Role::organiser},
        {"approver", Role::organiser}};
    for (const auto& [role, what] : given) becomes(served.inner, person(role), process, what);
}

void Everybody::begin_the_process()
{
    promoter_        = body(served.inner, "Camera di commercio", "public_body");
    body_            = body(served.inner, "Cooperativa Quattrocchi");
    auto wanted      = small_process();
    wanted.promoters = {promoter_};
    process_id_      = begin_process(served.inner, wanted);
    plan_            = publish(served.inner, small_plan(process_id_));
    give_roles(process_id_);
    acts_for(served.inner, person("for_a_body"), body_);
    auto other = begin_process(served.inner, small_process("un-altro-percorso"));
    becomes(served.inner, person("another_organiser"), other, people::Role::organiser);
    keep("processes", process_id_.value), keep("slug", wanted.slug);
    keep("plan_id", plan_.plan_id.value), keep("n", 1);
    keep("plans", plan_.plan_id.value), keep("versions", 1);
    keep("node_id", plan_.nodes.at("1.1.1-A").value);
    keep("organisation_id", body_.value), keep("promoter", promoter_.value);
    keep("person_id", person("observer").person_id.value), keep("role", "observer");
}

void Everybody::call_the_meeting()
{
    auto wanted                   = spring_meeting(process_id_);
    wanted.starts_at              = *read_instant("2025-03-03T08:00:00+01:00");
    wanted.ends_at                = *read_instant("2025-03-03T20:00:00+01:00");
    wanted.registration_opens_at  = *read_instant("2025-02-01T00:00:00+01:00");
    wanted.registration_closes_at = *read_instant("2025-03-02T23:59:59.999+01:00");
    for (auto& item : wanted.agenda) item.starts_at = wanted.starts_at, item.ends_at = wanted.ends_at;
    auto& inner = served.inner;
    auto event  = inner.run(meetings::add_meeting(house, Person{}, wanted));
    meeting_id_ = MeetingId{event.answer["meeting_id"].get<std::int64_t>()};
    for (const auto& id : event.answer["table_ids"]) tables_.push_back(TableId{id.get<std::int64_t>()});
    tables::NewSession round;
    round.question = "Che cosa fa leva?";
    for (auto [table, role] : {std::pair{0, "facilitator"}, {1, "another_facilitator"}})
        inner.run(tables::set_up_table(house, Person{}, {tables_[table], {person(role).person_id}, {round}}));
    meetings::RegisterFor place;
    place.meeting_id = meeting_id_;
    place.mode       = "in_person";
    place.answers    = {{"1", "Torino"}};
    auto held        = registers(inner, person("author"), place);
    keep("meetings", meeting_id_.value), keep("tables", tables_[0].value);
    keep("registrations_code", held.code), keep("tickets_code", held.code),
        keep("registrations", held.registration_id.value);
    keep("registration_id", held.registration_id.value);
    auto code = inner.read([&](Reader& reader) { return meetings::table(reader, tables_[0]).value().join_code; });
    keep("join_code", code);
}

ConsultationId Everybody::consultation(const std::string& opens_on, const std::string& closes_on)
{
    auto wanted     = spring_consultation(process_id_, plan_);
    wanted.opens_on = opens_on, wanted.closes_on = closes_on;
    return add(served.inner, wanted);
}

// One that is closed, on which is decided; and one that is open.
void Everybody::hold_the_consultations()
{
    auto& inner = served.inner;
    OpenConsultation closed{process_id_, plan_, consultation("2025-02-01", "2025-02-10")};
    auto decided = proposes(inner, person("author"), closed, "Una rete di imprese");
    OpenConsultation open{process_id_, plan_, consultation("2025-02-25", "2025-03-11")};
    it_is(inner, "2025-03-01T09:00:00+01:00");
    auto shown  = proposes(inner, person("author"), open, "Una rete di scuole");
    auto hidden = proposes(inner, person("author"), open, "Una parola di troppo");
    auto kept   = comments(inner, person("author"), shown, "Sono d’accordo");
    auto gone   = comments(inner, person("author"), shown, "Una parola di troppo");
    flags(inner, person("citizen"), shown), flags(inner, person("citizen"), shown, kept);
    moderates(inner, person("moderator"), "hide", hidden);
    moderates(inner, person("moderator"), "hide", shown, gone);
    keep("consultations", open.consultation_id.value), keep("consultations", closed.consultation_id.value, "closed");
    keep("proposals", shown.value), keep("proposals", decided.value, "closed"),
        keep("proposals", hidden.value, "hidden");
    keep("comments", kept.value), keep("comments", gone.value, "hidden");
    keep("another_proposal", decided.value), keep("receipts", 1);
    keep("seq",
         inner.read([](Reader& r) { return r.db.integer("select max(seq) from event where topic like 'proposal/%'"); })
             .value());
}

void Everybody::sit_down()
{
    done("author", "POST", "/api/tables/join", {{"code", ids_["open"]["join_code"]}});
    done("guest", "POST", "/api/tables/join", {{"code", ids_["open"]["join_code"]}, {"name", "Gio"}});
}

void Everybody::work_at_the_table()
{
    auto at = "/api/tables/" + ids_["open"]["tables"];
    done("facilitator", "POST", at + "/session", {{"action", "start"}});
    auto note    = done("author", "POST", at + "/contributions", {{"text", "Una nota"}})["contribution_id"];
    auto another = done("facilitator", "POST", at + "/contributions", {{"text", "Un’altra nota"}})["contribution_id"];
    auto group   = done("facilitator", "POST", at + "/groups", {{"title", "Un tema"}, {"contributions", {another}}});
    keep("contributions", note), keep("contribution_id", another), keep("another_note", another);
    keep("groups", group["group_id"]);
    keep("another_group", done("facilitator", "POST", at + "/groups", {{"title", "Altro"}})["group_id"]);
    keep("speakers", done("author", "POST", at + "/speakers", {{"me", true}})["speaker_id"]);
    keep("dot-votes", done("facilitator", "POST", at + "/vote", {{"points_each", 3}})["dot_vote_id"]);
    keep("lines", done("facilitator", "POST", at + "/lines", {{"text", "Una frase"}})["line_id"]);
    keep("help-calls", done("facilitator", "POST", at + "/help", {{"text", "Aiuto"}})["help_call_id"]);
}

void Everybody::work_in_the_hall()
{
    auto at = "/api/meetings/" + ids_["open"]["meetings"];
    json with_note{{"title", "Spazi"}, {"contributions", {json::parse(ids_["open"]["another_note"])}}};
    keep("themes", done("theme_team", "POST", at + "/themes", with_note)["common_theme_id"]);
    keep("another_theme", done("theme_team", "POST", at + "/themes", {{"title", "Tempi"}})["common_theme_id"]);
    json sentence{{"text", "Servono spazi."}, {"cites", {json::parse(ids_["open"]["another_note"])}}};
    keep("sentences", done("theme_team", "POST", at + "/sentences", sentence)["sentence_id"]);
    done("organiser", "POST", at + "/restitution/publish");
}

void Everybody::work_at_the_desk()
{
    auto decided = "/api/proposals/" + ids_["closed"]["proposals"];
    auto process = "/api/processes/" + ids_["open"]["processes"];
    done("organiser", "PUT", decided + "/evaluators/" + std::to_string(person("evaluator").person_id.value));
    keep("notes", done("evaluator", "POST", decided + "/notes", {{"text", "Da sentire il bilancio"}})["note_id"]);
    json invited{{"email", "anna@example.org"}, {"role", "observer"}, {"reason", "Aiuta"}};
    keep("invitations", done("organiser", "POST", process + "/invitations", invited)["invitation_id"]);
    json page{{"title", "Come si partecipa"}, {"body", "Si legge e si propone."}};
    keep("another_article", done("organiser", "POST", process + "/articles", page)["article_id"]);
    keep("articles", ids_["open"]["another_article"], "hidden");
    auto article = done("organiser", "POST", process + "/articles", page);
    keep("articles", article["article_id"]), keep("article", article["slug"]);
    done("organiser", "POST", "/api/articles/" + ids_["open"]["articles"] + "/publish");
    auto link = people::organiser_link(house);
    keep("organiser_token", link.substr(link.find('#') + 1));
    keep("mail_id", 1);
    auto mailbox = as("organiser").get("/api/demo/mailbox").value();
    for (const auto& mail : mailbox["items"])
        if (mail.contains("attachments")) keep("mail_id", mail["mail_id"]);
}

void Everybody::draft_the_text()
{
    json tree{{"levels", {"Tema"}}, {"nodes", json::array()}};
    tree["nodes"].push_back({{"level", 1}, {"title", "Uno"}});
    auto version = done("organiser", "POST", "/api/plans/" + ids_["open"]["plan_id"] + "/versions", tree)["version"];
    auto node    = served.inner.read(
        [&](Reader& reader) { return plans::nodes(reader, plan_.plan_id, version.get<int>()).front().node_id; });
    keep("n", version, "draft_version"), keep("node_id", node.value, "draft_version");
    house.ledger.keep_now([&](Tx& tx) {
        decisions::Cause cause;
        cause.plan_id = plan_.plan_id, cause.version = version.get<int>(), cause.node_id = node;
        cause.kind = "editorial", cause.words = "Un refuso";
        keep("causes", decisions::insert_cause(tx, cause).value);
    });
}

// A process that is not published yet, with a plan; everybody has the same role in it.
void Everybody::begin_a_draft()
{
    json wanted{{"slug", "acqua"}, {"title", "Piano dell’acqua"}, {"place", "Susa"}, {"email", "acqua@example.org"}};
    wanted["starts_on"] = "2026-01-12";
    auto made           = done("organiser", "POST", "/api/processes", wanted)["process_id"];
    give_roles(ProcessId{made.get<std::int64_t>()});
    auto process = "/api/processes/" + made.dump();
    auto plan    = done("organiser", "POST", process + "/plans", {{"title", "Piano dell’acqua"}})["plan_id"];
    json tree{{"levels", {"Tema"}}, {"nodes", json::array()}};
    tree["nodes"].push_back({{"level", 1}, {"title", "Uno"}});
    done("organiser", "POST", "/api/plans/" + plan.dump() + "/versions", tree);
    keep("processes", made, "draft"), keep("slug", "acqua", "draft"), keep("plan_id", plan, "draft");
    keep("n", 1, "draft");
}

void Everybody::make_exports()
{
    auto exports_of = "/api/processes/" + ids_["open"]["processes"] + "/exports";
    for (auto name : {"tables", "bundle", "open_data"}) done("organiser", "POST", exports_of, {{"export", name}});
    while (exports::prepare_next(house)) {
    }
    keep("export", "bundle"), keep("file", "catalogue.jsonld");
    auto listed = as("organiser").get(exports_of).value();
    for (const auto& item : listed["items"])
        if (item["export"] == "tables") {
            auto link = item["job"]["link"].get<std::string>();
            keep("link", link.substr(link.rfind('/') + 1));
        }
}

std::string Everybody::path(std::string_view pattern, const std::string& situation) const
{
    return with_parts(pattern, [&](std::string_view before, std::string_view part) {
        return filled('$' + name_of_part(before, part), situation);
    });
}

std::string Everybody::path_to_nowhere(std::string_view pattern) const
{
    bool is_first = true;
    return with_parts(pattern, [&](std::string_view before, std::string_view part) {
        if (std::exchange(is_first, false)) return std::string("999999");
        return filled('$' + name_of_part(before, part), "open");
    });
}

std::string Everybody::filled(std::string text, const std::string& situation) const
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_-";
    for (auto at = text.find('$'); at != std::string::npos; at = text.find('$', at + 1)) {
        auto end         = std::min(text.find_first_not_of(letters, at + 1), text.size());
        auto name        = text.substr(at + 1, end - at - 1);
        const auto &here = ids_.at(situation), &open = ids_.at("open");
        if (!here.contains(name) && !open.contains(name)) throw std::logic_error("there is no " + name);
        text.replace(at, end - at, here.contains(name) ? here.at(name) : open.at(name));
    }
    return text;
}

void Everybody::stand_still()
{
    house.ledger.keep_now([&](Tx&) {
        house.ledger.on_append([](Tx&, const Event&, std::optional<PersonId>) { throw Refusal{Reason::busy}; });
    });
}
