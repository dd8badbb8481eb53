#include "base/digest.hpp"
#include "plans/outline.hpp"
#include "plans/plans.hpp"
#include "plans/source.hpp"

namespace plans {

namespace {

constexpr std::size_t max_level_chars = 80; // a name on a button

std::string taken_text(json& body, const char* name)
{
    auto found = body.find(name);
    if (found == body.end()) return {};
    if (!found->is_string() || found->get_ref<const std::string&>().empty())
        throw Refusal{Reason::bad_value, {{"field", name}}};
    auto text = std::move(found->get_ref<std::string&>());
    body.erase(found);
    return text;
}

} // namespace

// Not by Fields: what was pasted stays as it came, line by line.
ReadOutline ReadOutline::read(json body)
{
    ReadOutline wanted{.text = taken_text(body, "text"), .file = taken_text(body, "file"), .levels = {}};
    if (wanted.text.empty() == wanted.file.empty()) throw Refusal{Reason::required, {{"field", "text"}}};
    if (!wanted.file.empty()) wanted.file = from_base64(wanted.file);
    if (wanted.text.empty() && wanted.file.empty()) throw Refusal{Reason::bad_value, {{"field", "file"}}};
    Fields others(body);
    wanted.levels = others.optional_texts("levels", max_outline_levels, max_level_chars);
    others.done();
    return wanted;
}

OutlineRead read_outline_of(const ReadOutline& wanted)
{
    OutlineRead read;
    read.text = wanted.file.empty() ? wanted.text : text_of_file(wanted.file);
    require_text(read.text);
    read.reading = read_plan(read.text, wanted.levels);
    if (read.reading.full_from)
        throw Refusal{Reason::too_many_nodes, {{"max", max_outline_nodes}, {"line", *read.reading.full_from}}};
    return read;
}

} // namespace plans
