// A request whose head has been read and checked, on its way to a handler.
#pragma once

#include "http/address.hpp"
#include "http/core.hpp"
#include "http/encoding.hpp"
#include "http/routes.hpp"
#include "http/visit.hpp"

#include <string>

// How the answer shall be sent.
struct Manner {
    bool only_head    = false;
    bool closes       = false; // the client wants no further answers on this connection
    Encoding encoding = Encoding::identity;
};
Manner manner_of(const RequestHead&);

struct Request {
    Visit visit;
    std::string path;                     // decoded; empty until read
    const Route* route         = nullptr; // none: a page, or nothing
    std::size_t content_length = 0;
    bool expects_continue      = false;
    Manner manner;
    std::string if_none_match;
    std::string idempotency_key;

    enum class Live { no, socket, stream } live = Live::no;
};

// Fills the request from the core's head, and finds its route. `peer`: the other end of the connection.
// Refuses: not_found, method_not_allowed, body_too_large, malformed, bad_value, wrong_media_type, cross_site,
// too_many_requests.
void read_request(Core&, const Address& peer, Request&);
