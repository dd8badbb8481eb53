// Figures for the operator's Prometheus, on a listener of their own. Source: the text exposition format, version 0.0.4.
#pragma once

#include "http/core.hpp"
#include "http/listener.hpp"

#include <functional>
#include <span>
#include <string>

std::string metrics_text(std::span<const Figures* const>, int open_connections);

// Answers GET /metrics, one request for each connection, until the core leaves.
awaitable<void> keep_telling(Core&, Acceptor, std::function<std::string()> figures);
