// The table of authorisations: what tests/wire/authorisation.txt says, line by line.
#pragma once

#include <string>
#include <vector>

struct Authorisation {
    std::string method, pattern, situation, cells;
    std::string body = "{}"; // its "$words" stand for ids
    bool is_live() const { return method == "LIVE"; }
    bool writes() const { return method != "GET" && !is_live(); }
    std::string route() const { return method + ' ' + pattern; }
};
std::vector<Authorisation> authorisations();
