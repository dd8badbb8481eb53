// Brings a backup into an empty data folder. The restored file gets an epoch of its own, so that live clients that had
// seen more than it holds begin anew.
#include "commands/commands.hpp"
#include "store/check.hpp"
#include "store/failure.hpp"
#include "store/folder.hpp"

#include <iostream>

int commands::restore(const Options& options)
{
    std::filesystem::path source = options.subject;
    if (!std::filesystem::exists(source)) throw CannotOpen("there is no file " + source.string());
    Folder folder(options.data);
    for (auto name : {"arengo.db", "arengo.db-wal", "arengo.db-shm"})
        if (std::filesystem::exists(options.data / name))
            throw CannotOpen("the data folder " + options.data.string() + " holds " + name
                             + ": restore into an empty one");
    auto unfinished = options.data / "arengo.db.unfinished";
    std::filesystem::copy_file(source, unfinished, std::filesystem::copy_options::overwrite_existing);
    auto events = verified_events(unfinished);
    begin_epoch(unfinished);
    std::filesystem::rename(unfinished, folder.database());
    std::cout << "restored " << events << " events into " << options.data.string() << ", verified\n";
    return 0;
}
