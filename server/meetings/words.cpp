#include "meetings/words.hpp"

#include "base/digest.hpp"

namespace meetings {

namespace {

constexpr std::string_view signs    = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
constexpr std::size_t letters       = 22; // the first so many are letters
constexpr std::size_t ticket_length = 12, join_length = 6;

// Every one of the first `among` signs as likely as another: bytes beyond the last whole round are thrown away.
char random_sign(std::size_t among)
{
    for (auto limit = 256 - 256 % among;;)
        if (auto byte = static_cast<unsigned char>(random_bytes(1)[0]); byte < limit) return signs[byte % among];
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

} // namespace

std::string new_join_code()
{
    std::string code;
    while (code.size() < join_length) code += random_sign(signs.size());
    return code;
}

std::string new_ticket_code()
{
    std::string code(1, random_sign(letters));
    while (code.size() < ticket_length) code += random_sign(signs.size());
    return code;
}

std::string ticket_code_in(std::string_view typed)
{
    constexpr std::string_view address = "/tickets/";
    if (auto at = typed.rfind(address); at != typed.npos) typed.remove_prefix(at + address.size());
    std::string code;
    for (auto c : typed) {
        if (c == ' ' || c == '-') continue;
        if (signs.find(upper(c)) == signs.npos || code.size() == ticket_length) return {};
        code += upper(c);
    }
    return code.size() == ticket_length ? code : std::string();
}

} // namespace meetings
