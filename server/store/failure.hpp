// What can go wrong beneath: never a citizen's doing.
#pragma once

#include <stdexcept>
#include <string>

// The house cannot be opened; the sentence is for the operator, who reads it as it is.
struct CannotOpen : std::runtime_error {
    using runtime_error::runtime_error;
};

// A constraint of the schema said no. SQLite names the constraint for CHECK, only the columns for UNIQUE.
struct ConstraintFailed : std::runtime_error {
    using runtime_error::runtime_error;
    bool names(std::string_view text) const { return std::string_view(what()).find(text) != std::string_view::npos; }
};

// The statement is wrong: a fault of ours.
struct StatementFailed : std::runtime_error {
    using runtime_error::runtime_error;
};

// The file or the disk failed. On the writer this ends the process: nothing is acknowledged after it.
struct StorageFailed : std::runtime_error {
    using runtime_error::runtime_error;
};

// The file is not what SQLite wrote.
struct FileDamaged : StorageFailed {
    using StorageFailed::StorageFailed;
};
