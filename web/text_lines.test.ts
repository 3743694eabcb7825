import assert from "node:assert/strict";
import { test } from "node:test";

import { createRandom } from "./testing.ts";
import { wrapText } from "./text_lines.ts";

const measure = (text: string): number => Array.from(text).length;

test("lines are no wider than asked for, and lose nothing but spaces", () => {
  const random = createRandom(7);
  const characters = ["a", "b", " ", " ", "  ", "é", "漢", "字", "👩‍🚀", "\n", "ภ"];
  for (let run = 0; run < 500; run++) {
    const text = Array.from(
      { length: Math.floor(random() * 60) },
      () => characters[Math.floor(random() * characters.length)]!,
    ).join("");
    const width = 3 + Math.floor(random() * 20);
    const lines = wrapText(text, width, measure);
    assert.equal(lines.join("").replace(/\s/gu, ""), text.replace(/\s/gu, ""));
    for (const line of lines) assert.ok(measure(line) <= width, JSON.stringify([line, width]));
  }
});

test("words stay whole where they fit", () => {
  assert.deepEqual(wrapText("one two  three", 7, measure), ["one two", "three"]);
  assert.deepEqual(wrapText("a considerably long", 5, measure), ["a con", "sider", "ably", "long"]);
  assert.deepEqual(wrapText("技術は議題", 2, measure), ["技術", "は議", "題"]);
  assert.deepEqual(wrapText("  ", 5, measure), []);
});
