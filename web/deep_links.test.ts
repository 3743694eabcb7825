import assert from "node:assert/strict";
import { test } from "node:test";

import { formatFragment, parseFragment } from "./deep_links.ts";

const NAMES = ["a", "a,b", "c&d=e", "#x", "100 %", "日本", "@source", "(author)", "test a::b[1]"];

test("every view is read as it was written", () => {
  for (const selected of [null, ...NAMES]) {
    for (const reading of ["charitable", "as written"] as const) {
      const view = { selected, without: new Set(NAMES), grant: new Set(NAMES.slice(2, 5)), reading };
      for (const first of ["charitable", "as written"] as const) {
        assert.deepEqual(parseFragment(formatFragment(view, first), first), view);
      }
    }
  }
});

test("an address says only what differs from the first view", () => {
  const view = { selected: null, without: new Set<string>(), grant: new Set<string>() };
  assert.equal(formatFragment({ ...view, reading: "charitable" }, "charitable"), "");
  assert.equal(
    formatFragment({ ...view, selected: "a", without: new Set(["b", "@c"]), reading: "as written" }, "charitable"),
    "s=a&without=b,@c&reading=as-written",
  );
});

test("a broken address names nothing", () => {
  const view = parseFragment("s=%E0%A4&without=,,%&reading=aloud&x=1&", "as written");
  assert.deepEqual(view, {
    selected: null,
    without: new Set(),
    grant: new Set(),
    reading: "as written",
  });
});
