// What the desk's buttons give, from the command line; it only reads, so it may run beside a server.
#include "base/words.hpp"
#include "commands/commands.hpp"
#include "exports/formats/formats.hpp"
#include "exports/moment.hpp"
#include "exports/other_programs.hpp"
#include "store/failure.hpp"

#include <charconv>
#include <iostream>

namespace {

ProcessId process_in(const std::string& text)
{
    std::int64_t id    = 0;
    auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (failed != std::errc{} || end != text.data() + text.size() || id < 1)
        throw CannotOpen("give the process by its id, a number like 1");
    return ProcessId{id};
}

const exports::Format& format_in(const std::string& name)
{
    auto format = exports::format_named(name);
    if (!format || !format->write) throw CannotOpen("there is no format " + name);
    if (auto lacking = exports::lacks(*format)) throw CannotOpen(say("en", "exports.lacks." + std::string(*lacking)));
    return *format;
}

} // namespace

int commands::export_file(const Options& options)
{
    auto source                = options.data / "arengo.db";
    std::filesystem::path file = options.out;
    const auto& format         = format_in(options.format);
    if (!std::filesystem::exists(source)) throw CannotOpen("there is no Arengo data in " + options.data.string());
    if (std::filesystem::exists(file)) throw CannotOpen(file.string() + " exists already");
    if (!is_language(options.language)) throw CannotOpen("there is no language " + options.language);
    Database db(source, Database::Use::read);
    db.run("begin");
    Reader reader{db, db.integer("select max(seq) from event").value_or(0), {}};
    auto moment = options.seq ? exports::moment_at(reader, options.seq) : std::optional(exports::moment_now(reader));
    if (!moment) throw CannotOpen("the record has no event " + std::to_string(options.seq));
    reader.now = moment->at;
    Signer signer(key_of(db));
    exports::Making making{.process_id  = process_in(options.subject),
                           .moment      = *moment,
                           .who         = format.who,
                           .export_name = options.format,
                           .language    = options.language,
                           .public_url  = options.public_url};
    if (!processes::process(reader, making.process_id)) throw CannotOpen("there is no process " + options.subject);
    exports::Scene scene(reader, signer, std::move(making));
    format.write(scene, file);
    std::cout << "wrote " << file.string() << ": " << options.format << " as of event " << moment->seq << '\n';
    return 0;
}
