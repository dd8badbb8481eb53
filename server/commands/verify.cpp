// Checks a receipt with nothing but the file: does its content have this digest, does its place have this hash, did the
// house sign it? One sentence for each, and one for the whole.
#include "base/digest.hpp"
#include "commands/commands.hpp"
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

} // namespace

int commands::verify(const Options& options)
{
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
