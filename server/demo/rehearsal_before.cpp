// Until people sit at their tables.
#include "demo/rehearsal_day.hpp"

#include <algorithm>
#include <ostream>

namespace demo {

namespace {

constexpr auto needs_the_demo =
    "the rehearsal signs in as the demo's people and holds its next meeting: start a server with `arengo serve --demo`";

} // namespace

RehearsalDay::RehearsalDay(const RehearsalPlan& plan, std::ostream& out)
    : plan_(plan), out_(out), ears_(plan.url), organiser_(plan.url)
{}

Browser::Answer RehearsalDay::ask(Browser& browser, const std::string& path)
{
    auto answer = browser.get(path);
    if (answer.status == 0) throw CannotRehearse("nobody answers at " + plan_.url);
    return answer;
}

json RehearsalDay::must(Browser& browser, const std::string& method, const std::string& path, const json& body,
                        const std::string& key)
{
    auto answer = method == "GET" ? ask(browser, path) : browser.send(method, path, body, key);
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    auto why = answer.body.is_object() ? answer.body.value("reason", "") + ": " + answer.body.value("detail", "") : "";
    throw CannotRehearse(method + ' ' + path + " was answered " + std::to_string(answer.status) + ' ' + why);
}

Browser RehearsalDay::someone(const json& who)
{
    Browser browser(plan_.url);
    if (browser.send("POST", "/api/demo/sign-in", who).status != 200) throw CannotRehearse(needs_the_demo);
    return browser;
}

std::string RehearsalDay::meeting_path(const std::string& rest) const
{
    return "/api/meetings/" + std::to_string(meeting_id_) + rest;
}

std::size_t RehearsalDay::pick(std::size_t count)
{
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
}

void RehearsalDay::find_meeting()
{
    ask(organiser_, "/status");
    organiser_     = someone({{"as", "organiser"}});
    auto processes = must(organiser_, "GET", "/api/processes");
    for (const auto& process : processes["items"]) {
        auto slug  = process["slug"].get<std::string>();
        auto state = must(organiser_, "GET", "/api/processes/" + slug)["state"];
        for (const auto& entry : state["meetings"]) {
            meeting_id_ = entry["meeting_id"].get<std::int64_t>();
            meeting_    = must(organiser_, "GET", meeting_path())["state"];
            auto open   = meeting_.contains("registration") && meeting_["registration"]["state"] == "open";
            if (open && meeting_["tables"].size() >= static_cast<std::size_t>(plan_.tables)) {
                out_ << "the day: " << meeting_["title"].get<std::string>() << '\n';
                return;
            }
        }
    }
    throw CannotRehearse("there is no meeting with open registrations and " + std::to_string(plan_.tables) + " tables");
}

// What the organiser asks must be answered; anything does.
json RehearsalDay::answers() const
{
    auto given = json::object();
    for (const auto& [id, question] : meeting_["questions"].items())
        if (question["required"].get<bool>())
            given[id] = question["choices"].empty() ? json("Sì") : *question["choices"].begin();
    return given;
}

// Of who had registered before the rehearsal.
void RehearsalDay::take_ticket(Guest& guest)
{
    auto own = must(guest.browser, "GET", "/api/me/snapshot")["state"]["registrations"];
    for (const auto& registration : own)
        if (registration["meeting_id"] == meeting_id_) guest.code = registration["code"];
}

void RehearsalDay::people_register()
{
    std::vector<std::int64_t> tables;
    for (const auto& table : meeting_["tables"]) tables.push_back(table["table_id"].get<std::int64_t>());
    for (int n = 1; n <= plan_.people; ++n) {
        Guest guest{someone({{"as", "citizen"}, {"n", n}})};
        std::shuffle(tables.begin(), tables.end(), random_);
        json wanted{{"mode", "in_person"}, {"table_preferences", tables}, {"answers", answers()}};
        auto answer = guest.browser.send("POST", meeting_path("/registrations"), wanted);
        if (answer.status == 201)
            guest.code = answer.body["code"];
        else if (answer.body.value("reason", "") == "already_registered")
            take_ticket(guest);
        else
            throw CannotRehearse("a registration was refused: " + answer.body.value("detail", ""));
        guests_.push_back(std::move(guest));
    }
    meeting_    = must(organiser_, "GET", meeting_path())["state"];
    registered_ = meeting_["seats"]["in_person"]["taken"];
    out_ << plan_.people << " people asked for a place; " << registered_ << " seats are taken, "
         << meeting_["seats"]["in_person"]["waiting"] << " people wait\n";
}

void RehearsalDay::seats_are_drawn()
{
    auto drawn = must(organiser_, "POST", meeting_path("/draw"));
    for (auto& guest : guests_) {
        auto ticket = must(guest.browser, "GET", "/api/registrations/" + guest.code);
        if (ticket.contains("table")) guest.table_id = ticket["table"]["table_id"];
    }
    out_ << "the draw seated them, from the seed " << drawn["seed"].dump() << '\n';
}

// At two doors; some show their ticket twice.
void RehearsalDay::people_come_in()
{
    std::size_t present = 0;
    for (auto& guest : guests_) {
        if (!guest.table_id) continue;
        json ticket{{"code", guest.code}, {"door", pick(2) == 0 ? "A" : "B"}};
        must(organiser_, "POST", meeting_path("/check-ins"), ticket);
        if (pick(20) == 0) must(organiser_, "POST", meeting_path("/check-ins"), ticket);
        guest.present = true;
        ++present;
    }
    out_ << present << " people have come in\n";
}

// The demo's facilitator leads one table; the organiser helps out at the others.
void RehearsalDay::tables_sit_down()
{
    auto regia = "meeting/" + std::to_string(meeting_id_) + "/plenary";
    ears_.follow(regia, organiser_.cookie());
    std::size_t lines = 1;
    for (const auto& table : meeting_["tables"]) {
        if (boards_.size() == static_cast<std::size_t>(plan_.tables)) break;
        BoardInUse in_use{table["table_id"], someone({{"as", "facilitator"}})};
        auto path = "/api/tables/" + std::to_string(in_use.table_id) + "/desk";
        if (in_use.board.get(path).status != 200) in_use.board = someone({{"as", "organiser"}});
        in_use.join_code = must(in_use.board, "GET", path)["state"]["join"]["code"];
        ears_.follow("table/" + std::to_string(in_use.table_id), in_use.board.cookie());
        ++lines;
        for (std::size_t i = 0; i < guests_.size(); ++i) {
            if (!guests_[i].present || guests_[i].table_id != in_use.table_id) continue;
            if (guests_[i].browser.get(path).status == 200) continue; // leads it, and has no phone to send notes from
            must(guests_[i].browser, "POST", "/api/tables/join", {{"code", in_use.join_code}});
            ears_.follow(
                "person/" + std::to_string(must(guests_[i].browser, "GET", "/api/me")["person_id"].get<std::int64_t>()),
                guests_[i].browser.cookie());
            in_use.seated.push_back(i);
            ++lines;
        }
        boards_.push_back(std::move(in_use));
    }
    for (int i = 0; i < plan_.watchers; ++i) ears_.watch("meeting/" + std::to_string(meeting_id_) + "/screen");
    lines += static_cast<std::size_t>(plan_.watchers);
    if (!ears_.all_hear(lines)) throw CannotRehearse("not every screen could follow: see the server's log");
    out_ << lines << " screens follow live, at " << boards_.size() << " tables, in the regia and in the hall\n";
}

} // namespace demo
