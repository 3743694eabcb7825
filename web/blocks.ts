/**
 * Trees as blocks: a box and, below it, the blocks of its branches, placed relative to it.
 *
 * No library does this: those for trees do not hang leaves, and recurse, which a deep map would
 * not survive.
 */

import type { SectionData } from "./data.ts";
import type { Branch, ForestNode, JunctionNode, ReferenceNode, StatementNode } from "./forest.ts";
import type { Size } from "./packing.ts";

/** The sizes of what is drawn. */
export interface Measure {
  box(node: StatementNode, isOpen: boolean): Size;
  reference(node: ReferenceNode): Size;
  junction(node: JunctionNode): Size;
  label(text: string): Size;
  title(section: SectionData): Size;
}

/** Between branches side by side. */
const BETWEEN = 24;
/** Between boxes that hang one below the other. */
const BETWEEN_HUNG = 10;
/** From the line that boxes hang from to the boxes. */
const INDENT = 18;
/** Between a conclusion and what is below it, without and with labels on the lines. */
const BELOW = 40;
const BELOW_WITH_LABELS = 52;
const BELOW_JUNCTION = 26;
const BELOW_JUNCTION_WITH_LABELS = 44;
/** Above a branch that hangs. */
export const ABOVE_HUNG_BRANCH = 22;
/** A row of branches that is wider than this hangs in columns instead. */
export const WIDEST_ROW = 2400;
/** The most steps of an outline, which would make deep maps slow. */
const MOST_STEPS = 64;

/** Where the outline of a tree is, down to `bottom`. */
export interface Step {
  readonly bottom: number;
  readonly x: number;
}

/** A box and everything below it. Places are relative to the middle of its upper edge. */
export interface Block extends Size {
  readonly node: ForestNode;
  readonly branch: Branch | null;
  readonly depth: number;
  readonly left: readonly Step[];
  readonly right: readonly Step[];
  readonly units: readonly Unit[];
  /** Between the box and what is below it. */
  readonly gap: number;
}

/** A branch, or several that hang from a line. Places are relative to where the line arrives. */
export interface Unit {
  readonly port: Port;
  readonly label: string;
  readonly items: readonly Item[];
  readonly isHung: boolean;
  readonly depth: number;
  readonly left: readonly Step[];
  readonly right: readonly Step[];
  /** What is in the uppermost row. */
  readonly span: readonly [left: number, right: number];
  /** From the middle of the conclusion. */
  x: number;
}

export interface Item {
  readonly block: Block;
  readonly x: number;
  readonly y: number;
}

/** Where lines start: below the box for reasons or objections, or beside a junction. */
export type Port = "for" | "against" | "beside";

/** Build the block of a tree, as far as it is open. */
export function buildTree(
  root: StatementNode,
  opened: ReadonlySet<string>,
  measure: Measure,
): Block {
  const order: { node: ForestNode; branch: Branch | null }[] = [{ node: root, branch: null }];
  for (let index = 0; index < order.length; index++) {
    const { node } = order[index]!;
    for (const branch of listShown(node, opened)) order.push({ node: branch.node, branch });
  }
  const blocks = new Map<ForestNode, Block>();
  for (const { node, branch } of order.reverse()) {
    const below = listShown(node, opened).map((shown) => blocks.get(shown.node)!);
    blocks.set(node, buildBlock(node, branch, below, measureNode(node, opened, measure), measure));
  }
  return blocks.get(root)!;
}

/** Return the branches that are drawn below a node. References in a box are rows of the box. */
function listShown(node: ForestNode, opened: ReadonlySet<string>): readonly Branch[] {
  if (node.type === "reference") return [];
  if (node.type === "junction") return node.branches;
  if (!opened.has(node.id)) return [];
  return node.branches.filter((branch) => branch.node.type !== "reference");
}

function measureNode(node: ForestNode, opened: ReadonlySet<string>, measure: Measure): Size {
  if (node.type === "reference") return measure.reference(node);
  if (node.type === "junction") return measure.junction(node);
  return measure.box(node, opened.has(node.id));
}

