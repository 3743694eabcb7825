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

test("a line begins where it leaves the one before", () => {
  const start = [
    { x: 0, y: 0 },
    { x: 0, y: 20 },
  ];
  const hang = (y: number) => ({
    points: [...start, { x: 50, y: 20 }, { x: 50, y }, { x: 70, y }],
    head: "none" as const,
  });
  assert.equal(tracePath(hang(100), hang(50)), "M50 34L50 92Q50 100 58 100L70 100");
  const drop = (x: number) => ({
    points: [...start, { x, y: 20 }, { x, y: 60 }],
    head: "arrow" as const,
  });
  assert.equal(tracePath(drop(90), drop(50)), "M34 20L82 20Q90 20 90 28L90 60");
  assert.equal(tracePath(drop(50), drop(90)), "M34 20L42 20Q50 20 50 28L50 60");
  assert.equal(tracePath(drop(-50), drop(90)), tracePath(drop(-50)));
});
