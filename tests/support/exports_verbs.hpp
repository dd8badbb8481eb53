// What the desk does to get things out, in a house under test.
#pragma once

#include "exports/bundle/bundle.hpp"
#include "exports/exports.hpp"
#include "exports/formats/formats.hpp"
#include "exports/jobs.hpp"
#include "support/house_under_test.hpp"

#include <map>
#include <string>

// The seq of the newest event.
std::int64_t newest_seq(HouseUnderTest&);

// The bytes of an export as of an event; of the newest without one.
std::string exported(HouseUnderTest&, const std::string& name, ProcessId, std::int64_t seq = 0,
                     const std::string& language = "it");

// Names of the catalogue: of all that is in it, of the files that can be made on this machine, of those that anyone may have.
std::vector<std::string> all_exports();
std::vector<std::string> exported_files();
std::vector<std::string> public_exports();

// Everything that can be read in it: the files within packed ones too, spreadsheets and documents among them, and the words
// of a PDF. By name. `readable`: all in one, also without tags, between which a word may be cut.
std::map<std::string, std::string> unpacked(const std::string& bytes);
std::string readable(const std::string& bytes);

// The first sheet of a spreadsheet as LibreOffice opens it, as CSV with commas. Throws when it does not.
std::string opened_by_libreoffice(const std::string& spreadsheet);

// The same files with other words in one of them, packed again with a manifest that says so, sealed by this signer.
std::string repacked(const std::map<std::string, std::string>& files);

// Asks for a file, and has it made.
exports::Job prepares(HouseUnderTest&, const Person&, ProcessId, const std::string& name);

// What our checker says of a bundle, and what the second one does: its exit code and words.
exports::BundleCheck checked(const std::string& bundle);
std::pair<int, std::string> checked_again(const std::string& bundle);
