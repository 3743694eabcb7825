/** What of the map is in the document: only what is in sight or near, because maps can be large. */

import { cutLabel, type Boxes } from "./boxes.ts";
import { element } from "./dom.ts";
import type { StatementNode } from "./forest.ts";
import type { Marker } from "./highlight.ts";
import type {
  Frame,
  Layout,
  PlacedBox,
  PlacedJunction,
  PlacedLabel,
  PlacedReference,
  Rectangle,
} from "./layout.ts";
import { createSvg, drawLines, drawOverview } from "./lines.ts";
import type { Store } from "./store.ts";

/** Something in the document, and how to show the state of the page in it. */
interface Mounted {
  readonly item: HTMLElement;
  readonly show: () => void;
}

/** How a scene is seen. */
export interface Sight {
  readonly region: Rectangle;
  /** Whether boxes are too small to read, and drawn as paths. */
  readonly isOverview: boolean;
  /** The statement that the Tab key leads to, which is in the document wherever it is. */
  readonly active: StatementNode | undefined;
}

export class Scene {
  readonly world = element("div", { class: "canvas-world" });
  readonly tree = element("div", {
    role: "tree",
    class: "canvas-tree",
    "aria-label": "Statements, each above its reasons",
  });
  private readonly frames = element("div", { class: "canvas-frames", "aria-hidden": "true" });
  private readonly overview = createSvg("g");
  private readonly lines = createSvg("g");
  private readonly marks = element("div", { class: "canvas-marks" });
  private readonly titles = element("div", { class: "canvas-titles", "aria-hidden": "true" });
  /** By the nodes, branches and sections that they stand for. */
  private readonly mounted = new Map<object, Mounted>();

  constructor(
    private readonly store: Store,
    private readonly boxes: Boxes,
    private readonly marker: Marker,
  ) {
    const svg = createSvg("svg", { class: "canvas-lines", "aria-hidden": "true" });
    svg.append(this.overview, this.lines);
    this.world.append(this.frames, svg, this.marks, this.tree, this.titles);
  }

  /** Return the element of a statement, if it is in the document. */
  find(node: StatementNode | undefined): HTMLElement | undefined {
    return node && this.mounted.get(node)?.item;
  }

  /** Show the state of the page in everything that stays in the document. */
  refresh(): void {
    for (const { show } of this.mounted.values()) show();
  }

  clear(): void {
    for (const { item } of this.mounted.values()) item.remove();
    this.mounted.clear();
  }

  /** Put what is in sight into the document, and take everything else out of it. */
  draw(layout: Layout, { region, isOverview, active }: Sight): void {
    const isNear = (place: Rectangle): boolean => overlap(region, place);
    const kept = new Set<object>();
    const mount = (layer: Element, key: object, place: Rectangle, create: () => Mounted): void => {
      kept.add(key);
      let mounted = this.mounted.get(key);
      if (!mounted) {
        mounted = create();
        mounted.show();
        this.mounted.set(key, mounted);
        layer.append(mounted.item);
      }
      const { style } = mounted.item;
      style.transform = `translate(${place.x}px, ${place.y}px)`;
      style.width = `${place.width}px`;
      style.height = `${place.height}px`;
    };
    for (const frame of layout.frames.filter(isNear)) {
      mount(this.frames, frame.section, frame, () =>
        still(element("div", { class: "canvas-frame" })),
      );
      mount(this.titles, frame, frame, () => createTitle(frame));
    }
    const near = layout.boxes.filter(isNear);
    for (const box of isOverview ? [] : near) {
      mount(this.tree, box.node, box, () => this.createBox(box));
    }
    const place = active && !kept.has(active) && layout.boxes.find(({ node }) => node === active);
    if (place) mount(this.tree, place.node, place, () => this.createBox(place));
    if (!isOverview) {
      for (const junction of layout.junctions.filter(isNear)) {
        mount(this.marks, junction.node, junction, () => this.createJunction(junction));
      }
      for (const label of layout.labels.filter(isNear)) {
        mount(this.marks, label.branch, label, () => this.createLabel(label));
      }
      for (const reference of layout.references.filter(isNear)) {
        mount(this.marks, reference.node, reference, () => this.createReference(reference));
      }
    }
    drawLines(this.lines, layout.lines.filter(isNear), (line) => this.marker.lookOf(line));
    drawOverview(this.overview, isOverview ? near : [], (box) => this.findDistantLook(box));
    for (const [key, { item }] of this.mounted) {
      if (kept.has(key)) continue;
      item.remove();
      this.mounted.delete(key);
    }
  }

  private createBox({ node }: PlacedBox): Mounted {
    const item = element("div", {
      role: "treeitem",
      class: "box",
      "data-id": node.id,
      tabindex: -1,
    });
    const show = (): void => {
      const hasFocus = item.contains(document.activeElement);
      this.boxes.show(item, node);
      if (hasFocus) item.focus({ preventScroll: true }); // a button that had it is no more
      item.dataset["state"] = this.marker.emphasisOf(node.id);
      item.setAttribute("aria-selected", String(node.id === this.store.state.selected));
      for (const [row, branch] of this.boxes.listRows(item, node)) {
        row.dataset["state"] = this.marker.emphasisOfMention(row.dataset["target"]!, branch);
      }
    };
    return { item, show };
  }

  private createReference({ node, branch }: PlacedReference): Mounted {
    const item = element("button", { type: "button", class: "reference", tabindex: -1 });
    const show = (): void => {
      this.boxes.showReference(item, node, branch);
      item.dataset["state"] = this.marker.emphasisOfMention(node.id, branch);
    };
    return { item, show };
  }

  private createJunction({ node, against }: PlacedJunction): Mounted {
    const isAnd = node.branches.filter(({ relation }) => relation === "and").length > 1;
    const classes = `junction${against ? " against" : ""}${isAnd ? " and" : ""}`;
    const item = element("div", { class: classes, "aria-hidden": "true" }, isAnd && "and");
    return { item, show: () => (item.dataset["state"] = this.marker.strengthOf(node.inference)) };
  }

  private createLabel({ text, branch }: PlacedLabel): Mounted {
    const item = element(
      "div",
      {
        class: "line-label",
        "data-relation": branch.relation,
        title: text,
        "aria-hidden": "true",
      },
      cutLabel(text),
    );
    return { item, show: () => (item.dataset["state"] = this.marker.strengthOf(branch.inference)) };
  }

  private findDistantLook({ node: { id } }: PlacedBox): [kind: string, classes: string] {
    const verdict = this.store.verdicts.get(id)?.verdict ?? "withdrawn";
    return [this.store.statements.get(id)!.kind, `${verdict} ${this.marker.emphasisOf(id)}`];
  }
}

function createTitle({ section }: Frame): Mounted {
  const title = element("span", { class: "frame-title" }, section.title);
  return still(element("div", { class: "canvas-title" }, title));
}

/** Return something that looks the same in every state of the page. */
function still(item: HTMLElement): Mounted {
  return { item, show: () => undefined };
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x <= other.x + other.width &&
    other.x <= one.x + one.width &&
    one.y <= other.y + other.height &&
    other.y <= one.y + one.height
  );
}
