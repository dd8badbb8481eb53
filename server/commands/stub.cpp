#include "commands/commands.hpp"
int commands::organiser(const Options&) { return 0; }
int commands::import_plan(const Options&) { return 0; }
