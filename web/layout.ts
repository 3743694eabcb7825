/**
 * The places of boxes and lines.
 *
 * A tree grows downwards: a conclusion is centred above its reasons. Reasons that have none of their
 * own hang one below the other from a line beside them, so that trees stay narrow; branches too wide
 * for one row hang as well. The trees of a section are packed in reading order, and then the sections.
 */

import {
  ABOVE_HUNG_BRANCH,
  buildTree,
  findEdges,
  type Block,
  type Item,
  type Measure,
  type Port,
  type Unit,
} from "./blocks.ts";
import type { SectionData } from "./data.ts";
import type { Branch, Forest, JunctionNode, ReferenceNode, StatementNode } from "./forest.ts";
import { pack, type Point, type Size } from "./packing.ts";

export interface Rectangle extends Point, Size {}

export interface PlacedBox extends Rectangle {
  readonly node: StatementNode;
}

/** A reference below a junction. Those in a box are rows of the box. */
export interface PlacedReference extends Rectangle {
  readonly node: ReferenceNode;
  readonly branch: Branch;
}

export interface PlacedJunction extends Rectangle {
  readonly node: JunctionNode;
  readonly against: boolean;
}

/** The name of a relation or scheme, on its line. */
export interface PlacedLabel extends Rectangle {
  readonly text: string;
  readonly branch: Branch;
}

export type Head = "arrow" | "bar" | "none";

/** A line from a conclusion or junction down to what supports or attacks it. */
export interface Line extends Rectangle {
  readonly branch: Branch;
  /** Whether it belongs to a reason against the conclusion. */
  readonly against: boolean;
  /** Corners, from above to below. Lines that share their start coincide there, dots included. */
  readonly points: readonly Point[];
  readonly head: Head;
}

export interface Frame extends Rectangle {
  readonly section: SectionData;
}

export interface Layout extends Size {
  readonly boxes: readonly PlacedBox[];
  readonly references: readonly PlacedReference[];
  readonly junctions: readonly PlacedJunction[];
  readonly labels: readonly PlacedLabel[];
  readonly lines: readonly Line[];
  readonly frames: readonly Frame[];
}

const BETWEEN_TREES = 30;
const BETWEEN_SECTIONS = 28;
const FRAME_MARGIN = 20;
/** How far from the middle the lines of reasons and of objections start, if there are both. */
const PORT = 22;
/** The ratio of width to height that the trees of a section aim for. */
const SECTION_ASPECT = 1.3;

/** Lay out the part of a forest that is shown. `aspect` is the ratio of width to height to aim for. */
export function layOut(
  forest: Forest,
  sections: readonly SectionData[],
  opened: ReadonlySet<string>,
  measure: Measure,
  aspect: number,
): Layout {
  const drawing: Drawing = {
    boxes: [],
    references: [],
    junctions: [],
    labels: [],
    lines: [],
    frames: [],
    width: 0,
    height: 0,
  };
  const measureTree = (root: StatementNode): Area => {
    const block = buildTree(root, opened, measure);
    const [left, right] = findEdges(block.left, block.right);
    return {
      width: right - left,
      height: block.depth,
      draw: (x, y) => drawTree(block, x - left, y, measure, drawing),
    };
  };

  // Sections contain those after them that have a deeper level.
  interface Group {
    readonly section: SectionData | null;
    readonly areas: Area[];
    readonly groups: Group[];
  }
  const top: Group = {
    section: null,
    areas: (forest.roots.get(null) ?? []).map(measureTree),
    groups: [],
  };
  const path = [top];
  for (const section of sections) {
    const areas = (forest.roots.get(section.id) ?? []).map(measureTree);
    const group: Group = { section, areas, groups: [] };
    while (path.length > 1 && path.at(-1)!.section!.level >= section.level) path.pop();
    path.at(-1)!.groups.push(group);
    path.push(group);
  }
  const combine = ({ section, areas, groups }: Group): Area | null => {
    const own = areas.length > 0 ? combineAreas(areas, SECTION_ASPECT, BETWEEN_TREES) : null;
    const inner = groups.map(combine).filter((area) => area !== null);
    const parts = own ? [own, ...inner] : inner;
    if (parts.length === 0) return null;
    const content = combineAreas(parts, section ? SECTION_ASPECT : aspect, BETWEEN_SECTIONS);
    return section ? frameArea(section, content, measure, drawing) : content;
  };
  const whole = combine(top);
  whole?.draw(0, 0);
  return Object.assign(drawing, { width: whole?.width ?? 0, height: whole?.height ?? 0 });
}

type Mutable<T> = {
  -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key];
};
type Drawing = Mutable<Layout>;

/** Something with a size that can be drawn anywhere. */
interface Area extends Size {
  draw(x: number, y: number): void;
}

