// SQL <-> structs, and nothing else.
#pragma once

#include "plans/plans.hpp"
#include "plans/rules.hpp"

namespace plans {

std::optional<Version> newest_version(Reader&, PlanId);
std::vector<PlanId> plans_titled(Reader&, std::string_view title); // all when it is empty
bool has_plan(Reader&, PlanId);
std::string title_of(Reader&, PlanId);
bool is_node_of(Reader&, PlanId, NodeId);
std::optional<ProcessId> process_of(Reader&, PlanId);

PlanId insert_plan(Tx&, const std::optional<ProcessId>&, std::string_view title);
void insert_version(Tx&, const Version&);
void insert_level(Tx&, const Version&, int level, std::string_view name);
NodeId insert_node(Tx&, PlanId);
void insert_text(Tx&, const Version&, const Node&, const Span&);
void copy_texts(Tx&, const Version& from, const Version& to); // levels and nodes, under their ids
void delete_text(Tx&, const Version&, NodeId);
void supersede_published(Tx&, PlanId);

} // namespace plans
