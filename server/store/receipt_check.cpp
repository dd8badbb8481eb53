#include "store/receipt_check.hpp"

#include "base/digest.hpp"
#include "base/json.hpp"
#include "base/refusal.hpp"
#include "store/failure.hpp"
#include "store/receipt.hpp"
#include "store/record.hpp"

namespace {

// As strict as the house is with what it is sent: a name given twice could show one thing to the eye and another to us.
json read(std::string_view text)
try {
    return read_json_object(text);
} catch (const Refusal&) {
    throw CannotOpen("is not a receipt: it is not one object of sound JSON");
}

std::int64_t number(const json& value)
{
    if (!value.is_number_integer()) throw CannotOpen("is not a receipt: a number in it is not whole");
    return value.get<std::int64_t>();
}

Event event_of(const json& receipt)
{
    auto at = read_instant(receipt.at("at").get<std::string>());
    if (!at) throw CannotOpen("is not a receipt: its time cannot be read");
    Event event;
    event.seq      = number(receipt.at("seq"));
    event.at       = *at;
    event.topic    = receipt.at("topic");
    event.kind     = receipt.at("kind");
    event.digest   = from_hex(receipt.at("digest").get<std::string>());
    event.previous = from_hex(receipt.at("previous").get<std::string>());
    event.hash     = from_hex(receipt.at("hash").get<std::string>());
    event.salt     = from_hex(receipt.value("digest_salt", ""));
    return event;
}

} // namespace

CheckedReceipt check_receipt(std::string_view text)
try {
    auto receipt     = read(text);
    const auto& head = receipt.at("head");
    CheckedReceipt checked;
    auto& event        = checked.event;
    event              = event_of(receipt);
    checked.public_key = from_hex(receipt.value("public_key", ""));
    if (receipt.contains("payload"))
        checked.content = digest_of(event.salt, canonical(receipt["payload"])) == event.digest;
    checked.place     = hash_of(event) == event.hash;
    checked.signature = number(head.at("seq")) == event.seq
                        && from_hex(head.at("hash").get<std::string>()) == event.hash
                        && is_signed(event.seq, event.hash, from_hex(head.at("signature").get<std::string>()),
                                     checked.public_key);
    return checked;
} catch (const json::exception&) {
    throw CannotOpen("is not a receipt: a part is missing or of the wrong kind");
}