function combineAreas(areas: readonly Area[], aspect: number, gap: number): Area {
  const { corners, width, height } = pack(areas, aspect, gap);
  return {
    width,
    height,
    draw: (x, y) =>
      areas.forEach((area, index) => area.draw(x + corners[index]!.x, y + corners[index]!.y)),
  };
}

function frameArea(section: SectionData, content: Area, measure: Measure, drawing: Drawing): Area {
  const title = measure.title(section);
  const width = Math.max(content.width, title.width) + 2 * FRAME_MARGIN;
  const height = title.height + content.height + 2 * FRAME_MARGIN;
  return {
    width,
    height,
    draw(x, y) {
      drawing.frames.push({ section, x, y, width, height });
      content.draw(x + FRAME_MARGIN, y + FRAME_MARGIN + title.height);
    },
  };
}

function drawTree(
  root: Block,
  left: number,
  top: number,
  measure: Measure,
  drawing: Drawing,
): void {
  const pending: { block: Block; x: number; y: number; against: boolean }[] = [
    { block: root, x: left, y: top, against: false },
  ];
  while (pending.length > 0) {
    const { block, x, y, against } = pending.pop()!;
    drawNode(block, x, y, against, drawing);
    const ports = findPorts(block, x, y);
    const row = y + block.height + block.gap;
    for (const unit of [...block.units].reverse()) {
      const start = ports[unit.port];
      const arrival = { x: x + unit.x, y: row };
      if (unit.label) {
        const size = measure.label(unit.label);
        drawing.labels.push({
          text: unit.label,
          branch: unit.items[0]!.block.branch!,
          x: arrival.x - size.width / 2,
          y: row - size.height - (unit.isHung ? 4 : 6),
          ...size,
        });
      }
      for (const item of [...unit.items].reverse()) {
        const at = { x: arrival.x + item.x, y: row + item.y };
        const branch = item.block.branch!;
        const attacks = block.node.type === "junction" ? against : branch.relation === "but";
        const points = routeLine(start, unit, item, arrival, at);
        drawing.lines.push({
          branch,
          against: attacks,
          points,
          head: headOf(branch),
          ...boundPoints(points),
        });
        pending.push({ block: item.block, ...at, against: attacks });
      }
    }
  }
}

function drawNode(block: Block, x: number, y: number, against: boolean, drawing: Drawing): void {
  const place = { x: x - block.width / 2, y, width: block.width, height: block.height };
  const { node, branch } = block;
  if (node.type === "statement") drawing.boxes.push({ node, ...place });
  else if (node.type === "junction") drawing.junctions.push({ node, against, ...place });
  else drawing.references.push({ node, branch: branch!, ...place });
}

interface Start extends Point {
  /** Where the line turns to the side. */
  readonly turn: number;
}

/** Find where lines start at a box, and the heights of their branches, so that none cross. */
function findPorts(
  { node, units, height, width }: Block,
  x: number,
  y: number,
): Record<Port, Start> {
  const bottom = y + height;
  const beside = { x: x + width / 2, y: y + height / 2, turn: y + height / 2 };
  if (node.type === "junction") {
    const start = { x, y: bottom, turn: bottom + 12 };
    return { for: start, against: start, beside };
  }
  const reasons = units.filter((unit) => unit.port === "for");
  const objections = units.filter((unit) => unit.port === "against");
  const apart = reasons.length > 0 && objections.length > 0 ? PORT : 0;
  const crossesRight = apart > 0 && reasons.at(-1)!.x > apart;
  const crossesLeft = apart > 0 && objections[0]!.x < -apart;
  return {
    for: { x: x - apart, y: bottom, turn: bottom + (crossesRight ? 23 : 17) },
    against: { x: x + apart, y: bottom, turn: bottom + (crossesLeft ? 23 : 17) },
    beside,
  };
}

/** Return the corners of a line, from the conclusion to what supports or attacks it. */
function routeLine(start: Start, unit: Unit, item: Item, arrival: Point, at: Point): Point[] {
  const points = [start, { x: start.x, y: start.turn }, { x: arrival.x, y: start.turn }];
  if (!unit.isHung) points.push(at);
  else if (item.block.units.length > 0) {
    const above = at.y - ABOVE_HUNG_BRANCH / 2;
    points.push({ x: arrival.x, y: above }, { x: at.x, y: above }, at);
  } else {
    const middle = at.y + Math.min(item.block.height / 2, 20);
    points.push({ x: arrival.x, y: middle }, { x: at.x - item.block.width / 2, y: middle });
  }
  return points.map(({ x, y }) => ({ x, y }));
}

function headOf({ relation }: Branch): Head {
  if (relation === "because") return "arrow";
  return relation === "but" || relation === "unless" ? "bar" : "none";
}

function boundPoints(points: readonly Point[]): Rectangle {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
