/** Which part of the map is in sight, and moving to others. */

import { LEGIBLE } from "./first_view.ts";
import type { Rectangle } from "./layout.ts";
import type { Size } from "./packing.ts";
import type { PanZoom, View } from "./pan_zoom.ts";

/** The smallest scale in which a statement is shown that somebody goes to. */
const READABLE = LEGIBLE * 0.9;
/** The scale in which a statement is shown that was too small to read. */
const READING_SCALE = 0.85;
/** The scale of the first view if the map does not fit legibly. */
const FIRST_SCALE = 0.75;
/** Space around what is shown, and height of the controls, in pixels. */
const MARGIN = 32;
const CONTROLS = 58;

export class Camera {
  constructor(
    private readonly viewport: Element,
    private readonly panZoom: PanZoom,
  ) {}

  /** The part of the map that is in sight. */
  get seen(): Rectangle {
    const { x, y, scale } = this.panZoom.view;
    return {
      x: -x / scale,
      y: -y / scale,
      width: this.viewport.clientWidth / scale,
      height: this.viewport.clientHeight / scale,
    };
  }

  /** Whether a place is in sight, above the controls and large enough to read. */
  shows(place: Rectangle): boolean {
    const { scale } = this.panZoom.view;
    const { seen } = this;
    return (
      scale >= READABLE && contains({ ...seen, height: seen.height - CONTROLS / scale }, place)
    );
  }

  /** Return the view that shows a whole map. */
  findWhole(map: Size): View {
    return this.panZoom.fitView(map, 1, CONTROLS);
  }

  /** Show a whole map if it is legible then, otherwise where it begins. */
  showStart(map: Size): void {
    const whole = this.findWhole(map);
    const start = { x: MARGIN / 2, y: MARGIN / 2, scale: FIRST_SCALE };
    this.panZoom.show(whole.scale >= LEGIBLE ? whole : start);
  }

  /** Move a place to the middle, a little above half way, and zoom in if it cannot be read. */
  center(place: Rectangle): void {
    const { clientWidth, clientHeight } = this.viewport;
    const scale = this.panZoom.view.scale < READABLE ? READING_SCALE : this.panZoom.view.scale;
    const height = Math.min(place.height * scale, clientHeight - CONTROLS);
    const x = clientWidth / 2 - (place.x + place.width / 2) * scale;
    const y = (clientHeight - CONTROLS - height) / 3 - place.y * scale;
    this.panZoom.show({ x, y, scale }, true);
  }

  /** Move as little as shows a place, or to its middle if it cannot be read. */
  bringIntoView(place: Rectangle): void {
    if (this.shows(place)) return;
    const { view } = this.panZoom;
    if (view.scale < READABLE) {
      this.center(place);
      return;
    }
    const shift = (start: number, length: number, available: number): number => {
      const margin = Math.max(0, Math.min(MARGIN, (available - length) / 2));
      return Math.max(margin - start, Math.min(0, available - margin - length - start));
    };
    const { clientWidth, clientHeight } = this.viewport;
    const x = shift(view.x + place.x * view.scale, place.width * view.scale, clientWidth);
    const y = shift(
      view.y + place.y * view.scale,
      place.height * view.scale,
      clientHeight - CONTROLS,
    );
    this.panZoom.show({ ...view, x: view.x + x, y: view.y + y }, true);
  }

  /** Move so that the places below another one are in sight, as far as it stays there itself. */
  bringBelowIntoView(place: Rectangle, below: readonly Rectangle[]): void {
    const { view } = this.panZoom;
    const { seen } = this;
    const margin = MARGIN / view.scale;
    let [left, right, bottom] = [place.x, place.x + place.width, place.y + place.height];
    for (const { x, y, width, height } of below) {
      left = Math.min(left, x);
      right = Math.max(right, x + width);
      bottom = Math.max(bottom, y + height);
    }
    const limit = (wanted: number, most: number): number => Math.max(0, Math.min(wanted, most));
    const seenRight = seen.x + seen.width;
    const seenBottom = seen.y + seen.height - CONTROLS / view.scale;
    const y = limit(bottom + margin - seenBottom, place.y - margin - seen.y);
    const x =
      right + margin > seenRight
        ? limit(right + margin - seenRight, place.x - margin - seen.x)
        : -limit(seen.x + margin - left, seenRight - margin - place.x - place.width);
    if (x === 0 && y === 0) return;
    this.panZoom.show({ ...view, x: view.x - x * view.scale, y: view.y - y * view.scale }, true);
  }
}

/** Whether a rectangle is inside another one. */
export function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}
