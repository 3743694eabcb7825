import assert from "node:assert/strict";
import { test } from "node:test";

import { createStore, NO_FILTERS } from "./store.ts";
import { clear, grant, putBack, withdraw } from "./suppose.ts";
import { buildData } from "./testing.ts";

const written = buildData({
  statements: [
    { id: "r", kind: "recommendation", section: "first", tags: ["a"] },
    { id: "e", kind: "evidence", origins: ["@x"] },
    { id: "f", kind: "evidence", origins: ["@x", "@y"], tags: ["a", "b"] },
  ],
  inferences: [{ conclusion: "r", premises: ["e"] }],
  sections: [{ id: "first", title: "First", level: 1 }],
});
const data = {
  ...written,
  statements: written.statements.map((statement) => ({
    ...statement,
    judgement: { verdict: "supported" as const },
    asWritten: { verdict: "supported" as const },
  })),
  sources: [
    { name: "@x", key: "x", text: "X", attributes: [] },
    { name: "@y", key: "y", text: "Y", attributes: [] },
    { name: "@z", key: "z", text: "X again", attributes: [], sameAs: "@x" },
  ],
};

test("a supposition changes verdicts until it is cleared", () => {
  const store = createStore(data);
  withdraw(store, "e");
  assert.deepEqual(
    store.changes.map(({ id, after }) => [id, after?.verdict]),
    [
      ["r", "unsupported"],
      ["e", undefined],
    ],
  );
  grant(store, "e");
  assert.deepEqual([store.state.without.size, store.state.grant.size], [0, 1]);
  putBack(store, "e");
  assert.equal(store.supposes, false);
  withdraw(store, "@x");
  assert.equal(store.verdicts.has("f"), true);
  withdraw(store, "@y");
  assert.equal(store.verdicts.has("f"), false);
  clear(store);
  assert.deepEqual(store.changes, []);
  assert.equal(store.verdicts, store.verdictsBefore);
});

test("what a map does not have is left out, and what is withdrawn is not granted", () => {
  const store = createStore(data, {
    selected: "nobody",
    without: new Set(["z", "nothing", "@x"]),
    grant: new Set(["e", "f", "nobody"]),
  });
  assert.equal(store.state.selected, null);
  assert.deepEqual([...store.state.without], ["@x"]);
  assert.deepEqual([...store.state.grant], ["f"]);
});

test("filters combine: any value of a group, all groups", () => {
  const store = createStore(data);
  assert.equal(store.filtered, null);
  store.update({ filters: { ...NO_FILTERS, tags: new Set(["a", "b"]) } });
  assert.deepEqual([...store.filtered!], ["r", "f"]);
  store.update({ filters: { ...store.state.filters, kinds: new Set(["evidence"]) } });
  assert.deepEqual([...store.filtered!], ["f"]);
  store.update({ filters: { ...NO_FILTERS, verdicts: new Set(["withdrawn"]) } });
  assert.equal(store.filtered!.size, 0);
  withdraw(store, "e");
  assert.deepEqual([...store.filtered!], ["e"]);
});

test("listeners are told what changed, and nothing if nothing did", () => {
  const store = createStore(data);
  const told: string[][] = [];
  const stop = store.subscribe((changed) => told.push([...changed]));
  store.update({ selected: "r", query: "" });
  store.update({ selected: "r" });
  store.update({ selected: "nobody" });
  stop();
  store.update({ query: "x" });
  assert.deepEqual(told, [["selected"], ["selected"]]);
});

test("other data keeps what still exists", () => {
  const store = createStore(data, {
    selected: "e",
    without: new Set(["@y"]),
    grant: new Set(["r"]),
    opened: new Set(["r", "e"]),
  });
  const lost = store.replaceData({
    ...data,
    statements: data.statements.filter(({ id }) => id !== "e"),
    inferences: [],
    sources: data.sources.filter(({ key }) => key !== "y"),
  });
  assert.deepEqual(lost, ["e", "@y"]);
  assert.equal(store.state.selected, null);
  assert.deepEqual([...store.state.opened], ["r"]);
  assert.deepEqual([...store.state.grant], ["r"]);
});
