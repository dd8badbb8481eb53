#include "base/digest.hpp"
#include "base/json.hpp"
#include "store/failure.hpp"
#include "store/receipt.hpp"
#include "store/receipt_check.hpp"
#include "store/record.hpp"

#include <catch2/catch.hpp>
#include <sodium.h>

using Catch::Matchers::Contains;

namespace {

Signer some_signer()
{
    std::string open(crypto_sign_PUBLICKEYBYTES, '\0'), secret(crypto_sign_SECRETKEYBYTES, '\0');
    auto raw = [](std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); };
    crypto_sign_keypair(raw(open), raw(secret));
    return Signer(secret);
}

json receipt_of_a_vote()
{
    Event event;
    event.seq      = 12;
    event.at       = *read_instant("2025-03-03T09:00:00+01:00");
    event.topic    = "proposal/4";
    event.kind     = "vote_cast";
    event.payload  = {{"proposal_id", 4}, {"tally", {{"support", 32}}}};
    event.salt     = random_bytes(salt_bytes);
    event.previous = sha256("the one before");
    event.digest   = digest_of(event.salt, canonical(event.payload));
    event.hash     = hash_of(event);
    return full_receipt(some_signer(), event);
}

CheckedReceipt checked(const json& receipt) { return check_receipt(receipt.dump()); }

} // namespace

TEST_CASE("a receipt holds without the house, whole or once its content is erased")
{
    auto receipt = receipt_of_a_vote();
    auto whole   = checked(receipt);
    CHECK(whole.content == true);
    CHECK(whole.holds());
    CHECK(whole.event.seq == 12);
    receipt.erase("payload");
    receipt.erase("digest_salt");
    CHECK_FALSE(checked(receipt).content);
    CHECK(checked(receipt).holds());
}

TEST_CASE("a receipt in which anything was changed does not hold")
{
    auto receipt = receipt_of_a_vote();
    auto other   = receipt_of_a_vote();
    auto change  = GENERATE_COPY(from_range(std::vector<json>{
         {{"seq", 13}},
         {{"at", "2025-03-03T08:00:00.001Z"}},
         {{"topic", "proposal/5"}},
         {{"kind", "vote_withdrawn"}},
         {{"payload", {{"tally", {{"support", 33}}}}}},
         {{"payload", nullptr}, {"digest_salt", nullptr}, {"digest", other["digest"]}},
         {{"previous", to_hex(sha256("another"))}},
         {{"hash", other["hash"]}},
         {{"hash", other["hash"]}, {"head", {{"hash", other["hash"]}}}},
         {{"digest_salt", other["digest_salt"]}},
         {{"digest_salt", "not hex"}},
         {{"head", {{"seq", 11}}}},
         {{"head", {{"signature", other["head"]["signature"]}}}},
         {{"head", {{"signature", ""}}}},
         {{"public_key", other["public_key"]}},
         {{"public_key", nullptr}},
    }));
    INFO(change);
    receipt.merge_patch(change);
    CHECK_FALSE(checked(receipt).holds());
}

TEST_CASE("what is no receipt is told so in a sentence")
{
    auto receipt = receipt_of_a_vote();
    auto without = [&](const char* name) {
        auto rest = receipt;
        rest.erase(name);
        return rest.dump();
    };
    auto with = [&](const json& patch) {
        auto other = receipt;
        other.merge_patch(patch);
        return other.dump();
    };
    std::string deep = R"({"payload":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
    for (const auto& text :
         {std::string(""), std::string("[]"), std::string("{}"), std::string("\xff"), deep, without("seq"),
          without("head"), without("hash"), with({{"seq", "12"}}), with({{"seq", 12.0}}), with({{"seq", 1e300}}),
          with({{"at", "yesterday"}}), with({{"at", 7}}), with({{"head", 7}}), with({{"digest_salt", 7}}),
          with({{"public_key", true}})})
    {
        INFO(text.substr(0, 300));
        CHECK_THROWS_WITH(check_receipt(text), Contains("is not a receipt"));
    }
}

TEST_CASE("a receipt that says a thing twice shows one to the eye and another to us: it is none")
{
    auto text = receipt_of_a_vote().dump();
    text.insert(1, R"("kind":"vote_withdrawn",)");
    CHECK_THROWS_AS(check_receipt(text), CannotOpen);
}
