import assert from "node:assert/strict";
import { test } from "node:test";

import { growForest, listAncestors, listChildren, listSiblings, listStatements } from "./forest.ts";
import { buildData, buildRandomData } from "./testing.ts";

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);

test("each statement is in exactly one tree, in its section", () => {
  for (const seed of SEEDS) {
    const data = buildRandomData(seed);
    const forest = growForest(data);
    const sections = new Map(data.statements.map(({ id, section }) => [id, section ?? null]));
    const found: string[] = [];
    for (const [section, roots] of forest.roots) {
      for (const { id } of listStatements(roots)) {
        found.push(id);
        assert.equal(sections.get(id), section);
      }
    }
    assert.deepEqual(found.sort(), data.statements.map(({ id }) => id).sort());
  }
});

test("each inference is below its conclusion, with all of its parts", () => {
  for (const seed of SEEDS) {
    const data = buildRandomData(seed);
    const forest = growForest(data);
    const drawn = new Map<number, string[]>();
    for (const node of forest.nodes.values()) {
      for (const branch of node.branches) {
        const inference = data.inferences[branch.inference]!;
        assert.equal(inference.conclusion, node.id);
        assert.equal(branch.relation === "but", inference.against);
        const parts = branch.node.type === "junction" ? branch.node.branches : [branch];
        const ids = parts.map(({ node: part }) => {
          assert.notEqual(part.type, "junction");
          return part.type === "junction" ? "" : part.id;
        });
        assert.ok(!drawn.has(branch.inference), "an inference is drawn twice");
        drawn.set(branch.inference, ids);
      }
    }
    data.inferences.forEach(({ premises, warrants, exceptions }, number) => {
      const ids = [...premises, ...warrants.map(({ id }) => id), ...exceptions.map(({ id }) => id)];
      assert.deepEqual(drawn.get(number), ids);
    });
  }
});

test("the counts below a statement are those of what opening everything shows", () => {
  for (const seed of SEEDS) {
    const forest = growForest(buildRandomData(seed));
    for (const node of forest.nodes.values()) {
      const shown = listStatements([node]).flatMap(({ branches }) =>
        branches.flatMap((branch) =>
          branch.node.type === "junction" ? branch.node.branches : [branch],
        ),
      );
      assert.equal(forest.sizes.get(node.id) ?? 0, shown.length);
    }
  }
});

test("a statement is among its siblings, and each child names its conclusion", () => {
  for (const seed of SEEDS) {
    const forest = growForest(buildRandomData(seed));
    for (const node of forest.nodes.values()) {
      assert.equal(listSiblings(forest, node).filter((sibling) => sibling === node).length, 1);
      for (const child of listChildren(node)) assert.equal(listAncestors(child)[0], node);
    }
  }
});

test("a circle of reasons becomes a chain with a reference at its end", () => {
  const data = buildData({
    statements: [{ id: "a" }, { id: "b" }, { id: "c" }],
    inferences: [
      { conclusion: "a", premises: ["b"] },
      { conclusion: "b", premises: ["c"] },
      { conclusion: "c", premises: ["a"] },
      { conclusion: "a", premises: ["a"] },
    ],
  });
  const { trees, nodes } = growForest(data);
  assert.deepEqual(
    trees.map(({ id }) => id),
    ["a"],
  );
  assert.deepEqual(
    nodes.get("c")!.branches.map(({ node }) => node),
    [{ type: "reference", id: "a" }],
  );
  assert.deepEqual(
    nodes.get("a")!.branches.map(({ node }) => node.type),
    ["statement", "reference"],
  );
});

test("a chain of 20,000 statements is one tree", () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `s${index}`);
  const data = buildData({
    statements: ids.map((id) => ({ id })),
    inferences: ids.slice(1).map((id, index) => ({ conclusion: ids[index]!, premises: [id] })),
  });
  const { trees, nodes, sizes } = growForest(data);
  assert.equal(trees.length, 1);
  assert.equal(sizes.get("s0"), 19_999);
  assert.equal(listAncestors(nodes.get("s19999")!).length, 19_999);
});
