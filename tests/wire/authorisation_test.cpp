// Who may do what: every route and every live topic, asked for by everybody, as authorisation.txt beside this file has it.
#include "support/authorisations.hpp"
#include "support/everybody.hpp"
#include "support/sockets.hpp"

#include <catch2/catch.hpp>
#include <set>

namespace {

constexpr std::string_view method_names[] = {"GET", "POST", "PUT", "PATCH", "DELETE"};

using Line = Authorisation;

// What is said to somebody, without what differs from one request to the next.
struct Told {
    char cell = ' ';
    std::string words;
};

std::string without_instance(json problem)
{
    problem.erase("instance");
    return problem.dump();
}

Told told(const Answer& answer)
{
    auto problem = answer.header("content-type") == "application/problem+json";
    auto words   = (problem ? without_instance(answer.value()) : "") + answer.header("cache-control")
                 + answer.header("content-type");
    switch (answer.status) {
        case 401: return {'?', words};
        case 403: return {'!', words};
        case 404: return {'.', words};
        case 400: return {'x', words + answer.body};
        case 500: return {'F', words};
        default: return {'+', words};
    }
}

Told ask(Everybody& all, std::string_view role, const Line& line, const std::string& path, const std::string& body)
{
    auto visitor = all.as(role); // a copy: what it is given here, it forgets
    if (line.method == "GET") return told(visitor.get(path));
    Headers headers{{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}, {"If-Match", "\"1\""}};
    return told(visitor.ask(line.method, path, body, headers));
}

Told follow(Everybody& all, std::string_view role, const std::string& topic)
{
    auto port  = all.served.port();
    auto lines = own_origin(port)
                 + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (auto cookie = all.as(role).cookie; !cookie.empty()) lines += "Cookie: " + cookie + "\r\n";
    WebSocketClient client(port, lines);
    client.follow(topic);
    auto heard = client.hear();
    if (heard.contains("state")) return {'+', ""};
    auto problem = heard["problem"];
    return {problem["status"] == 401 ? '?' : '.', without_instance(problem)};
}

// "consultation/desk" of 1 is "consultation/1/desk".
std::string topic_of(const std::string& kind, const std::string& id)
{
    auto slash = kind.find('/');
    return kind.substr(0, slash) + '/' + id + (slash == std::string::npos ? "" : kind.substr(slash));
}

std::string id_for_topic(const Everybody& all, const Line& line)
{
    auto kind = line.pattern.substr(0, line.pattern.find('/'));
    auto name = kind == "person" ? "person_id" : kind == "process" ? "processes" : kind + 's';
    return all.filled('$' + name, line.situation);
}

// What everybody is told, in the order of the roles; and of what is nowhere.
struct Row {
    std::string cells, nowhere;
    std::vector<std::string> differ; // roles to whom what is forbidden and what is not there look different
    char again = ' ';                // what the stranger is told once everybody else has been answered
};

Row row_of(Everybody& all, const Line& line)
{
    Row row;
    auto body = all.filled(line.body, line.situation);
    for (auto role : Everybody::roles()) {
        Told here, nowhere;
        if (line.is_live()) {
            here    = follow(all, role, topic_of(line.pattern, id_for_topic(all, line)));
            nowhere = follow(all, role, topic_of(line.pattern, "999999"));
        } else {
            here    = ask(all, role, line, all.path(line.pattern, line.situation), body);
            nowhere = ask(all, role, line, all.path_to_nowhere(line.pattern), body);
        }
        row.cells += here.cell;
        row.nowhere += nowhere.cell;
        if (here.cell == '.' && here.words != nowhere.words) row.differ.emplace_back(role);
    }
    if (line.method == "GET") row.again = ask(all, "stranger", line, all.path(line.pattern, line.situation), body).cell;
    return row;
}

void walk(bool (*is_meant)(const Line&))
{
    Everybody all;
    all.stand_still();
    for (const auto& line : authorisations()) {
        if (!is_meant(line)) continue;
        auto row = row_of(all, line);
        INFO(line.route() << ' ' << line.situation);
        CHECK(row.cells == line.cells);
        CHECK(row.differ.empty());
        if (line.method == "GET") CHECK(row.again == row.cells.front()); // no answer is kept for who may not have it
        if (line.pattern.find('{') == std::string::npos && !line.is_live()) continue;
        // Whoever has to sign in first is told so whether there is such a thing or not; nobody finds what is not there.
        auto nowhere = line.cells;
        for (auto& cell : nowhere)
            if (cell == '+' || cell == 'x') cell = '.';
        CHECK(row.nowhere == nowhere);
    }
}

} // namespace

TEST_CASE("every route and every topic has an expectation, in each situation that it can be met in")
{
    ServedHouse served;
    std::map<std::string, std::set<std::string>> expected;
    for (const auto& line : authorisations()) {
        INFO(line.route());
        CHECK(line.cells.size() == Everybody::roles().size());
        CHECK(expected[line.route()].insert(line.situation).second);
    }
    std::set<std::string> real;
    for (const auto& route : served.house.routes.all())
        real.insert(std::string(method_names[static_cast<int>(route.method)]) + ' ' + std::string(route.pattern));
    for (const auto& kind : served.house.topics.kinds()) real.insert("LIVE " + kind);
    auto begins = [](const std::string& route, std::string_view path) {
        return route.substr(route.find(' ') + 1).starts_with(path);
    };
    for (const auto& route : real) {
        INFO(route);
        CHECK(expected[route].contains("open"));
        if (begins(route, "/api/proposals/{id}") || begins(route, "/api/comments/{id}")
            || begins(route, "/api/articles/{id}") || begins(route, "proposal") || begins(route, "article"))
            CHECK(expected[route].contains("hidden"));
        if (begins(route, "/api/processes/{") || begins(route, "/api/plans/{") || begins(route, "process")
            || begins(route, "/open-data"))
            CHECK(expected[route].contains("draft"));
    }
    for (const auto& [route, situations] : expected) {
        INFO(route);
        CHECK(real.contains(route));
    }
}

TEST_CASE("what each role may read is what the table says; forbidden and missing answer alike")
{
    walk([](const Line& line) { return line.method == "GET"; });
}

TEST_CASE("what each role may do is what the table says; forbidden and missing answer alike")
{
    walk([](const Line& line) { return line.writes(); });
}

TEST_CASE("what each role may follow is what the table says; forbidden and missing answer alike")
{
    walk([](const Line& line) { return line.is_live(); });
}
