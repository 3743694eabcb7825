import assert from "node:assert/strict";
import { test } from "node:test";

import { indexStatements, search } from "./search.ts";
import { buildData } from "./testing.ts";

const data = buildData({
  statements: [
    { id: "by-source", text: "Rain fell.", citations: [{ source: "report" }] },
    { id: "by-text", text: "The REPORT is late." },
    { id: "by-tag", text: "Nothing.", tags: ["reports"] },
    { id: "other", text: "Sun [report" },
  ],
});
const entries = indexStatements({
  ...data,
  sources: [{ name: "@report", key: "report", text: "Weather in May", attributes: [] }],
});

test("a search finds texts first, then tags and sources, whatever the case", () => {
  assert.deepEqual(search(entries, " Report "), ["by-text", "other", "by-source", "by-tag"]);
  assert.deepEqual(search(entries, "weather in"), ["by-source"]);
  assert.deepEqual(search(entries, "[by-t"), ["by-text", "by-tag"]);
  assert.deepEqual(search(entries, "#reports"), ["by-tag"]);
});

test("an empty search finds nothing", () => {
  assert.deepEqual(search(entries, "  "), []);
  assert.deepEqual(search(entries, "no such words"), []);
});
