// Checks a receipt with nothing but the file: does its content have this digest, does its place have this hash, did the
// house sign it? One sentence for each, and one for the whole.
#include "base/digest.hpp"
#include "base/json.hpp"
#include "commands/commands.hpp"
#include "store/failure.hpp"
#include "store/receipt.hpp"
#include "store/record.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

namespace {

json read_receipt(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) throw CannotOpen("cannot read " + file);
    std::ostringstream text;
    text << in.rdbuf();
    try {
        return json::parse(text.str());
    } catch (const json::exception&) {
        throw CannotOpen(file + " is not a receipt: it is not JSON");
    }
}

Event event_of(const json& receipt)
{
    auto at = read_instant(receipt.at("at").get<std::string>());
    if (!at) throw CannotOpen("the receipt's time cannot be read");
    Event event;
    event.seq      = receipt.at("seq");
    event.at       = *at;
    event.topic    = receipt.at("topic");
    event.kind     = receipt.at("kind");
    event.digest   = from_hex(receipt.at("digest").get<std::string>());
    event.previous = from_hex(receipt.at("previous").get<std::string>());
    event.hash     = from_hex(receipt.at("hash").get<std::string>());
    event.salt     = from_hex(receipt.value("digest_salt", ""));
    return event;
}

bool tell(bool holds, const std::string& yes, const std::string& no)
{
    std::cout << (holds ? "holds: " + yes : "FAILS: " + no) << '\n';
    return holds;
}

bool check(const json& receipt)
{
    auto event     = event_of(receipt);
    auto key       = from_hex(receipt.value("public_key", ""));
    auto head_hash = from_hex(receipt.at("head").at("hash").get<std::string>());
    auto signature = from_hex(receipt.at("head").at("signature").get<std::string>());
    bool whole     = true;
    if (receipt.contains("payload"))
        whole &= tell(digest_of(event.salt, canonical(receipt["payload"])) == event.digest,
                      "the content is the one that was received", "the content is not the one that was received");
    else
        std::cout << "not checked: the receipt carries no content (it was erased or withheld)\n";
    whole &= tell(hash_of(event) == event.hash, "its place, time and content have this fingerprint",
                  "place, time or content do not have this fingerprint");
    whole &= tell(receipt.at("head").at("seq") == event.seq && head_hash == event.hash
                      && is_signed(event.seq, event.hash, signature, key),
                  "the server with key " + to_hex(key) + " signed it",
                  "the signature is not by the key in the receipt");
    std::cout << (whole ? "The receipt holds: number " + std::to_string(event.seq) + " of the record, received "
                              + to_text(event.at) + ".\n"
                        : "The receipt does not hold.\n");
    return whole;
}

} // namespace

int commands::verify(const Options& options)
try {
    return check(read_receipt(options.subject)) ? 0 : 1;
} catch (const json::exception&) {
    throw CannotOpen(options.subject + " is not a receipt: a part is missing or of the wrong kind");
}
