// Whether a request comes from our own pages. Any thread.
#pragma once

#include "http/head.hpp"

#include <string_view>

// `origin` is that of the public address; or, as long as that is not https, of the host that the visitor asked: a phone in
// the hall comes by the machine's number.
bool is_own_origin(std::string_view origin, std::string_view host, std::string_view public_url);

// What a change of state must bring: JSON, which no form of another site can send unasked, and a sign that our own page sent it.
// Refuses: wrong_media_type, cross_site.
void check_own_page(const RequestHead&, std::string_view public_url);
