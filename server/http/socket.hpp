// Live connections: a WebSocket, or an event stream where a network blocks WebSockets.
#pragma once

#include "http/core.hpp"
#include "http/taken.hpp"

// Both take the connection over on the core's thread and end by themselves; they answer the request, or refuse it.
void open_socket(Core&, Taken);
void open_stream(Core&, Taken);