function buildBlock(
  node: ForestNode,
  branch: Branch | null,
  below: readonly Block[],
  { width, height }: Size,
  measure: Measure,
): Block {
  const own = { node, branch, width, height };
  const edges: [number, number] = [-width / 2, width / 2];
  if (below.length === 0) {
    const [left, right] = edges.map((x) => [{ bottom: height, x }]) as [Step[], Step[]];
    return { ...own, depth: height, left, right, units: [], gap: 0 };
  }
  let units = groupUnits(below, false, measure);
  let row = placeRow(units);
  if (row.width > WIDEST_ROW && units.length > 1) {
    units = groupUnits(below, true, measure);
    row = placeRow(units);
  }
  const centred = units.filter((unit) => unit.port !== "beside");
  const [first, last] = [centred[0]!, centred.at(-1)!];
  const middle = (first.x + first.span[0] + last.x + last.span[1]) / 2;
  for (const unit of units) unit.x -= middle;
  const hasLabels = units.some((unit) => unit.label !== "");
  const gap =
    node.type === "junction"
      ? hasLabels
        ? BELOW_JUNCTION_WITH_LABELS
        : BELOW_JUNCTION
      : hasLabels
        ? BELOW_WITH_LABELS
        : BELOW;
  const top = height + gap;
  const head = (edge: number, outermost: number): Step[] => [
    { bottom: height, x: edge },
    { bottom: top, x: outermost },
  ];
  const shift = (steps: readonly Step[]): Step[] =>
    steps.map(({ bottom, x }) => ({ bottom: bottom + top, x: x - middle }));
  const firstX = Math.min(edges[0], units[0]!.x + units[0]!.span[0]);
  const lastX = Math.max(edges[1], units.at(-1)!.x + units.at(-1)!.span[1]);
  // The line of an exception starts beside the junction, not below it.
  if (units.at(-1)!.port === "beside") edges[1] = lastX;
  return {
    ...own,
    units,
    gap,
    depth: top + units.reduce((most, unit) => Math.max(most, unit.depth), 0),
    left: limitSteps([...head(edges[0], firstX), ...shift(row.leftSteps)], Math.min),
    right: limitSteps([...head(edges[1], lastX), ...shift(row.rightSteps)], Math.max),
  };
}

/** Merge the lowest steps of a long outline. */
function limitSteps(steps: Step[], outermost: (one: number, other: number) => number): Step[] {
  if (steps.length <= MOST_STEPS) return steps;
  const kept = steps.slice(0, MOST_STEPS / 2);
  const x = steps
    .slice(MOST_STEPS / 2)
    .map((step) => step.x)
    .reduce((one, other) => outermost(one, other));
  return [...kept, { bottom: steps.at(-1)!.bottom, x }];
}

/** Decide which branches hang together, in the order of writing within each port. */
function groupUnits(below: readonly Block[], hangsAll: boolean, measure: Measure): Unit[] {
  const groups = new Map<string, { port: Port; label: string; blocks: Block[] }>();
  below.forEach((block, index) => {
    const branch = block.branch!;
    const port = portOf(branch);
    const label = labelOf(branch);
    const hangs = hangsAll || (block.units.length === 0 && block.node.type !== "junction");
    const key = [port, hangs ? `${label} ${branch.relation} ${branch.implicit}` : index].join(" ");
    const group = groups.get(key);
    if (group) group.blocks.push(block);
    else groups.set(key, { port, label, blocks: [block] });
  });
  const units: Unit[] = [];
  for (const port of ["for", "against", "beside"]) {
    for (const group of groups.values()) {
      if (group.port !== port) continue;
      for (const column of splitColumns(group.blocks, group.blocks.length / below.length)) {
        units.push(buildUnit(column, group.port, group.label, measure));
      }
    }
  }
  return units;
}

function portOf(branch: Branch): Port {
  if (branch.relation === "unless") return "beside";
  return branch.relation === "but" ? "against" : "for";
}

/** Return the words on a line: what an author writes, except for the usual `because` and `and`. */
export function labelOf({ relation, scheme }: Branch): string {
  const words = relation === "because" || relation === "and" ? "" : relation;
  return [words, scheme].filter(Boolean).join(": ");
}

/**
 * Divide blocks that hang from a line among columns of about the same height.
 *
 * `share` is the part of the row that they may take.
 */
