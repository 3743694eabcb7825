import assert from "node:assert/strict";
import { test } from "node:test";

import { WIDEST_ROW, type Measure } from "./blocks.ts";
import type { PageData } from "./data.ts";
import { growForest } from "./forest.ts";
import { layOut, type Layout, type Line, type Rectangle } from "./layout.ts";
import { pack } from "./packing.ts";
import { buildData, buildRandomData, createRandom } from "./testing.ts";

const measure: Measure = {
  box: ({ id }, isOpen) => ({
    width: 200,
    height: 60 + ((id.length * 37) % 90) + (isOpen ? 20 : 0),
  }),
  reference: () => ({ width: 180, height: 30 }),
  junction: () => ({ width: 40, height: 20 }),
  label: (text) => ({ width: 10 + 6 * text.length, height: 18 }),
  title: () => ({ width: 100, height: 34 }),
};

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);

function arrange(data: PageData, opened?: ReadonlySet<string>): Layout {
  const forest = growForest(data);
  return layOut(forest, data.sections, opened ?? new Set(forest.nodes.keys()), measure, 1.5);
}

function format(...places: readonly Rectangle[]): string {
  return places.map(({ x, y, width, height }) => `${width}×${height} at ${x},${y}`).join("; ");
}

function isApart(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y
  );
}

function assertApart(places: readonly Rectangle[], what: string): void {
  places.forEach((place, index) => {
    for (const other of places.slice(index + 1)) {
      assert.ok(isApart(place, other), `${what}: ${format(place, other)}`);
    }
  });
}

test("boxes, references, junctions and labels do not overlap", () => {
  for (const seed of SEEDS) {
    const { boxes, references, junctions, labels } = arrange(buildRandomData(seed));
    assertApart([...boxes, ...references, ...junctions, ...labels], `seed ${seed}`);
  }
});

test("everything is inside the map, and in the frame of its section", () => {
  for (const seed of SEEDS) {
    const data = buildRandomData(seed);
    const layout = arrange(data);
    const { boxes, references, junctions, labels, lines, frames } = layout;
    const isInside = (outer: Rectangle, { x, y, width, height }: Rectangle): boolean =>
      x >= outer.x - 0.01 &&
      y >= outer.y - 0.01 &&
      x + width <= outer.x + outer.width + 0.01 &&
      y + height <= outer.y + outer.height + 0.01;
    const whole = { x: 0, y: 0, width: layout.width, height: layout.height };
    for (const place of [...boxes, ...references, ...junctions, ...labels, ...lines, ...frames]) {
      assert.ok(isInside(whole, place), `seed ${seed}: ${format(place)}`);
    }
    const sections = new Map(data.statements.map(({ id, section }) => [id, section]));
    for (const box of boxes) {
      const section = sections.get(box.node.id);
      const frame = frames.find((placed) => placed.section.id === section);
      const isFramed = section === undefined || (frame !== undefined && isInside(frame, box));
      assert.ok(isFramed, `seed ${seed}: ${format(box)}`);
    }
  }
});

test("no line runs through a box, reference or junction", () => {
  for (const seed of SEEDS) {
    const { boxes, references, junctions, lines } = arrange(buildRandomData(seed));
    for (const line of lines) {
      for (const segment of listSegments(line)) {
        for (const place of [...boxes, ...references, ...junctions]) {
          const inner = {
            x: place.x + 1,
            y: place.y + 1,
            width: place.width - 2,
            height: place.height - 2,
          };
          assert.ok(isApart(segment, inner), `seed ${seed}: ${format(segment, place)}`);
        }
      }
    }
  }
});

test("lines cross only where they start together", () => {
  for (const seed of SEEDS) {
    const { lines } = arrange(buildRandomData(seed));
    lines.forEach((line, index) => {
      for (const other of lines.slice(index + 1)) {
        const sharesStart =
          line.points[0]!.x === other.points[0]!.x && line.points[0]!.y === other.points[0]!.y;
        if (sharesStart || isApart(line, other)) continue;
        for (const one of listSegments(line)) {
          for (const two of listSegments(other)) {
            assert.ok(!crosses(one, two), `seed ${seed}: ${format(line, other)}`);
          }
        }
      }
    });
  }
});

test("what is closed shows nothing below it", () => {
  for (const seed of SEEDS) {
    const data = buildRandomData(seed);
    const layout = arrange(data, new Set());
    assert.equal(layout.boxes.length, growForest(data).trees.length);
    assert.equal(layout.lines.length + layout.references.length + layout.junctions.length, 0);
  }
});

test("a statement with many reasons stays about as wide as a row may be", () => {
  const random = createRandom(1);
  const reasons = Array.from({ length: 400 }, (_, index) => `reason-${index}`);
  const data = buildData({
    statements: [{ id: "top" }, ...reasons.flatMap((id) => [{ id }, { id: `${id}-why` }])],
    inferences: reasons.flatMap((id) => [
      { conclusion: "top", premises: [id], against: random() < 0.1 },
      { conclusion: id, premises: [`${id}-why`] },
    ]),
  });
  const { width } = arrange(data);
  assert.ok(width < WIDEST_ROW * 1.2, `it is ${width} wide`);
});

test("a chain of 10,000 statements and a statement with 10,000 reasons are laid out", () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `s${index}`);
  const statements = ids.map((id) => ({ id }));
  const chain = ids.slice(1).map((id, index) => ({ conclusion: ids[index]!, premises: [id] }));
  const star = ids.slice(1).map((id) => ({ conclusion: "s0", premises: [id] }));
  for (const inferences of [chain, star, []]) {
    const layout = arrange(buildData({ statements, inferences }));
    assert.equal(layout.boxes.length, 10_000);
    assert.equal(layout.lines.length, inferences.length);
  }
});

test("packed rectangles are apart, and none is higher than one before it on the same side", () => {
  for (const seed of SEEDS) {
    const random = createRandom(seed);
    const sizes = Array.from({ length: 1 + Math.floor(random() * 40) }, () => ({
      width: 10 + Math.floor(random() * 200),
      height: 10 + Math.floor(random() * 200),
    }));
    const { corners, width, height } = pack(sizes, 0.5 + random() * 2, 10);
    const places = corners.map((corner, index) => ({ ...corner, ...sizes[index]! }));
    assertApart(
      places.map((place) => ({ ...place, width: place.width + 10, height: place.height + 10 })),
      `seed ${seed}`,
    );
    assert.equal(width, Math.max(...places.map((place) => place.x + place.width)));
    assert.equal(height, Math.max(...places.map((place) => place.y + place.height)));
  }
});

function listSegments({ points }: Line): Rectangle[] {
  return points.slice(1).map((end, index) => {
    const start = points[index]!;
    const [x, y] = [Math.min(start.x, end.x), Math.min(start.y, end.y)];
    return { x, y, width: Math.abs(start.x - end.x), height: Math.abs(start.y - end.y) };
  });
}

/** Whether an upright and a level segment have a point in common, other than at their ends. */
function crosses(one: Rectangle, other: Rectangle): boolean {
  const [upright, level] = one.width === 0 ? [one, other] : [other, one];
  if (upright.width !== 0 || level.height !== 0) return false;
  return (
    level.x < upright.x - 0.01 &&
    upright.x + 0.01 < level.x + level.width &&
    upright.y < level.y - 0.01 &&
    level.y + 0.01 < upright.y + upright.height
  );
}
