// What the house says of itself: /api/house, /status, /api/openapi.json, and the public record.
#pragma once

#include "house.hpp"

// What the browser knows before it asks: name, version, whether a demo, the hour, the processes. In every shell.
nlohmann::json about(House&);

void mount_about(House&);
void mount_record(House&);
