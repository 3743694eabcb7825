/**
 * The map: boxes over lines, which can be moved, zoomed, opened and walked through.
 *
 * Where boxes are too small to read, they are paths, and a click on one zooms in.
 */

import { createBoxes } from "./boxes.ts";
import { Camera, contains } from "./camera.ts";
import { button, element } from "./dom.ts";
import { chooseOpened } from "./first_view.ts";
import { growForest, listAncestors, listChildren, type Forest, type StatementNode } from "./forest.ts";
import { Marker } from "./highlight.ts";
import { buildKey } from "./key.ts";
import { layOut, type Layout, type PlacedBox, type Rectangle } from "./layout.ts";
import type { Size } from "./packing.ts";
import { mountPanZoom, type View } from "./pan_zoom.ts";
import { Scene } from "./scene.ts";
import type { Changed, Store } from "./store.ts";
import { findNeighbour } from "./walking.ts";

export interface Canvas {
  /** Show the whole map. */
  fit(): void;
  /** Go to a statement, and open it; or stay, if it has been chosen on the map. */
  reveal(id: string): void;
  destroy(): void;
}

/** Below this scale boxes are paths, unless there are only a few. */
const OVERVIEW = 1 / 3;
const FEW_BOXES = 150;
/** The share of the view, on each side of it, that is also in the document. */
const NEARBY = 0.5;
const KEY_STEP = 60;
const ZOOM_STEP = 1.3;
const HINT_DURATION = 2000;

/** Show a map in an element, and keep it up to date. */
export function mountCanvas(root: HTMLElement, store: Store): Canvas {
  const canvas = new MapCanvas(root, store);
  return {
    fit: () => canvas.fit(true),
    reveal: (id) => canvas.reveal(id),
    destroy: () => canvas.destroy(),
  };
}

class MapCanvas {
  private readonly life = new AbortController();
  private readonly hint = element(
    "p",
    { class: "canvas-hint", hidden: true, "aria-hidden": "true" },
    "Click the map to move it with the wheel, or hold Ctrl to zoom.",
  );
  private readonly empty = element("p", { class: "canvas-empty" }, "This map has no statements.");
  private readonly viewport = element("div", { class: "canvas" });
  private key = element("details");

  private readonly boxes;
  private readonly marker;
  private readonly scene;
  private readonly panZoom;
  private readonly camera;
  private readonly observer;
  private readonly unsubscribe;

  private forest!: Forest;
  private layout!: Layout;
  private places: ReadonlyMap<string, PlacedBox> = new Map();
  /** The statement that the Tab key leads to; undefined on an empty map. */
  private active: StatementNode | undefined;

  /** The part of the map that is in the document; null if it has to be drawn anew. */
  private drawn: Rectangle | null = null;
  private isOverview = false;
  /** Whether the canvas has had a size, and shows something. */
  private hasView = false;
  /** The statement to show first. */
  private awaited: string | null = null;
  /** The statement that stays where it is when the layout changes. */
  private anchor: string | null = null;
  private size: Size = { width: 0, height: 0 };
  private aspect = 1.5;
  /** Whether a statement is being selected on the map. */
  private isChoosing = false;
  private hintTimer = 0;

