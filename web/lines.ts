/** Drawing lines and distant boxes as SVG paths, one for each look, however many there are. */

import type { Line, Rectangle } from "./layout.ts";
import type { Point } from "./packing.ts";

const NAMESPACE = "http://www.w3.org/2000/svg";
const RADIUS = 8;
const HEAD = { width: 10, height: 10 };
const BAR = 14;
/** Between a box and the bar of an objection, so that outlines of the box do not cover it. */
const BAR_GAP = 6;

/** The look of a line: what it means, and how it stands to what is selected. */
export interface Look {
  readonly relation: "support" | "attack" | "warrant" | "exception";
  readonly implicit: boolean;
  /** `ghost` lines do not count; `faint` ones have nothing to do with what is selected. */
  readonly strength: "normal" | "strong" | "faint" | "ghost";
}

/** Return what a line stands for. */
export function relationOf({ branch, against }: Line): Look["relation"] {
  if (branch.relation === "since") return "warrant";
  if (branch.relation === "unless") return "exception";
  return against ? "attack" : "support";
}

/** Draw lines into an SVG group, in place of what it contains. */
export function drawLines(
  group: Element,
  lines: Iterable<Line>,
  lookOf: (line: Line) => Look,
): void {
  const paths = new Map<string, { look: Look; lines: string[]; heads: Set<string>; last?: Line }>();
  for (const line of lines) {
    const look = lookOf(line);
    const name = `${look.relation} ${look.implicit} ${look.strength}`;
    let path = paths.get(name);
    if (!path) paths.set(name, (path = { look, lines: [], heads: new Set() }));
    path.lines.push(tracePath(line, path.last));
    if (line.head !== "none") path.heads.add(traceHead(line));
    path.last = line;
  }
  const ranks = ["ghost", "faint", "normal", "strong"];
  const sorted = [...paths.values()].sort(
    (one, other) => ranks.indexOf(one.look.strength) - ranks.indexOf(other.look.strength),
  );
  group.replaceChildren(
    ...sorted.flatMap(({ look, lines: traced, heads }) => {
      const classes = `${look.relation} ${look.strength}${look.implicit ? " implicit" : ""}`;
      return [
        createPath(`line ${classes}`, traced.join("")),
        ...(heads.size > 0 ? [createPath(`head ${classes}`, [...heads].join(""))] : []),
      ];
    }),
  );
}

/** Draw boxes that are too small to read, as one path for each look. */
export function drawOverview<Box extends Rectangle>(
  group: Element,
  boxes: Iterable<Box>,
  lookOf: (box: Box) => readonly [kind: string, classes: string],
): void {
  const paths = new Map<string, { kind: string; classes: string; traced: string[] }>();
  for (const box of boxes) {
    const [kind, classes] = lookOf(box);
    const { x, y, width, height } = box;
    const name = `${kind} ${classes}`;
    let path = paths.get(name);
    if (!path) paths.set(name, (path = { kind, classes, traced: [] }));
    path.traced.push(`M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`);
  }
  group.replaceChildren(
    ...[...paths.values()].map(({ kind, classes, traced }) => {
      const path = createPath(`distant ${classes}`, traced.join(""));
      path.dataset["kind"] = kind;
      return path;
    }),
  );
}

/** Create an SVG element. */
export function createSvg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
): SVGElementTagNameMap[Tag] {
  const created = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, value);
  return created;
}

function createPath(classes: string, d: string): SVGPathElement {
  return createSvg("path", { class: classes, d });
}

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * Trace a line with round corners, without what it shares with the one before.
 *
 * Strokes on top of each other would look thicker than others.
 */
export function tracePath(
  line: Pick<Line, "points" | "head">,
  before?: Pick<Line, "points">,
): string {
  const points = dropRepeats(line.points);
  const corners = before ? skipShared(points, dropRepeats(before.points)) : points;
  const [start, next] = corners as [Point, Point?];
  // The line begins at the back of the head: its end must not show at the tip of an arrow.
  const hasHead = start === points[0] && next !== undefined && next.x === start.x;
  const inset = hasHead ? { arrow: HEAD.height - 2, bar: BAR_GAP, none: 0 }[line.head] : 0;
  let path = `M${round(start.x)} ${round(start.y + inset)}`;
  for (let index = 1; index < corners.length; index++) {
    const [before, corner, after] = [corners[index - 1]!, corners[index]!, corners[index + 1]];
    const { x, y } = corner;
    if (!after) {
      path += `L${round(x)} ${round(y)}`;
      break;
    }
    const room = Math.min(
      RADIUS,
      Math.hypot(x - before.x, y - before.y) / 2,
      Math.hypot(after.x - x, after.y - y) / 2,
    );
    const from = { x: x - Math.sign(x - before.x) * room, y: y - Math.sign(y - before.y) * room };
    const to = { x: x + Math.sign(after.x - x) * room, y: y + Math.sign(after.y - y) * room };
    path += `L${round(from.x)} ${round(from.y)}Q${round(x)} ${round(y)} ${round(to.x)} ${round(to.y)}`;
  }
  return path;
}

function dropRepeats(points: readonly Point[]): readonly Point[] {
  return points.filter(
    ({ x, y }, index) => index === 0 || x !== points[index - 1]!.x || y !== points[index - 1]!.y,
  );
}

/** Return the corners of a line from where it leaves another one, with room for a round corner. */
function skipShared(points: readonly Point[], other: readonly Point[]): readonly Point[] {
  const isSame = (point: Point, index: number): boolean =>
    point.x === other[index]?.x && point.y === other[index].y;
  const shared = points.findIndex((point, index) => !isSame(point, index));
  if (shared < 1) return points;
  const [from, to, otherTo] = [points[shared - 1]!, points[shared]!, other[shared]];
  const [x, y] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
  const isAhead =
    otherTo && Math.sign(otherTo.x - from.x) === x && Math.sign(otherTo.y - from.y) === y;
  if (!isAhead) return points.slice(Math.max(0, shared - 2));
  const distance = (point: Point): number =>
    Math.abs(point.x - from.x) + Math.abs(point.y - from.y);
  const length = Math.max(0, Math.min(distance(to), distance(otherTo)) - 2 * RADIUS);
  return [{ x: from.x + x * length, y: from.y + y * length }, ...points.slice(shared)];
}

/** Trace the head at the upper end: a triangle, or a bar for what attacks. */
function traceHead({ points, head, branch }: Line): string {
  const { x, y } = points[0]!;
  if (head === "arrow") {
    const half = HEAD.width / 2;
    return `M${round(x)} ${round(y + 1)}l${half} ${HEAD.height}h${-HEAD.width}z`;
  }
  if (branch.relation === "unless") {
    return `M${round(x + 1)} ${round(y - BAR / 2)}h3v${BAR}h-3z`;
  }
  return `M${round(x - BAR / 2)} ${round(y + BAR_GAP)}h${BAR}v3h${-BAR}z`;
}
