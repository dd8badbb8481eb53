// Plans: trees of nodes with level names of their own, in versions.
//
// A node's id is its identity: proposals are anchored to it, and it stays when the number, the words or the version
// change. A version is a draft, then published; the next published one supersedes it. Drafts are shown to nobody but the
// organisers. One version of a plan is final.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "base/refusal.hpp"
#include "store/tx.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
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
    std::string state;               // draft, published, superseded
    std::optional<Instant> final_at; // an orthogonal fact
    bool is_draft() const { return state == "draft"; }
};

struct Node {
    NodeId node_id;
    std::optional<NodeId> parent_id;
    int level = 0; // 1-based
    std::string number, title, short_title, body;
    int order = 0;
    std::string level_name;
    int revision = 1; // how often its words have been saved in this version
};

// Queries. A version that is not there has no nodes.
std::optional<Version> version(Reader&, PlanId, int version);
std::vector<Version> versions(Reader&, PlanId); // newest first
std::optional<Node> node(Reader&, PlanId, int version, NodeId);
std::optional<Node> published_node(Reader&, NodeId);             // as the published version of its plan has it
std::vector<Node> nodes(Reader&, PlanId, int version);           // depth first
std::vector<Node> path_of(Reader&, PlanId, int version, NodeId); // root first, without itself
std::vector<NodeId> with_descendants(Reader&, PlanId, int version, NodeId); // itself first; empty when it is not there
std::vector<std::string> levels(Reader&, PlanId, int version);              // their names, from the top

bool has_children(Reader&, PlanId, int version, NodeId);

std::string words_of(const Node&);      // body, or title when body is empty
std::string short_name_of(const Node&); // short title, or title, or the beginning of the body

// What differs between two versions, in the order of the later text; what was removed stands after what it followed.
struct NodeChange {
    enum class Kind { added, removed, changed, moved } kind; // moved: the same words under another number or parent
    std::optional<Node> before, after;
    const Node& node() const { return after ? *after : *before; }
};
std::string_view name_of(NodeChange::Kind);
std::vector<NodeChange> changes(const std::vector<Node>& before, const std::vector<Node>& after);

// ---- For the commands of other rooms, in their transaction

// The plan's next draft: every node of this version under the id that it has, these with other words (what words_of tells;
// a node that is left without any goes). `words` name no node with children to be left without any.
Version draft_from(Tx&, const Version&, const std::map<NodeId, std::string>& words);

void set_texts(Tx&, const Version&, const Node&); // title, short title and body of one node
void publish_draft(Tx&, const Version&);          // what was published before is superseded
void make_final(Tx&, const Version&);             // at tx.now; the schema allows one for each plan

// {plan_id, version, nodes, text_digest}: what the record keeps of a version.
json as_recorded(Reader&, const Version&);

// ---- Commands

struct NewNode {
    std::string key;                   // any, unique in the version: what `parent` and the answer refer to
    std::optional<std::string> parent; // the key of an earlier node
    int level = 1;
    std::string number, title, short_title, body;
    int order = 0;
    std::optional<NodeId> node_id; // the node of the plan that it is; none: told by number and title
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

// What a text would make of a plan. Every line that is not blank is in a node or in a warning.
struct Reading {
    NewVersion version;     // without plan; no nodes when nothing was recognised
    std::vector<int> lines; // where each node was read
    struct Warning {
        int line = 0;
        std::string text, why; // why: a word of the catalogue, "import.why.<why>"
    };
    std::vector<Warning> warnings; // by line
    std::optional<int> full_from;  // as in Outline
};
// Reads plain text or Markdown. `levels`: their names from the top; empty: recognised. Pure, linear in the text.
Reading read_plan(const std::string& text, const std::vector<std::string>& levels);

// {counts: [{level, name, nodes}], nodes: [{level, number, title, body, order, line, parent?, node_id?}],
// warnings: [{line, text, why}]}. parent: the place in `nodes`, from 0; node_id: of the node in the plan's newest version
// that it is.
json preview_of(Reader&, std::optional<PlanId>, const Reading&);

struct ImportPlan {
    std::string text;
    std::vector<std::string> levels;
    static ImportPlan read(json body); // {text, levels?}; the text as it came: reading it cleans it, line by line
};
// The next draft of a plan, by an organiser of its process. Refuses: not_found, bad_value (no node). Event:
// version_drafted; answer {plan_id, version}.
awaitable<Event> import_version(House&, Person, PlanId, Reading);

// Whether the person may import into the plan.
bool may_import(Reader&, PersonId, PlanId);

// What an organiser pastes or uploads, to look at: nothing is written.
struct ReadOutline {
    std::string text, file; // one of them; file: the bytes of a text, a DOCX or an ODT
    std::vector<std::string> levels;
    static ReadOutline read(json body); // {text | file (base64), levels?}
};
struct OutlineRead {
    std::string text; // UTF-8, as its lines were counted
    Reading reading;
};
// Refuses: what text_of_file refuses, too_many_nodes {max, line}. Slow: never on an I/O thread.
OutlineRead read_outline_of(const ReadOutline&);

// A tree corrected by hand, as the plan's next draft. A node with an id stays that node, whatever its words became.
struct CommitDraft {
    NewVersion version;
    static CommitDraft read(
        PlanId, json body); // {title?, levels, nodes: [{level, number, title, short_title, body, node_id?}]}
};
// By an organiser. Refuses: not_found, bad_value with the field, too_long. Event: version_drafted; answer {plan_id, version}.
awaitable<Event> commit_draft(House&, Person, CommitDraft);

struct BeginPlan {
    ProcessId process_id;
    std::string title;
    static BeginPlan read(ProcessId, Fields&);
};
// A plan without a text yet, by an organiser of the process. Refuses: not_found. Event: plan_begun; answer {plan_id}.
awaitable<Event> begin_plan(House&, Person, BeginPlan);

// The plans of a process, the oldest first.
struct PlanInShort {
    PlanId plan_id;
    std::string title;
};
std::vector<PlanInShort> plans_of(Reader&, ProcessId);

// For the command line: the next draft of the plan with this title, or of the house's only plan; otherwise the first of a
// new one. Waits for the commit: never on an I/O thread. Event and answer as import_version.
Event import_by_hand(House&, const std::string& title, Reading);

} // namespace plans
