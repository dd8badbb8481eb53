// Where a request is answered.
#pragma once

#include "http/prebuilt.hpp"
#include "http/request.hpp"

#include <fstream>
#include <memory>
#include <string>

// What goes out: prebuilt bytes, or these.
struct Response {
    int status = 200;
    std::shared_ptr<const Prebuilt> prebuilt;
    std::string head, body;              // head: what follows the Date line, to the empty line
    std::shared_ptr<std::ifstream> file; // what follows the head instead of a body

    std::string_view head_for(const Manner&) const;
    std::string_view body_for(const Manner&) const;
};

// An answer kept in memory for the head that the core looks at: an asset, or a public answer that no event has outdated.
std::optional<Response> from_memory(Core&);

// Hands the request, its body read, to its handler or page.
awaitable<Response> answer(Core&, Request&);

// The bytes of a reply, compressed where that pays.
Response response_of(const Core&, const Request&, Reply);

// The answer to a request that could not be read.
Response refusal_of(const Core&, const Request&, std::exception_ptr);
