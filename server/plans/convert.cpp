#include "plans/convert.hpp"

#include "base/another_program.hpp"
#include "base/log.hpp"
#include "base/refusal.hpp"
#include "base/temporary_folder.hpp"
#include "plans/plain_markdown.hpp"
#include "plans/source.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <zip.h>

namespace plans {

namespace {

using namespace std::chrono_literals;

constexpr auto max_time                  = 2min; // a text of 5 MB takes some 10 s; a document of 300 pages, one or two
constexpr std::uint64_t max_memory_bytes = 768ull << 20; // beyond its own heap, which is bounded below
constexpr std::uint64_t max_unpacked     = 64ull << 20;  // what holds 5 MB of text unpacks to some 20, and has pictures

// What the archive says that it holds. It may lie; the bounds of the program that unpacks it do not.
std::uint64_t unpacked_bytes(const std::filesystem::path& file)
{
    int code     = 0;
    auto archive = zip_open(file.c_str(), ZIP_RDONLY, &code);
    if (!archive) throw Refusal{Reason::conversion_failed};
    std::uint64_t sum = 0;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE))
            sum += std::min<std::uint64_t>(stat.size, max_unpacked + 1);
    }
    zip_discard(archive);
    return sum;
}

[[noreturn]] void refuse_size() { throw Refusal{Reason::text_too_large, {{"max_mib", max_source_bytes >> 20}}}; }

void convert(const std::filesystem::path& in, std::string_view format, const std::filesystem::path& out)
{
    auto pandoc = program_named("pandoc");
    if (!pandoc) throw Refusal{Reason::no_converter};
    // Sandboxed: the document may name files of ours, and addresses. The heap is bounded: a small archive may hold a large
    // text.
    AnotherProgram program{.words            = {pandoc->string(), "+RTS", "-M512M", "-RTS", "--sandbox", "--from",
                                                std::string(format), "--to", "commonmark", "--wrap=none", "--output", out.string(),
                                                in.string()},
                           .environment      = {"LC_ALL=C.UTF-8"},
                           .folder           = in.parent_path(),
                           .max_time         = max_time,
                           .max_memory_bytes = max_memory_bytes,
                           .max_file_bytes   = 4 * max_source_bytes};
    auto ended = run(program);
    if (ended == Ended::too_large) refuse_size();
    if (ended == Ended::well) return;
    if (ended == Ended::too_late)
        log(Level::warning, "converting a document took too long",
            {{"seconds", std::chrono::seconds(max_time).count()}});
    throw Refusal{ended == Ended::not_started ? Reason::no_converter : Reason::conversion_failed};
}

} // namespace

std::string_view document_format(std::string_view bytes)
{
    // Both are ZIP archives: an ODT begins with its type, a DOCX names its parts.
    if (!bytes.starts_with("PK\x03\x04")) return {};
    constexpr std::size_t beginning = 200;
    if (bytes.substr(0, beginning).find("application/vnd.oasis.opendocument.text") != std::string_view::npos)
        return "odt";
    // Its text: word/document.xml, and from some programs of Microsoft word/document2.xml.
    return bytes.find("word/document") != std::string_view::npos ? "docx" : std::string_view{};
}

std::string converted(const std::string& bytes, std::string_view format)
{
    TemporaryFolder folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    auto in  = folder.path() / "document";
    auto out = folder.path() / "text.md";
    std::ofstream(in, std::ios::binary) << bytes;
    if (unpacked_bytes(in) > max_unpacked) refuse_size();
    convert(in, format, out);
    std::error_code failed;
    auto size = std::filesystem::file_size(out, failed);
    if (failed) throw Refusal{Reason::conversion_failed};
    if (size > 2 * max_source_bytes) refuse_size();
    std::ifstream file(out, std::ios::binary);
    auto text = plain_markdown(std::string(std::istreambuf_iterator<char>(file), {}));
    if (text.size() > max_source_bytes) refuse_size();
    return text;
}

} // namespace plans
