// Plans: trees of nodes with level names of their own, in versions.
//
// A node's id is its identity: proposals are anchored to it, and it stays when the number, the words or the version
// change. A version is a draft, then published; the next published one supersedes it. Drafts are shown to nobody.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "base/refusal.hpp"
#include "store/tx.hpp"

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

struct House;

namespace plans {

// Offers the room's routes, pages and topics.
void mount(House&);

struct Version {
    PlanId plan_id;
    std::optional<ProcessId> process_id;
    int version = 0;
    std::string title;
    std::string state; // draft, published, superseded
};

struct Node {
    NodeId node_id;
    std::optional<NodeId> parent_id;
    int level = 0; // 1-based
    std::string number, title, short_title, body;
    int order = 0;
    std::string level_name;
};

// Queries. A version that is not there has no nodes.
std::optional<Version> version(Reader&, PlanId, int version);
std::optional<Node> node(Reader&, PlanId, int version, NodeId);
std::vector<Node> nodes(Reader&, PlanId, int version);                      // depth first
std::vector<Node> path_of(Reader&, PlanId, int version, NodeId);            // root first, without itself
std::vector<NodeId> with_descendants(Reader&, PlanId, int version, NodeId); // itself first; empty when it is not there
std::vector<std::string> levels(Reader&, PlanId, int version);              // their names, from the top

std::string words_of(const Node&);      // body, or title when body is empty
std::string short_name_of(const Node&); // short title, or title, or the beginning of the body

struct NewNode {
    std::string key;                   // any, unique in the version: what `parent` and the answer refer to
    std::optional<std::string> parent; // the key of an earlier node
    int level = 1;
    std::string number, title, short_title, body;
    int order = 0;
};
struct NewVersion {
    std::optional<PlanId> plan_id;       // none: begins a plan
    std::optional<ProcessId> process_id; // of the plan that begins
    std::string title;
    std::vector<std::string> levels; // from the top
    std::vector<NewNode> nodes;      // every parent before its children
};
// For the operator (command line, demo): asks for no role. A node that is in the plan's newest version with the same
// number and title keeps its id; the others are new. Refuses: not_found (plan), bad_value with the field (a level without
// name, a parent that is not there, a key twice). Events: version_published, version_drafted;
// answer {plan_id, version, node_ids: {key: node_id}}.
awaitable<Event> publish_version(House&, Person, NewVersion);
awaitable<Event> draft_version(House&, Person, NewVersion);

struct ImportPlan {
    std::string text;                // ≤ 1 MiB
    std::vector<std::string> levels; // their names from the top; empty: recognised
    static ImportPlan read(Fields&);
};
// The next draft version of a plan from a text, by an organiser of its process. Refuses: not_found, required (no node was
// recognised). Event: version_drafted; answer {plan_id, version, counts, nodes, warnings}.
awaitable<Event> import_version(House&, Person, PlanId, ImportPlan);

// What `import_version` would make, for an organiser: {counts, nodes, warnings}. Refuses: not_found.
json preview_import(Reader&, PersonId, PlanId, const ImportPlan&, std::string_view language);

// `arengo import-plan`: prints counts by level and warnings by line; without `dry_run` writes a draft version of the plan
// of that title, or begins one. The exit code: 1 when nothing was recognised.
int import_plan_command(House&, const std::string& text, const std::string& title,
                        const std::vector<std::string>& levels, bool dry_run, std::ostream& out);

} // namespace plans
