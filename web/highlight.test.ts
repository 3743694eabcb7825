import assert from "node:assert/strict";
import { test } from "node:test";

import { findHighlight } from "./highlight.ts";
import { findRelations } from "./relations.ts";
import { buildData } from "./testing.ts";

test("a highlight has all support, and what attacks it one step away", () => {
  const ids = ["top", "reason", "warrant", "ground", "exception", "objection", "behind", "other"];
  const data = buildData({
    statements: ids.map((id) => ({ id })),
    inferences: [
      {
        conclusion: "top",
        premises: ["reason"],
        warrants: [{ id: "warrant" }],
        exceptions: [{ id: "exception" }],
      },
      { conclusion: "reason", premises: ["ground"] },
      { conclusion: "ground", premises: ["objection"], against: true },
      { conclusion: "objection", premises: ["behind"] },
      { conclusion: "ground", premises: ["top"] },
      { conclusion: "other", premises: ["top"] },
    ],
  });
  const highlight = findHighlight(findRelations(data), "top", () => true);
  assert.deepEqual([...highlight.support].sort(), ["ground", "reason", "warrant"]);
  assert.deepEqual([...highlight.attack].sort(), ["exception", "objection"]);
  const numbers = [...highlight.inferences].map((inference) => data.inferences.indexOf(inference));
  assert.deepEqual(numbers.sort(), [0, 1, 2, 4]);
});

test("what does not count is not highlighted", () => {
  const data = buildData({
    statements: ["top", "said", "implied", "exception"].map((id) => ({ id })),
    inferences: [
      { conclusion: "top", premises: ["said"], exceptions: [{ id: "exception", implicit: true }] },
      { conclusion: "top", premises: ["implied"], implicit: true },
    ],
  });
  const highlight = findHighlight(findRelations(data), "top", ({ implicit }) => !implicit);
  assert.deepEqual([...highlight.support], ["said"]);
  assert.deepEqual([...highlight.attack], []);
});
