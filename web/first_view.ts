/** Deciding how much of a map is open at first. */

import { listChildren, type Forest } from "./forest.ts";
import type { Layout } from "./layout.ts";

/** The smallest part of its size at which text is read without effort. */
export const LEGIBLE = 0.55;

/** Open a map level by level while all of it fits legibly. Returns the statements that are open. */
export function chooseOpened(
  forest: Forest,
  layOutWith: (opened: ReadonlySet<string>) => Layout,
  findScale: (layout: Layout) => number,
): ReadonlySet<string> {
  let opened: ReadonlySet<string> = new Set<string>();
  for (let level = forest.trees; level.length > 0; level = level.flatMap(listChildren)) {
    const branching = level.filter(({ id }) => forest.sizes.has(id));
    if (branching.length === 0) continue;
    const more = new Set([...opened, ...branching.map(({ id }) => id)]);
    if (findScale(layOutWith(more)) < LEGIBLE) break;
    opened = more;
  }
  return opened;
}
