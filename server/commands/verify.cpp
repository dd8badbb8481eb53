// Checks a receipt or a bundle with nothing but the file. A receipt: does its content have this digest, does its place have
// this hash, did the house sign it? A bundle: every hash and every count. One sentence for each fault, and one for the whole.
#include "base/digest.hpp"
#include "commands/commands.hpp"
#include "exports/bundle/bundle.hpp"
#include "store/failure.hpp"
#include "store/receipt_check.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

namespace {

CheckedReceipt check(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) throw CannotOpen("cannot read " + file);
    std::ostringstream text;
    text << in.rdbuf();
    try {
        return check_receipt(text.str());
    } catch (const CannotOpen& why) {
        throw CannotOpen(file + " " + why.what());
    }
}

void tell(bool holds, const std::string& yes, const std::string& no)
{
    std::cout << (holds ? "holds: " + yes : "FAILS: " + no) << '\n';
}

// Source: APPNOTE.TXT, 4.3.7; an empty zip file begins otherwise, and holds nothing to check.
bool is_packed(const std::string& file)
{
    constexpr std::string_view mark = "PK\x03\x04";
    std::ifstream in(file, std::ios::binary);
    std::string begins(mark.size(), '\0');
    in.read(begins.data(), static_cast<std::streamsize>(begins.size()));
    return begins == mark;
}

int verify_bundle(const commands::Options& options)
{
    exports::BundleCheck check;
    try {
        check = exports::check_bundle(options.subject, options.key);
    } catch (const CannotOpen& why) {
        throw CannotOpen(options.subject + " " + why.what());
    }
    for (const auto& fault : check.faults) std::cout << "FAILS: " << fault << '\n';
    std::cout << check.process << ", as of " << check.as_of << ": " << check.events << " events, " << check.proposals
              << " proposals, " << check.votes << " votes, " << check.receipts << " receipts.\n";
    if (!check.faults.empty()) {
        std::cout << "The bundle does not hold.\n";
        return 1;
    }
    std::cout << "The bundle holds: every hash and every count. Signed by the key " << check.key << "\n"
              << (options.key.empty() ? "Compare that key with the one the house publishes at /api/record.\n" : "");
    return 0;
}

} // namespace

int commands::verify(const Options& options)
{
    if (is_packed(options.subject)) return verify_bundle(options);
    auto checked = check(options.subject);
    if (checked.content)
        tell(*checked.content, "the content is the one that was received",
             "the content is not the one that was received");
    else
        std::cout << "not checked: the receipt carries no content (it was erased or withheld)\n";
    tell(checked.place, "its place, time and content have this fingerprint",
         "place, time or content do not have this fingerprint");
    tell(checked.signature, "the server with key " + to_hex(checked.public_key) + " signed it",
         "the signature is not by the key in the receipt");
    std::cout << (checked.holds() ? "The receipt holds: number " + std::to_string(checked.event.seq)
                                        + " of the record, received " + to_text(checked.event.at) + ".\n"
                                  : "The receipt does not hold.\n");
    return checked.holds() ? 0 : 1;
}
