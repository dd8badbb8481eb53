// A consistent copy beside a running server. It only reads: VACUUM INTO from a read-only connection writes a fresh file,
// which is verified before it takes its name.
#include "commands/commands.hpp"
#include "store/acknowledged.hpp"
#include "store/check.hpp"
#include "store/failure.hpp"

#include <iostream>

int commands::backup(const Options& options)
{
    auto source                       = options.data / "arengo.db";
    std::filesystem::path destination = options.subject;
    if (!std::filesystem::exists(source)) throw CannotOpen("there is no Arengo data in " + options.data.string());
    if (std::filesystem::exists(destination)) throw CannotOpen(destination.string() + " exists already");
    auto unfinished = destination;
    unfinished += ".unfinished";
    std::filesystem::remove(unfinished);
    auto noted = noted_beside(source); // before the copy, which may hold more
    copy_database(source, unfinished);
    Database copy(unfinished, Database::Use::read);
    require_kept(copy, noted);
    auto events = verified_events(unfinished);
    std::filesystem::rename(unfinished, destination);
    std::cout << "backed up to " << destination.string() << ": " << events << " events, verified\n";
    return 0;
}
