// The schema, as the files of schema/ applied in order.
#pragma once

#include "store/database.hpp"

// Applies what is missing. Throws CannotOpen: the file was written by a newer Arengo, or is damaged.
void migrate(Database&);
