import assert from "node:assert/strict";
import { test } from "node:test";

import { growForest, listChildren } from "./forest.ts";
import { buildRandomData } from "./testing.ts";
import { findNeighbour } from "./walking.ts";

test("the keys reach every statement of an open map, and lead back", () => {
  for (let seed = 0; seed < 100; seed++) {
    const forest = growForest(buildRandomData(seed));
    const opened = new Set(forest.nodes.keys());
    const reached = new Set([forest.trees[0]!]);
    for (const node of reached) {
      for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]) {
        const next = findNeighbour(forest, opened, node, key);
        if (next) reached.add(next);
      }
      const right = findNeighbour(forest, opened, node, "ArrowRight");
      if (right) assert.equal(findNeighbour(forest, opened, right, "ArrowLeft"), node);
      const below = findNeighbour(forest, opened, node, "ArrowDown");
      if (below) assert.equal(findNeighbour(forest, opened, below, "ArrowUp"), node);
    }
    assert.equal(reached.size, forest.nodes.size);
  }
});

test("what is closed has to be opened before the keys lead into it", () => {
  const forest = growForest(buildRandomData(3));
  for (const node of forest.nodes.values()) {
    const next = findNeighbour(forest, new Set(), node, "ArrowDown");
    if (forest.sizes.has(node.id)) assert.equal(next, node);
    else assert.equal(next, listChildren(node)[0]);
    assert.equal(findNeighbour(forest, new Set(), node, "x"), undefined);
  }
});
