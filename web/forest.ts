/**
 * The trees that a map is drawn as.
 *
 * Each statement is drawn once, below the first conclusion in its section that it supports or
 * attacks. Every other mention of it is a reference. What is left are trees: no lines cross, and a
 * branch can be collapsed. Linked premises, warrants and exceptions meet in a junction.
 */

import type { InferenceData, PageData } from "./data.ts";

/** How a branch relates to what is above it, in the words of the language. */
export type Relation = "because" | "but" | "and" | "since" | "unless";

export interface StatementNode {
  readonly type: "statement";
  readonly id: string;
  readonly branches: Branch[];
  parent: StatementNode | JunctionNode | null;
}

export interface JunctionNode {
  readonly type: "junction";
  readonly inference: number;
  readonly branches: Branch[];
  readonly parent: StatementNode;
}

/** A statement that is mentioned here and drawn elsewhere. */
export interface ReferenceNode {
  readonly type: "reference";
  readonly id: string;
}

export type ForestNode = StatementNode | JunctionNode | ReferenceNode;

export interface Branch {
  readonly relation: Relation;
  readonly implicit: boolean;
  readonly scheme: string;
  /** The number of the inference that the branch belongs to. */
  readonly inference: number;
  readonly node: ForestNode;
}

export interface Forest {
  /** The trees of each section, in the order of writing; null is what precedes the first heading. */
  readonly roots: ReadonlyMap<string | null, readonly StatementNode[]>;
  /** The same trees in one list. */
  readonly trees: readonly StatementNode[];
  readonly nodes: ReadonlyMap<string, StatementNode>;
  /** How many statements and references are below each statement that has any. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** Divide a map into trees. */
export function growForest(data: PageData): Forest {
  const sections = new Map(data.statements.map(({ id, section }) => [id, section ?? null]));
  const nodes = new Map<string, StatementNode>();
  for (const { id } of data.statements) {
    nodes.set(id, { type: "statement", id, branches: [], parent: null });
  }
  const trees = new DisjointSets(nodes.keys());

  function place(id: string, conclusion: string, parent: StatementNode | JunctionNode): ForestNode {
    const node = nodes.get(id)!;
    const isNear = sections.get(id) === sections.get(conclusion);
    if (node.parent || !isNear || !trees.join(id, conclusion)) return { type: "reference", id };
    node.parent = parent;
    return node;
  }

  data.inferences.forEach((inference, number) => {
    const conclusion = nodes.get(inference.conclusion)!;
    const branch = {
      relation: inference.against ? ("but" as const) : ("because" as const),
      implicit: inference.implicit,
      scheme: inference.scheme ?? "",
      inference: number,
    };
    if (!hasJunction(inference)) {
      const node = place(inference.premises[0]!, conclusion.id, conclusion);
      conclusion.branches.push({ ...branch, node });
      return;
    }
    const junction: JunctionNode = {
      type: "junction",
      inference: number,
      branches: [],
      parent: conclusion,
    };
    conclusion.branches.push({ ...branch, node: junction });
    const parts = [
      ...inference.premises.map((id) => ({ id, relation: "and" as const })),
      ...inference.warrants.map((link) => ({ ...link, relation: "since" as const })),
      ...inference.exceptions.map((link) => ({ ...link, relation: "unless" as const })),
    ];
    for (const { id, relation, implicit, scheme } of parts as Part[]) {
      junction.branches.push({
        relation,
        implicit: inference.implicit || implicit === true,
        scheme: scheme ?? "",
        inference: number,
        node: place(id, conclusion.id, junction),
      });
    }
  });

  const roots = new Map<string | null, StatementNode[]>([[null, []]]);
  for (const { id } of data.sections) roots.set(id, []);
  for (const node of nodes.values()) {
    if (!node.parent) roots.get(sections.get(node.id)!)!.push(node);
  }
  const grown = [...roots.values()].flat();
  return { roots, trees: grown, nodes, sizes: countBelow(grown, () => true) };
}

interface Part {
  readonly id: string;
  readonly relation: Relation;
  readonly implicit?: boolean;
  readonly scheme?: string;
}

/** Whether several statements bear on the conclusion together. */
function hasJunction({ premises, warrants, exceptions }: InferenceData): boolean {
  return premises.length + warrants.length + exceptions.length > 1;
}

/** Return the statements of trees, each before those below it. */
export function listStatements(roots: Iterable<StatementNode>): StatementNode[] {
  const listed: StatementNode[] = [];
  const pending: ForestNode[] = [...roots].reverse();
  while (pending.length > 0) {
    const node = pending.pop()!;
    if (node.type === "reference") continue;
    if (node.type === "statement") listed.push(node);
    for (const branch of node.branches.toReversed()) pending.push(branch.node);
  }
  return listed;
}

/** Return the statements that a node is below, from the nearest to the root. */
export function listAncestors(node: StatementNode): StatementNode[] {
  const ancestors: StatementNode[] = [];
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type === "statement") ancestors.push(parent);
  }
  return ancestors;
}

/** Return the statements directly below a statement, those of junctions included. */
export function listChildren(node: StatementNode): StatementNode[] {
  const children: StatementNode[] = [];
  for (const { node: below } of node.branches) {
    if (below.type === "statement") children.push(below);
    if (below.type !== "junction") continue;
    for (const { node: part } of below.branches) if (part.type === "statement") children.push(part);
  }
  return children;
}

/** Return a statement and its neighbours below the same conclusion, or all roots. */
export function listSiblings(forest: Forest, node: StatementNode): readonly StatementNode[] {
  const above = listAncestors(node)[0];
  return above ? listChildren(above) : forest.trees;
}

/** Return the branch that leads to a statement, or undefined for a root. */
export function findBranch(node: StatementNode): Branch | undefined {
  return node.parent?.branches.find((branch) => branch.node === node);
}

/** Count the statements and references below each statement, of those that are counted. */
export function countBelow(
  roots: readonly StatementNode[],
  counts: (id: string) => boolean,
): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { id, branches } of listStatements(roots).reverse()) {
    let size = 0;
    for (const { node } of branches) {
      for (const end of node.type === "junction"
        ? node.branches.map((part) => part.node)
        : [node]) {
        if (end.type === "junction") continue; // junctions do not contain any
        if (counts(end.id)) size += 1;
        if (end.type === "statement") size += sizes.get(end.id) ?? 0;
      }
    }
    if (size > 0) sizes.set(id, size);
  }
  return sizes;
}

/** Sets that can be joined: the statements of the trees so far. */
class DisjointSets {
  private readonly leaders: Map<string, string>;

  constructor(members: Iterable<string>) {
    this.leaders = new Map([...members].map((member) => [member, member]));
  }

  /** Join the sets of two members. Return whether they were different sets. */
  join(one: string, other: string): boolean {
    const first = this.find(one);
    const second = this.find(other);
    this.leaders.set(first, second);
    return first !== second;
  }

  private find(member: string): string {
    let leader = member;
    for (let next = this.leaders.get(leader)!; next !== leader; next = this.leaders.get(leader)!) {
      const above = this.leaders.get(next)!;
      this.leaders.set(leader, above); // halve the path for the next search
      leader = above;
    }
    return leader;
  }
}
