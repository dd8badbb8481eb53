// A plan as a tree: who is above, who is below, and counts summed over everything below.
import type { ById, Counts, Plan, PlanNode } from "../wire/types";

export class Tree {
  readonly roots: PlanNode[] = [];
  readonly #nodes = new Map<number, PlanNode>();
  readonly #children = new Map<number, PlanNode[]>();

  constructor(readonly plan: Plan) {
    for (const node of plan.nodes) this.#nodes.set(node.node_id, node);
    for (const node of plan.nodes) this.#place(node);
  }

  #place(node: PlanNode) {
    if (node.parent_id === undefined) return void this.roots.push(node);
    const siblings = this.#children.get(node.parent_id) ?? [];
    siblings.push(node);
    this.#children.set(node.parent_id, siblings);
  }

  find(id: number): PlanNode | undefined {
    return this.#nodes.get(id);
  }

  children(node: PlanNode): PlanNode[] {
    return this.#children.get(node.node_id) ?? [];
  }

  parent(node: PlanNode): PlanNode | undefined {
    return node.parent_id === undefined ? undefined : this.#nodes.get(node.parent_id);
  }

  // Root first, the node itself last.
  path(node: PlanNode): PlanNode[] {
    const above = this.parent(node);
    return above ? [...this.path(above), node] : [node];
  }

  // The pages of the reader: one for each node of the second level, or for a first-level node without children.
  pages(): PlanNode[] {
    return this.roots.flatMap((root) => (this.children(root).length > 0 ? this.children(root) : [root]));
  }

  page_of(node: PlanNode): PlanNode | undefined {
    const path = this.path(node);
    return path[1] ?? this.children(node)[0] ?? node;
  }

  counts(node: PlanNode, own: ById<Counts> | undefined): Counts {
    return this.children(node).reduce((sum, child) => plus(sum, this.counts(child, own)), own_counts(node, own));
  }

  // "5.1.1, azione B" for a node whose number says little alone; "5.1" for one that is numbered in full.
  label(node: PlanNode): string {
    const above = this.parent(node);
    if (!above || /\d/.test(node.number.charAt(0))) return node.number;
    const own = this.is_lettered(node) ? ` ${node.number}` : "";
    return `${this.label(above)}, ${this.level_name(node).toLocaleLowerCase()}${own}`;
  }

  // Resources carry a number that only machines use.
  is_lettered(node: PlanNode): boolean {
    return /^[A-Z]{1,2}$/.test(node.number);
  }

  level_name(node: PlanNode): string {
    return this.plan.levels[node.level - 1] ?? "";
  }
}

export const own_counts = (node: PlanNode, own: ById<Counts> | undefined): Counts =>
  own?.[node.node_id] ?? { proposals: 0, supports: 0, comments: 0 };

function plus(a: Counts, b: Counts): Counts {
  return {
    proposals: a.proposals + b.proposals,
    supports: a.supports + b.supports,
    comments: a.comments + b.comments,
  };
}

export const short_title = (node: PlanNode) => node.short_title || node.title || (node.body ?? "");

// The node's own words: its text, or its title when it has no text.
export const words_of = (node: PlanNode) => node.body || node.title;
