#include "base/digest.hpp"
#include "commands/commands.hpp"
#include "house.hpp"
#include "store/failure.hpp"

int commands::serve(Config) { return 0; }
