#include "support/visitors.hpp"

#include <catch2/catch.hpp>

TEST_CASE("the house says that it is ready, who it is and what hour it has")
{
    ServedHouse house;
    Visitor visitor(house);
    CHECK(visitor.get("/status").value()["status"] == "ready");
    auto said = visitor.get("/api/house").value();
    CHECK(said["name"] == "Arengo");
    CHECK(said["now"] == to_text(that_morning));
    CHECK(said["languages"] == json{"it", "en", "fr"});
}

TEST_CASE("several requests sent at once are answered in order on one connection")
{
    ServedHouse house;
    RawConnection connection(house.port());
    connection.send(get_request("/status") + get_request("/api/record")
                    + get_request("/nowhere", "Connection: close\r\n"));
    CHECK(connection.answer().value()["status"] == "ready");
    CHECK(connection.answer().value().contains("public_key"));
    CHECK(connection.answer().status == 404);
    CHECK(connection.is_closed());
}

TEST_CASE("a public answer has a tag, and is not sent again to who has it")
{
    ServedHouse house;
    Visitor visitor(house);
    auto first = visitor.get("/api/record");
    CHECK(first.status == 200);
    auto again = visitor.get("/api/record", {{"If-None-Match", first.header("etag")}});
    CHECK(again.status == 304);
    CHECK(again.header("etag") == first.header("etag"));
    CHECK(again.body.empty());
    CHECK(visitor.get("/api/record", {{"If-None-Match", "\"another\""}}).status == 200);
}

TEST_CASE("HEAD answers as GET would, without the body")
{
    ServedHouse house;
    RawConnection connection(house.port());
    connection.send("HEAD /api/record HTTP/1.1\r\nHost: x\r\n\r\n" + get_request("/api/record"));
    auto head = connection.answer(true);
    CHECK(head.status == 200);
    CHECK(connection.answer().body.size() == std::stoul(head.header("content-length")));
}

TEST_CASE("an address that is nothing of ours is a page that says so, or a problem under /api")
{
    ServedHouse house;
    Visitor visitor(house);
    auto page = visitor.get("/nothing/here");
    CHECK(page.status == 404);
    CHECK(page.header("content-type") == "text/html; charset=utf-8");
    CHECK(page.body.find("This page does not exist") != std::string::npos);
    CHECK(page.body.find("id=\"house\"") != std::string::npos);
    CHECK(page.body.find("<html lang=\"en\"") != std::string::npos);
    auto problem = visitor.get("/api/nothing");
    CHECK(problem.status == 404);
    CHECK(problem.header("content-type") == "application/problem+json");
    CHECK(problem.value()["reason"] == "not_found");
    CHECK(problem.value()["status"] == 404);
    CHECK(problem.value()["type"] == "about:blank");
    CHECK(problem.value()["title"] == "Not Found");
    CHECK_FALSE(problem.value()["detail"].get<std::string>().empty());
    CHECK(problem.value()["instance"].get<std::string>().starts_with("/api/nothing#"));
}

TEST_CASE("a problem speaks the visitor's language")
{
    ServedHouse house;
    Visitor visitor(house);
    std::set<std::string> sentences;
    for (auto language : {"it", "en-GB,en;q=0.8", "fr", "de,fr;q=0.5"}) {
        visitor.language = language;
        sentences.insert(visitor.get("/api/nothing").value()["detail"].get<std::string>());
    }
    CHECK(sentences.size() == 3);
}

TEST_CASE("an unknown method is refused with those that are allowed")
{
    ServedHouse house;
    Visitor visitor(house);
    for (auto method : {"DELETE", "BREW", "OPTIONS", "TRACE", "get"}) {
        auto answer = visitor.ask(method, "/status", "", {});
        CHECK(answer.status == 405);
        CHECK(answer.header("allow") == "GET, HEAD");
    }
}

TEST_CASE("who was being answered is, and then the server is gone")
{
    ServedHouse house;
    RawConnection idle(house.port());
    idle.send(get_request("/status"));
    CHECK(idle.answer().status == 200);
    house.stop();
    CHECK(idle.is_closed());
}
