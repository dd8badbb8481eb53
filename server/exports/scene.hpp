// What an export is made of: one process, as the record stood at one event, for one kind of reader, in one language. No
// clock, no random number: the same scene gives the same bytes.
//
// What has been hidden or erased since is in no scene, whichever event it asks for. Titles, days,
// phases and promoters are those of then. Names of people and bodies, and the words and places of the tables' notes, are
// those of the day on which the export is made.
#pragma once

#include "exports/past.hpp"
#include "exports/set_up_then.hpp"
#include "exports/table.hpp"
#include "plans/plans.hpp"
#include "processes/processes.hpp"
#include "store/receipt.hpp"

#include <map>
#include <stdexcept>

namespace exports {

// An event of the record and its hour: "as of".
struct Moment {
    std::int64_t seq = 0;
    Instant at{};
};

// The server stops: the job is begun again at the next start.
struct Interrupted : std::runtime_error {
    Interrupted() : std::runtime_error("interrupted") {}
};

struct Making {
    ProcessId process_id;
    Moment moment;
    Who who                                    = Who::desk;
    std::optional<ConsultationId> consultation = {}; // alone of its process; none: all of them
    std::string export_name, language, public_url;
    // Told how many rows are done; may throw Interrupted.
    std::function<void(std::int64_t rows)> progress = [](std::int64_t) {};
    std::function<bool()> should_stop               = [] { return false; }; // for what waits without rows
};

class Scene {
  public:
    // Throws Refusal not_found when there is no such process.
    Scene(Reader&, const Signer&, Making);

    Reader& reader;
    const Signer& signer;
    const Making making;
    const processes::Process process;

    const Past& past();                                              // read at the first call
    const std::vector<consultations::Consultation>& consultations(); // the same; those that the making is about
    const std::vector<meetings::Meeting>& meetings();                // the same
    json tally(const PastProposal&);
    std::vector<json> phases();
    std::vector<std::string> promoters();
    const std::vector<plans::Node>& nodes(PlanId, int version);
    const plans::Node* node(const consultations::Consultation&, NodeId);

    // One person is one word within an export, and another word in every other export.
    std::string pseudonym(PersonId) const;

    const std::string& language() const { return making.language; }
    bool is_for_desk() const { return making.who == Who::desk; }
    std::string address(const std::string& path) const { return making.public_url + path; }
    void row_done() { making.progress(++rows_); }

  private:
    std::optional<Past> past_;
    std::optional<std::vector<consultations::Consultation>> consultations_;
    std::optional<std::vector<meetings::Meeting>> meetings_;
    std::map<std::pair<std::int64_t, int>, std::vector<plans::Node>> nodes_;
    std::map<std::pair<std::int64_t, int>, std::map<NodeId, std::size_t>> places_;
    std::string pseudonym_key_;
    std::int64_t rows_ = 0;
};

} // namespace exports
