// Any bytes as a bundle: refused in a sentence, or checked to the end. Where they begin with "=== ", they are the texts of
// its files, each under a line with its name, and are packed first: so that what is found goes deeper than the packing.
#include "exports/bundle/bundle.hpp"
#include "base/temporary_folder.hpp"
#include "exports/zip.hpp"
#include "store/failure.hpp"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <set>

namespace {

constexpr std::string_view mark = "=== ";

std::string_view taken_until(std::string_view& rest, std::string_view end)
{
    auto at   = rest.find(end);
    auto part = rest.substr(0, at);
    rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + end.size());
    return part;
}

void pack(std::string_view texts, const std::filesystem::path& file)
{
    exports::ZipWriter zip(file);
    std::set<std::string, std::less<>> names;
    texts.remove_prefix(mark.size());
    while (!texts.empty()) {
        std::string name(taken_until(texts, "\n"));
        auto text = taken_until(texts, "\n=== ");
        if (!name.empty() && name.find('\0') == std::string::npos && names.insert(name).second)
            zip.add_text(name, std::string(text) + '\n');
    }
    zip.close();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const TemporaryFolder folder;
    static const auto file = folder.path() / "bundle.zip";
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::filesystem::remove(file);
    try {
        if (bytes.starts_with(mark))
            pack(bytes, file);
        else
            std::ofstream(file, std::ios::binary) << bytes;
    } catch (const std::runtime_error&) {
        return 0; // names that no packed file may have
    }
    try {
        auto checked = exports::check_bundle(file);
        // Whoever knows the house by another key is told so, whatever else holds.
        if (exports::check_bundle(file, "another").faults.empty()) std::abort();
        if (checked.faults.empty() && checked.key.empty()) std::abort();
    } catch (const CannotOpen&) {
    }
    return 0;
}
