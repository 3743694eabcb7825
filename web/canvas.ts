/**
 * The map: boxes over lines, which can be moved, zoomed, opened and walked through.
 *
 * Where boxes are too small to read, they are paths, and a click on one zooms in.
 */

import { createBoxes } from "./boxes.ts";
import { Camera, contains } from "./camera.ts";
import { buildControls, WheelHint } from "./controls.ts";
import { element } from "./dom.ts";
import { chooseOpened } from "./first_view.ts";
import {
  growForest,
  listAncestors,
  listChildren,
  type Forest,
  type StatementNode,
} from "./forest.ts";
import { Marker } from "./highlight.ts";
import { listenToInput, type InputActions } from "./input.ts";
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
const ZOOM_STEP = 1.3;

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
  private readonly hint = new WheelHint();
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

  constructor(
    root: HTMLElement,
    private readonly store: Store,
  ) {
    root.append(this.viewport);
    this.boxes = createBoxes(this.viewport, store);
    this.marker = new Marker(store);
    this.scene = new Scene(store, this.boxes, this.marker);
    this.viewport.append(this.scene.world, this.empty);
    this.panZoom = mountPanZoom(this.viewport, {
      content: () => this.layout,
      onChange: (view) => this.move(view),
      onLeave: () => this.hint.show(),
    });
    this.camera = new Camera(this.viewport, this.panZoom);
    const actions = this.buildActions();
    this.viewport.append(buildControls(actions), this.hint.item);
    listenToInput(this.viewport, actions, this.life.signal);
    this.grow();
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
      this.store.update({
        opened: chooseOpened(this.forest, (opened) => this.layOutWith(opened), findScale),
      });
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
      this.focusActive();
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

  private focusActive(): void {
    this.scene.find(this.active)?.focus({ preventScroll: true });
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

  private buildActions(): InputActions {
    const { panZoom, store } = this;
    return {
      openAll: () => store.update({ opened: new Set(this.forest.sizes.keys()) }),
      closeAll: () => {
        store.update({ opened: new Set() });
        this.camera.showStart(this.layout);
      },
      fit: () => this.fit(true),
      zoomIn: () => panZoom.zoomBy(ZOOM_STEP, undefined, true),
      zoomOut: () => panZoom.zoomBy(1 / ZOOM_STEP, undefined, true),
      panBy: (x, y) => panZoom.panBy(x, y),
      toggle: (id) => this.toggle(id),
      choose: (id) => this.choose(id),
      follow: (id) => {
        store.update({ selected: id });
        this.reveal(id);
        this.focusActive();
      },
      clickAt: (x, y) => {
        const hit = this.isOverview && this.findBoxAt(x, y);
        if (hit) this.choose(hit.node.id);
      },
      activate: (id, moves) => {
        this.activate(this.forest.nodes.get(id)!);
        if (moves) this.camera.bringIntoView(this.places.get(id)!);
      },
      focus: () => this.focusActive(),
      walk: (id, key) => this.walk(this.forest.nodes.get(id)!, key),
    };
  }

  private walk(node: StatementNode, key: string): boolean {
    const next = findNeighbour(this.forest, this.store.state.opened, node, key);
    if (!next) return false;
    if (next === node) {
      this.toggle(node.id);
      return true;
    }
    this.activate(next);
    this.camera.bringIntoView(this.places.get(next.id)!);
    this.focusActive();
    return true;
  }

  private findBoxAt(clientX: number, clientY: number): PlacedBox | undefined {
    const { left, top } = this.viewport.getBoundingClientRect();
    const { view } = this.panZoom;
    const x = (clientX - left - view.x) / view.scale;
    const y = (clientY - top - view.y) / view.scale;
    return this.layout.boxes.find((box) => contains(box, { x, y, width: 0, height: 0 }));
  }
}