function splitColumns(blocks: readonly Block[], share: number): Block[][] {
  const count = countColumns(blocks, share);
  const total = blocks.reduce((sum, block) => sum + block.depth + BETWEEN_HUNG, 0);
  const columns: Block[][] = Array.from({ length: count }, () => []);
  let height = 0;
  for (const block of blocks) {
    // A block belongs to the column in which its middle falls.
    const place = height + block.depth / 2;
    columns[Math.min(count - 1, Math.floor((place / total) * count))]!.push(block);
    height += block.depth + BETWEEN_HUNG;
  }
  return columns.filter((column) => column.length > 0);
}

function countColumns(blocks: readonly Block[], share: number): number {
  if (blocks.some((block) => block.units.length > 0)) {
    const widest = blocks.reduce(
      (most, block) => Math.max(most, measureWidth(block) + INDENT + BETWEEN),
      0,
    );
    return Math.max(1, Math.floor((WIDEST_ROW * share) / widest));
  }
  return Math.min(Math.ceil(blocks.length / 3), Math.ceil(Math.sqrt(blocks.length)));
}

function measureWidth(block: Block): number {
  const [left, right] = findEdges(block.left, block.right);
  return right - left;
}

/** Return the outermost places of two outlines, which can have too many steps for arguments. */
export function findEdges(
  left: readonly Step[],
  right: readonly Step[],
): [left: number, right: number] {
  return [
    left.reduce((least, { x }) => Math.min(least, x), Infinity),
    right.reduce((most, { x }) => Math.max(most, x), -Infinity),
  ];
}

function buildUnit(blocks: readonly Block[], port: Port, label: string, measure: Measure): Unit {
  const half = label ? measure.label(label).width / 2 : 0;
  const single = blocks[0]!;
  if (blocks.length === 1) {
    const reach = Math.max(half, single.width / 2);
    return {
      port,
      label,
      items: [{ block: single, x: 0, y: 0 }],
      isHung: false,
      depth: single.depth,
      left: single.left,
      right: single.right,
      span: [-reach, reach],
      x: 0,
    };
  }
  const items: Item[] = [];
  let [y, right] = [0, half];
  for (const block of blocks) {
    const [outermost] = findEdges(block.left, block.right);
    if (block.units.length > 0) y += ABOVE_HUNG_BRANCH;
    items.push({ block, x: INDENT - outermost, y });
    right = Math.max(right, INDENT + measureWidth(block));
    y += block.depth + BETWEEN_HUNG;
  }
  const depth = y - BETWEEN_HUNG;
  return {
    port,
    label,
    items,
    isHung: true,
    depth,
    left: [{ bottom: depth, x: -half }],
    right: [{ bottom: depth, x: right }],
    span: [-half, right],
    x: 0,
  };
}

interface Row {
  readonly width: number;
  readonly leftSteps: readonly Step[];
  readonly rightSteps: readonly Step[];
}

/** Place units side by side, as close to each other as their outlines allow. */
function placeRow(units: readonly Unit[]): Row {
  const [first, ...others] = units as [Unit, ...Unit[]];
  first.x = 0;
  let [leftSteps, rightSteps] = [first.left, first.right];
  let before = first;
  for (const unit of others) {
    unit.x =
      Math.max(
        findDistance(rightSteps, unit.left),
        before.x + before.span[1] - unit.span[0], // labels stay apart
      ) + BETWEEN;
    before = unit;
    const shifted = (steps: readonly Step[]): Step[] =>
      steps.map(({ bottom, x }) => ({ bottom, x: x + unit.x }));
    leftSteps = extendSteps(leftSteps, shifted(unit.left));
    rightSteps = extendSteps(shifted(unit.right), rightSteps);
  }
  const [left, right] = findEdges(leftSteps, rightSteps);
  return { width: right - left, leftSteps, rightSteps };
}

/** Return the outline that is followed by what is lower of another one. */
function extendSteps(steps: readonly Step[], other: readonly Step[]): readonly Step[] {
  const { bottom } = steps.at(-1)!;
  return [...steps, ...other.filter((step) => step.bottom > bottom)];
}

/** Return the least distance at which a left outline is to the right of a right one. */
function findDistance(right: readonly Step[], left: readonly Step[]): number {
  let distance = -Infinity;
  for (let one = 0, other = 0; one < right.length && other < left.length;) {
    const [step, next] = [right[one]!, left[other]!];
    distance = Math.max(distance, step.x - next.x);
    if (step.bottom <= next.bottom) one++;
    if (next.bottom <= step.bottom) other++;
  }
  return distance;
}
