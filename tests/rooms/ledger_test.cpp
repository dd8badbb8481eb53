#include "support/house_under_test.hpp"

#include "store/record.hpp"

#include <catch2/catch.hpp>

namespace {

Event noted(const std::string& text)
{
    Event event;
    event.topic   = "process/1";
    event.kind    = "noted";
    event.payload = {{"text", text}};
    event.subject = "note/1";
    return event;
}

} // namespace

TEST_CASE("a change that is refused leaves nothing behind, and its neighbours stay")
{
    HouseUnderTest house;
    auto write = [&](std::string text, bool refuse) {
        return house.house.ledger.write(std::nullopt, [=](Tx& tx) {
            tx.db.run("insert into withheld (subject) values (?)", text);
            if (refuse) throw Refusal{Reason::consultation_closed};
            return noted(text);
        });
    };
    CHECK(house.run(write("one", false)).seq == 1);
    CHECK(house.refusal_of(write("two", true)) == Reason::consultation_closed);
    CHECK(house.run(write("three", false)).seq == 2);
    auto kept = house.read([](Reader& reader) { return reader.db.integer("select count(*) from withheld"); });
    CHECK(kept == 2);
    CHECK(house.chain_holds());
}

TEST_CASE("in one batch, what is refused after it wrote is undone alone")
{
    HouseUnderTest house;
    auto& ledger = house.house.ledger;
    ledger.keep_soon(
        [](Tx&) { std::this_thread::sleep_for(std::chrono::milliseconds(200)); }); // so that the others meet
    asio::io_context io(1);
    std::vector<std::int64_t> seqs;
    int refused = 0;
    auto done   = [&](std::exception_ptr failure, const Event& event) {
        if (failure)
            ++refused;
        else
            seqs.push_back(event.seq);
    };
    for (int i = 0; i < 6; ++i) {
        auto write = ledger.write(std::nullopt, [i](Tx& tx) {
            tx.db.run("insert into withheld (subject) values (?)", i);
            if (i % 3 == 1) throw Refusal{Reason::consultation_closed};
            return noted("a bench");
        });
        asio::co_spawn(io, std::move(write), done);
    }
    io.run();
    CHECK(refused == 2);
    CHECK(seqs == std::vector<std::int64_t>{1, 2, 3, 4});
    auto kept = house.read([](Reader& reader) { return reader.db.text("select group_concat(subject) from withheld"); });
    CHECK(kept == "0,2,3,5");
    CHECK(house.chain_holds());
}

TEST_CASE("the same request twice is carried out once and answered the same; another body under its key is refused")
{
    HouseUnderTest house;
    int carried_out = 0;
    auto send       = [&](std::string body) {
        return house.house.ledger.write(RequestKey{"anna", "k1", body}, [&](Tx&) {
            ++carried_out;
            auto event   = noted("a bench");
            event.answer = {{"note_id", 7}};
            return event;
        });
    };
    auto first = house.run(send("a"));
    auto again = house.run(send("a"));
    CHECK(carried_out == 1);
    CHECK(again.seq == first.seq);
    CHECK(again.hash == first.hash);
    CHECK(again.answer == json{{"note_id", 7}});
    CHECK(house.refusal_of(send("b")) == Reason::idempotency_mismatch);
}

TEST_CASE("an erased text is gone, and the chain still verifies")
{
    HouseUnderTest house;
    house.run(house.house.ledger.write(std::nullopt, [](Tx&) { return noted("a name that must go"); }));
    house.house.ledger.keep_now([](Tx& tx) { erase(tx, "note/1"); });
    auto left = house.read([](Reader& reader) { return *recorded_event(reader, 1); });
    CHECK(left.event.payload.is_null());
    CHECK(left.event.salt.empty());
    CHECK(house.chain_holds());
}

TEST_CASE("a receipt is signed for its place in the chain, and for no other")
{
    HouseUnderTest house;
    auto event         = house.run(house.house.ledger.write(std::nullopt, [](Tx&) { return noted("a bench"); }));
    const auto& signer = house.house.signer;
    auto signature     = signer.sign(event.seq, event.hash);
    CHECK(is_signed(event.seq, event.hash, signature, signer.public_key()));
    CHECK_FALSE(is_signed(event.seq + 1, event.hash, signature, signer.public_key()));
    CHECK_FALSE(is_signed(event.seq, event.previous, signature, signer.public_key()));
}

TEST_CASE("who was answered may be gone before the writer has put their change away")
{
    HouseUnderTest house;
    for (int i = 1; i <= 300; ++i) {
        auto io    = std::make_unique<asio::io_context>(1);
        auto write = house.house.ledger.write(std::nullopt, [](Tx&) { return noted("a bench"); });
        asio::co_spawn(*io, std::move(write), [&](std::exception_ptr, const Event& event) {
            CHECK(event.seq == i);
            io->stop();
        });
        io->run();
    }
    CHECK(house.chain_holds());
}
