// QR codes, as pictures for pages and mails. Source: ISO/IEC 18004, by libqrencode.
#pragma once

#include <string>

namespace meetings {

// With the quiet border of four modules that readers need. Black on white, whatever the page's colours.
std::string qr_svg(const std::string& text);
std::string qr_png(const std::string& text); // 8 pixels a module: readable from a phone's screen and from paper

} // namespace meetings
