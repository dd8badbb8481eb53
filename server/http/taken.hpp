// A connection that leaves the session, to go on as a live one.
#pragma once

#include "http/limits.hpp"
#include "http/stream.hpp"
#include "http/visit.hpp"

#include <string>

struct Taken {
    Stream stream;    // nothing of the answer is sent yet
    Place place;      // keep it for as long as the connection lives
    std::string head; // of the request, checked, with its empty line
    std::string rest; // what came after
    Visit visit;      // with signed_in
};
