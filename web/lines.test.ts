import assert from "node:assert/strict";
import { test } from "node:test";

import { tracePath } from "./lines.ts";

test("a line has round corners where it turns, and none where it does not", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 0, y: 20 },
    { x: 0, y: 20 },
    { x: 50, y: 20 },
    { x: 50, y: 60 },
  ];
  assert.equal(tracePath({ points, head: "none" }), "M0 0L0 12Q0 20 8 20L42 20Q50 20 50 28L50 60");
});

test("corners that are close to each other are less round", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 0, y: 20 },
    { x: 6, y: 20 },
    { x: 6, y: 60 },
  ];
  assert.equal(tracePath({ points, head: "none" }), "M0 0L0 17Q0 20 3 20L3 20Q6 20 6 23L6 60");
});