  constructor(
    root: HTMLElement,
    private readonly store: Store,
  ) {
    root.append(this.viewport);
    this.boxes = createBoxes(this.viewport, store);
    this.marker = new Marker(store);
    this.scene = new Scene(store, this.boxes, this.marker);
    this.viewport.append(this.scene.world, this.empty, this.buildControls(), this.hint);
    this.panZoom = mountPanZoom(this.viewport, {
      content: () => this.layout,
      onChange: (view) => this.move(view),
      onLeave: () => this.showHint(),
    });
    this.camera = new Camera(this.viewport, this.panZoom);
    this.grow();
    this.listen();
    this.unsubscribe = store.subscribe((changed) => this.update(changed));
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.viewport);
    this.resize();
  }

  destroy(): void {
    this.life.abort();
    this.observer.disconnect();
    this.unsubscribe();
    this.panZoom.destroy();
    clearTimeout(this.hintTimer);
    this.viewport.remove();
  }

  fit(smoothly: boolean): void {
    if (this.hasView) this.panZoom.show(this.camera.findWhole(this.layout), smoothly);
  }

  reveal(id: string): void {
    const node = this.forest.nodes.get(id);
    if (!node) return;
    if (!this.hasView) {
      this.awaited = id;
      return;
    }
    if (!this.isChoosing) this.open([node, ...listAncestors(node)]);
    this.activate(node);
    const place = this.places.get(id)!;
    if (this.isChoosing) this.camera.bringIntoView(place);
    else if (!this.camera.shows(place)) this.camera.center(place);
    else this.showBelow(node);
  }

  private open(nodes: readonly StatementNode[]): void {
    const opened = new Set(this.store.state.opened);
    for (const { id } of nodes) if (this.forest.sizes.has(id)) opened.add(id);
    if (opened.size > this.store.state.opened.size) this.store.update({ opened });
  }

  /** Read the data anew. */
  private grow(): void {
    const { data } = this.store;
    this.forest = growForest(data);
    this.boxes.reset(this.forest);
    this.marker.readData();
    this.scene.clear();
    const key = buildKey(data, this.forest);
    key.open = this.key.open;
    this.viewport.append(key);
    this.key.remove();
    this.key = key;
    this.empty.hidden = this.forest.nodes.size > 0;
    this.scene.tree.hidden = this.forest.nodes.size === 0;
    this.active = this.forest.nodes.get(this.active?.id ?? "") ?? this.forest.trees[0];
    this.arrange();
  }

  private layOutWith(opened: ReadonlySet<string>): Layout {
    return layOut(this.forest, this.store.data.sections, opened, this.boxes, this.aspect);
  }

  /** Find the places of everything anew. */
  private arrange(): void {
    this.layout = this.layOutWith(this.store.state.opened);
    this.places = new Map(this.layout.boxes.map((box) => [box.node.id, box]));
    this.drawn = null;
    if (this.active && !this.places.has(this.active.id)) {
      this.active = listAncestors(this.active).find(({ id }) => this.places.has(id));
    }
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.viewport;
    if (clientWidth === 0 || clientHeight === 0) return;
    if (clientWidth === this.size.width && clientHeight === this.size.height) return;
    this.size = { width: clientWidth, height: clientHeight };
    if (this.hasView) {
      this.drawn = null;
      this.panZoom.shiftBy(0, 0);
      const place = this.places.get(this.store.state.selected ?? "");
      if (place && !this.camera.shows(place)) this.camera.center(place);
      return;
    }
    this.aspect = Math.min(2.2, Math.max(0.5, clientWidth / clientHeight));
    this.hasView = true;
    const findScale = (layout: Layout): number => this.camera.findWhole(layout).scale;
    if (this.store.state.opened.size === 0) {
      this.store.update({ opened: chooseOpened(this.forest, (opened) => this.layOutWith(opened), findScale) });
    }
    this.arrange();
    this.camera.showStart(this.layout);
    if (this.awaited !== null) this.reveal(this.awaited);
    this.awaited = null;
  }

  private update(changed: Changed): void {
    const before = this.findAnchor();
    const hadFocus = this.scene.tree.contains(document.activeElement);
    if (changed.has("data")) this.grow();
    else if (changed.has("opened")) this.arrange();
    if (!changed.has("data")) this.marker.readState();
    if (!this.hasView) return;
    this.drawn = null;
    this.scene.refresh();
    const after = before && this.places.get(before.node.id);
    const { scale } = this.panZoom.view;
    if (after) this.panZoom.shiftBy((before.x - after.x) * scale, (before.y - after.y) * scale);
    else this.panZoom.shiftBy(0, 0);
    if (hadFocus && !this.scene.tree.contains(document.activeElement)) {
      this.scene.find(this.active)?.focus({ preventScroll: true });
    }
  }

  /** Return the place of the statement that stays where it is when the layout changes. */
  private findAnchor(): PlacedBox | undefined {
    const seen = this.camera.seen;
    const isSeen = (place: PlacedBox | undefined): place is PlacedBox =>
      place !== undefined && contains(seen, place);
    const ids = [this.anchor, this.store.state.selected, this.active?.id];
    const chosen = ids.map((id) => this.places.get(id ?? "")).find(isSeen);
    if (chosen) return chosen;
    const middle = { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 };
    const distance = ({ x, y, width, height }: PlacedBox): number =>
      Math.hypot(x + width / 2 - middle.x, y + height / 2 - middle.y);
    let nearest: PlacedBox | undefined;
    for (const box of this.layout.boxes) {
      if (!nearest || distance(box) < distance(nearest)) nearest = box;
    }
    return nearest;
  }

  // What is in sight

  private move({ x, y, scale }: View): void {
    this.scene.world.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    this.viewport.style.setProperty("--canvas-scale", String(scale));
    const seen = this.camera.seen;
    const isOverview = scale < OVERVIEW && this.layout.boxes.length > FEW_BOXES;
    if (isOverview === this.isOverview && this.drawn && contains(this.drawn, seen)) return;
    this.isOverview = isOverview;
    this.viewport.classList.toggle("overview", isOverview);
    this.drawn = {
      x: seen.x - seen.width * NEARBY,
      y: seen.y - seen.height * NEARBY,
      width: seen.width * (1 + 2 * NEARBY),
      height: seen.height * (1 + 2 * NEARBY),
    };
    this.draw();
  }

  private draw(): void {
    if (!this.drawn) return;
    const { active, isOverview } = this;
    this.scene.draw(this.layout, { region: this.drawn, isOverview, active });
    this.scene.find(active)?.setAttribute("tabindex", "0");
  }

  // Moving to statements

  /** Make a statement the one that the Tab key leads to. */
  private activate(node: StatementNode): void {
    if (node === this.active) return;
    this.scene.find(this.active)?.setAttribute("tabindex", "-1");
    this.active = node;
    if (!this.scene.find(node)) this.draw();
    this.scene.find(node)?.setAttribute("tabindex", "0");
  }

  private focus(node: StatementNode): void {
    this.activate(node);
    this.camera.bringIntoView(this.places.get(node.id)!);
    this.scene.find(node)?.focus({ preventScroll: true });
  }

  /** Open or close what is below a statement, which stays where it is. */
  private toggle(id: string): void {
    if (!this.forest.sizes.has(id)) return;
    const opened = new Set(this.store.state.opened);
    if (!opened.delete(id)) opened.add(id);
    this.anchor = id;
    this.store.update({ opened });
    this.anchor = null;
    if (opened.has(id)) this.showBelow(this.forest.nodes.get(id)!);
  }

  private showBelow(node: StatementNode): void {
    const places = listChildren(node).map(({ id }) => this.places.get(id));
    const below = places.filter((place) => place !== undefined);
    this.camera.bringBelowIntoView(this.places.get(node.id)!, below);
  }

  /** Select a statement on the map, which shows it already. */
  private choose(id: string): void {
    this.isChoosing = true;
    this.store.update({ selected: id });
    this.reveal(id);
    this.isChoosing = false;
  }

  // Input

  private listen(): void {
    const { signal } = this.life;
    this.viewport.addEventListener("click", (event) => this.click(event), { signal });
    this.viewport.addEventListener("keydown", (event) => this.press(event), { signal });
    this.viewport.addEventListener(
      "pointerdown",
      (event) => {
        // A press beside all boxes gives the map the focus, and selects no text.
        if (event.target instanceof Element && event.target.closest("button, summary, .box, .canvas-key")) return;
        event.preventDefault();
        this.scene.find(this.active)?.focus({ preventScroll: true });
      },
      { signal },
    );
    this.scene.tree.addEventListener(
      "focusin",
      (event) => {
        const item = (event.target as Element).closest<HTMLElement>(".box");
        if (!item) return;
        const node = this.forest.nodes.get(item.dataset["id"]!)!;
        this.activate(node);
        if (item.matches(":focus-visible")) this.camera.bringIntoView(this.places.get(node.id)!);
      },
      { signal },
    );
  }

  private click(event: MouseEvent): void {
    const target = event.target as Element;
    const reference = target.closest<HTMLElement>("[data-target]");
    const item = target.closest<HTMLElement>(".box");
    if (reference) {
      const id = reference.dataset["target"]!;
      this.store.update({ selected: id });
      this.reveal(id);
      this.scene.find(this.active)?.focus({ preventScroll: true });
    } else if (item && target.closest(".box-toggle")) {
      this.toggle(item.dataset["id"]!);
    } else if (item) {
      this.choose(item.dataset["id"]!);
    } else if (this.isOverview && !target.closest("button, .canvas-key")) {
      const hit = this.findBoxAt(event);
      if (hit) this.choose(hit.node.id);
    }
  }

  private findBoxAt({ clientX, clientY }: MouseEvent): PlacedBox | undefined {
    const { left, top } = this.viewport.getBoundingClientRect();
    const { view } = this.panZoom;
    const x = (clientX - left - view.x) / view.scale;
    const y = (clientY - top - view.y) / view.scale;
    return this.layout.boxes.find((box) => contains(box, { x, y, width: 0, height: 0 }));
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const run = this.findAction(event);
    if (!run) return;
    event.preventDefault();
    run();
  }

  private findAction(event: KeyboardEvent): (() => void) | undefined {
    switch (event.key) {
      case "+":
      case "=":
        return () => this.panZoom.zoomBy(ZOOM_STEP, undefined, true);
      case "-":
      case "−":
        return () => this.panZoom.zoomBy(1 / ZOOM_STEP, undefined, true);
      case "0":
        return () => this.fit(true);
    }
    if (!(event.target as Element).matches(".box")) return undefined;
    if (event.shiftKey) {
      const [x, y] = ARROWS[event.key] ?? [0, 0];
      return x || y ? () => this.panZoom.panBy(-x * KEY_STEP, -y * KEY_STEP) : undefined;
    }
    const node = this.active;
    if (!node) return undefined;
    if (event.key === "Enter") return () => this.choose(node.id);
    if (event.key === " ") return () => this.toggle(node.id);
    const next = findNeighbour(this.forest, this.store.state.opened, node, event.key);
    if (next === node) return () => this.toggle(node.id);
    return next && (() => this.focus(next));
  }

  // Controls

  private buildControls(): HTMLElement {
    const zoom = (factor: number) => () => this.panZoom.zoomBy(factor, undefined, true);
    return element(
      "div",
      { class: "canvas-controls", role: "group", "aria-label": "Map" },
      button("Open all", () => this.openAll(), { title: "Show every statement" }),
      button("Close all", () => this.closeAll(), {
        title: "Show only the top of each tree",
      }),
      button("Fit", () => this.fit(true), { title: "Show the whole map (0)" }),
      button("−", zoom(1 / ZOOM_STEP), { "aria-label": "Zoom out", title: "Zoom out (−)" }),
      button("+", zoom(ZOOM_STEP), { "aria-label": "Zoom in", title: "Zoom in (+)" }),
    );
  }

  private openAll(): void {
    this.store.update({ opened: new Set(this.forest.sizes.keys()) });
  }

  private closeAll(): void {
    this.store.update({ opened: new Set() });
    this.camera.showStart(this.layout);
  }

  private showHint(): void {
    this.hint.hidden = false;
    clearTimeout(this.hintTimer);
    this.hintTimer = window.setTimeout(() => (this.hint.hidden = true), HINT_DURATION);
  }
}

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
