/** Walking from statement to statement with the keys. */

import {
  listAncestors,
  listChildren,
  listSiblings,
  type Forest,
  type StatementNode,
} from "./forest.ts";

/**
 * Return the statement that a key leads to: the conclusion, the first reason, or a neighbour.
 *
 * It is the statement itself if what is below it has to be opened first, and undefined if the key
 * leads nowhere.
 */
export function findNeighbour(
  forest: Forest,
  opened: ReadonlySet<string>,
  node: StatementNode,
  key: string,
): StatementNode | undefined {
  if (key === "ArrowUp") return listAncestors(node)[0];
  if (key === "ArrowDown") {
    const isClosed = forest.sizes.has(node.id) && !opened.has(node.id);
    return isClosed ? node : listChildren(node)[0];
  }
  const siblings = listSiblings(forest, node);
  const place = siblings.indexOf(node);
  switch (key) {
    case "ArrowLeft":
      return siblings[place - 1];
    case "ArrowRight":
      return siblings[place + 1];
    case "Home":
      return siblings[0];
    case "End":
      return siblings.at(-1);
  }
  return undefined;
}
