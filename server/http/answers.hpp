// Refusals and faults as answers: one table from reason to status, RFC 9457 problems in the reader's language. Any thread.
#pragma once

#include "base/refusal.hpp"
#include "http/reply.hpp"

#include <exception>
#include <string>
#include <string_view>

int status_of(Reason);
std::string_view phrase_of(int status);

// Where a problem happened, for the problem itself and the log.
struct Occurrence {
    std::string_view language, path, request_id;
};

// {type, title, status, reason, detail, instance} and the refusal's own details.
Reply problem(const Refusal&, const Occurrence&);

// The answer to whatever a handler threw: its refusal, or `unexpected` with the request's id for a fault of ours, which is
// logged whole.
Reply answer_to(std::exception_ptr, const Occurrence&);
