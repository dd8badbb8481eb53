// What a data set is: columns, and rows that come one after the other, so that a hundred thousand need no more memory
// than one.
#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace exports {

class Scene;

// Who may have it.
enum class Who { anyone, desk };

using Cell  = std::variant<std::monostate, std::string, std::int64_t, double, bool, Instant>;
using Cells = std::vector<Cell>;
using Take  = std::function<void(const Cells&)>;

enum class Holds { text, integer, number, flag, instant };

struct Column {
    std::string_view key; // in JSON and in open data; people read "exports.column.<key>"
    Holds holds;
    std::string_view words =
        {}; // its texts are words of the house, which people read as "<words>.<text>"; or several lists
    Who who = Who::anyone;
};

struct DataSet {
    std::string_view name; // "proposals"; people read "exports.set.<name>"
    Who who;
    std::span<const Column> columns;
    void (*rows)(Scene&, const Take&); // in an order that depends on the record alone
};

// All of them, in the order of the workbook's sheets.
std::span<const DataSet* const> data_sets();

template <class T> Cell cell(const std::optional<T>& value) { return value ? Cell{*value} : Cell{}; }

// Those that such a reader gets. The record itself is among the desk's; everybody has it in the bundle, with its proofs.
std::vector<const DataSet*> data_sets_for(Who);

// The same without what is for the desk only, where it is for anyone.
std::vector<Column> columns_for(const DataSet&, Who);
void rows_for(const DataSet&, Scene&, const Take&);

} // namespace exports
