// How a version is kept: shared by publishing and importing.
#pragma once

#include "plans/plans.hpp"

namespace plans {

struct Saved {
    Version version;
    std::vector<NodeId> node_ids; // of each node of the new version, in its order
};

// Keeps it as the plan's next version in this state ("draft" or "published"). Refuses: as publish_version.
Saved save_version(Tx&, const NewVersion&, std::string_view state);

// version_published or version_drafted, with answer {plan_id, version}.
Event version_saved(const Saved&, const NewVersion&);

// The digest of all that a version says: two equal ones have the same text.
std::string text_digest(const NewVersion&); // hex

std::string topic_of(const Version&); // of its process, so that whoever follows that hears; else of the plan

} // namespace plans
