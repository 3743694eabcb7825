import assert from "node:assert/strict";
import { test } from "node:test";

import { chooseOpened, LEGIBLE } from "./first_view.ts";
import { growForest, listAncestors } from "./forest.ts";
import type { Layout } from "./layout.ts";
import { buildRandomData } from "./testing.ts";

test("as many levels are open as are legible together", () => {
  for (let seed = 0; seed < 100; seed++) {
    const forest = growForest(buildRandomData(seed));
    const depths = [...forest.sizes.keys()].map(
      (id) => listAncestors(forest.nodes.get(id)!).length,
    );
    const deepest = Math.max(-1, ...depths);
    for (let limit = 0; limit <= deepest + 1; limit++) {
      const isLegible = (opened: ReadonlySet<string>): boolean =>
        [...opened].every((id) => listAncestors(forest.nodes.get(id)!).length < limit);
      // A layout stands for the statements that are open in it.
      const opened = chooseOpened(
        forest,
        (ids) => ids as unknown as Layout,
        (layout) => (isLegible(layout as unknown as Set<string>) ? LEGIBLE : LEGIBLE - 0.01),
      );
      const expected = [...forest.sizes.keys()].filter((id) => isLegible(new Set([id])));
      assert.deepEqual([...opened].sort(), expected.sort());
    }
  }
});
