/** Deciding how much of a map is open at first. */

import type { Forest, StatementNode } from "./forest.ts";
import { listAncestors, listStatements } from "./forest.ts";
import type { Layout } from "./layout.ts";

/** The smallest part of its size at which text is read without effort. */
export const LEGIBLE = 0.55;

/** Open a map level by level while all of it fits legibly. Returns the statements that are open. */
export function chooseOpened(
  forest: Forest,
  layOutWith: (opened: ReadonlySet<string>) => Layout,
  findScale: (layout: Layout) => number,
): ReadonlySet<string> {
  const levels: StatementNode[][] = [];
  for (const node of listStatements(forest.trees)) {
    if (node.branches.length > 0) (levels[listAncestors(node).length] ??= []).push(node);
  }
  let opened: ReadonlySet<string> = new Set<string>();
  for (const level of levels) {
    const more = new Set([...opened, ...level.map(({ id }) => id)]);
    if (findScale(layOutWith(more)) < LEGIBLE) break;
    opened = more;
  }
  return opened;
}
