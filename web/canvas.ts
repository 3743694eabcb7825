/**
 * The map: boxes over lines, which can be moved, zoomed, opened and walked through.
 *
 * Where boxes are too small to read, they are paths, and a click on one zooms in.
 */

import { createBoxes } from "./boxes.ts";
import { button, element } from "./dom.ts";
import { chooseOpened, LEGIBLE } from "./first_view.ts";
import { growForest, listAncestors, listChildren, type Forest, type StatementNode } from "./forest.ts";
import { Marker } from "./highlight.ts";
import { buildKey } from "./key.ts";
import { layOut, type Layout, type PlacedBox, type Rectangle } from "./layout.ts";
import { mountPanZoom, type View } from "./pan_zoom.ts";
import { Scene } from "./scene.ts";
import type { Changed, Store } from "./store.ts";
import { findNeighbour } from "./walking.ts";

export interface Canvas {
  /** Show the whole map. */
  fit(): void;
  /** Show a statement: open what it is below, and move there unless it is in sight. */
  reveal(id: string): void;
  destroy(): void;
}

/** Below this scale boxes are paths, unless there are only a few. */
const OVERVIEW = 1 / 3;
const FEW_BOXES = 150;
/** The scale in which a statement is shown that was too small to read. */
const READING_SCALE = 0.85;
/** The scale of the first view if the map does not fit legibly. */
const FIRST_SCALE = 0.75;
/** Space around a statement that is shown, in pixels. */
const MARGIN = 32;
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
  private aspect = 1.5;
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
    if (this.hasView) this.panZoom.show(this.panZoom.fitView({ x: 0, y: 0, ...this.size() }, 1), smoothly);
  }

  reveal(id: string): void {
    const node = this.forest.nodes.get(id);
    if (!node) return;
    if (!this.hasView) {
      this.awaited = id;
      return;
    }
    const closed = listAncestors(node).filter((above) => !this.store.state.opened.has(above.id));
    if (closed.length > 0) {
      const opened = new Set([...this.store.state.opened, ...closed.map((above) => above.id)]);
      this.store.update({ opened });
    }
    this.activate(node);
    this.bringIntoView(this.places.get(id)!);
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

  private size(): { width: number; height: number } {
    return { width: this.layout.width, height: this.layout.height };
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.viewport;
    if (clientWidth === 0 || clientHeight === 0) return;
    if (this.hasView) {
      this.drawn = null;
      this.panZoom.shiftBy(0, 0);
      return;
    }
    this.aspect = Math.min(2.2, Math.max(0.5, clientWidth / clientHeight));
    this.hasView = true;
    const findScale = (layout: Layout): number =>
      this.panZoom.fitView({ x: 0, y: 0, width: layout.width, height: layout.height }, 1).scale;
    if (this.store.state.opened.size === 0) {
      this.store.update({ opened: chooseOpened(this.forest, (opened) => this.layOutWith(opened), findScale) });
    }
    this.arrange();
    if (findScale(this.layout) >= LEGIBLE) this.fit(false);
    else this.panZoom.show({ x: MARGIN / 2, y: MARGIN / 2, scale: FIRST_SCALE });
    if (this.awaited !== null) this.reveal(this.awaited);
    this.awaited = null;
  }

  private update(changed: Changed): void {
    const before = this.anchorPlace();
    if (changed.has("data")) this.grow();
    else if (changed.has("opened")) this.arrange();
    if (changed.has("selected")) this.marker.readSelection();
    if (!this.hasView) return;
    this.drawn = null;
    this.scene.refresh();
    const after = before && this.places.get(before.node.id);
    const { scale } = this.panZoom.view;
    if (after) this.panZoom.shiftBy((before.x - after.x) * scale, (before.y - after.y) * scale);
    else this.panZoom.shiftBy(0, 0);
  }

  private anchorPlace(): PlacedBox | undefined {
    const { selected } = this.store.state;
    const places = [this.anchor, selected, this.active?.id].map((id) => this.places.get(id ?? ""));
    return places.find((place) => place && contains(this.findSeen(), place));
  }

  // What is in sight

  private move({ x, y, scale }: View): void {
    this.scene.world.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    this.viewport.style.setProperty("--canvas-scale", String(scale));
    const seen = this.findSeen();
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

  /** Return the part of the map that is in sight. */
  private findSeen(): Rectangle {
    const { x, y, scale } = this.panZoom.view;
    return {
      x: -x / scale,
      y: -y / scale,
      width: this.viewport.clientWidth / scale,
      height: this.viewport.clientHeight / scale,
    };
  }

  private draw(): void {
    if (!this.drawn) return;
    const { active, isOverview } = this;
    this.scene.draw(this.layout, { region: this.drawn, isOverview, active });
    this.scene.find(active)?.setAttribute("tabindex", "0");
  }

  // Moving to statements

  /** Move as little as shows a place, or zoom in if it cannot be read. */
  private bringIntoView(place: Rectangle): void {
    const { view } = this.panZoom;
    const isSmall = view.scale < LEGIBLE * 0.9;
    const scale = isSmall ? READING_SCALE : view.scale;
    const room = { width: this.viewport.clientWidth, height: this.viewport.clientHeight };
    const [width, height] = [place.width * scale, place.height * scale];
    if (isSmall) {
      const x = (room.width - width) / 2 - place.x * scale;
      const y = (room.height - Math.min(height, room.height)) / 2 - place.y * scale;
      this.panZoom.show({ x, y, scale }, true);
      return;
    }
    const shift = (start: number, length: number, available: number): number => {
      const margin = Math.max(0, Math.min(MARGIN, (available - length) / 2));
      return Math.max(margin - start, Math.min(0, available - margin - length - start));
    };
    const x = shift(view.x + place.x * scale, width, room.width);
    const y = shift(view.y + place.y * scale, height, room.height);
    if (x !== 0 || y !== 0) this.panZoom.show({ x: view.x + x, y: view.y + y, scale }, true);
  }

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
    this.bringIntoView(this.places.get(node.id)!);
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
    if (opened.has(id)) this.showBelow(id);
  }

  /** Move so that what was opened is in sight, as far as its conclusion stays there. */
  private showBelow(id: string): void {
    const place = this.places.get(id)!;
    const below = listChildren(this.forest.nodes.get(id)!).map((child) => this.places.get(child.id)!);
    const { view } = this.panZoom;
    const seen = this.findSeen();
    const right = Math.max(...[place, ...below].map(({ x, width }) => x + width));
    const bottom = Math.max(...[place, ...below].map(({ y, height }) => y + height));
    const left = Math.min(...[place, ...below].map(({ x }) => x));
    const margin = MARGIN / view.scale;
    const y = Math.max(0, Math.min(bottom + margin - (seen.y + seen.height), place.y - margin - seen.y));
    const beyond = right + margin - (seen.x + seen.width);
    const before = seen.x - (left - margin);
    const x = beyond > 0
      ? Math.min(beyond, Math.max(0, place.x - margin - seen.x))
      : before > 0
        ? -Math.min(before, Math.max(0, seen.x + seen.width - place.x - place.width - margin))
        : 0;
    if (x !== 0 || y !== 0) {
      this.panZoom.show({ ...view, x: view.x - x * view.scale, y: view.y - y * view.scale }, true);
    }
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
        if (item.matches(":focus-visible")) this.bringIntoView(this.places.get(node.id)!);
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
      this.focus(this.forest.nodes.get(id)!);
    } else if (item && target.closest(".box-toggle")) {
      this.toggle(item.dataset["id"]!);
    } else if (item) {
      this.store.update({ selected: item.dataset["id"]! });
    } else if (this.isOverview && !target.closest("button, .canvas-key")) {
      const hit = this.findBoxAt(event);
      if (!hit) return;
      this.store.update({ selected: hit.node.id });
      this.reveal(hit.node.id);
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
    if (event.key === "Enter") return () => this.store.update({ selected: node.id });
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
      button("Close all", () => this.store.update({ opened: new Set() }), {
        title: "Show only what supports nothing in its section",
      }),
      button("Fit", () => this.fit(true), { title: "Show the whole map (0)" }),
      button("−", zoom(1 / ZOOM_STEP), { "aria-label": "Zoom out", title: "Zoom out (−)" }),
      button("+", zoom(ZOOM_STEP), { "aria-label": "Zoom in", title: "Zoom in (+)" }),
    );
  }

  private openAll(): void {
    this.store.update({ opened: new Set(this.forest.sizes.keys()) });
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

function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}
