/**
 * Moving and zooming a view with wheel, mouse, touch and script.
 *
 * The package @panzoom/panzoom does most of this in 9.6 KB, minified. These are 3 KB, and they leave
 * the wheel and a finger to the page where they belong to it:
 *
 * - The wheel moves the map, and zooms it with Ctrl or Cmd (browsers report a pinch on a touchpad
 *   like that). Where the page itself can scroll, or is in a frame of another page, the wheel moves
 *   the map only while the focus is in it, so that nobody gets stuck on the way down a page.
 * - One finger moves the map, two zoom it. In a page that scrolls, one finger scrolls the page
 *   until the map has the focus.
 */

import type { Point, Size } from "./packing.ts";

/** A place of the map is shown at its coordinates times `scale`, plus `x` and `y`. */
export interface View extends Point {
  readonly scale: number;
}

export interface PanZoom {
  readonly view: View;
  /** Show another view, at once or in a short motion. */
  show(view: View, smoothly?: boolean): void;
  panBy(x: number, y: number): void;
  /** Follow a layout that has moved, in a motion, too. */
  shiftBy(x: number, y: number): void;
  /** Zoom around a point of the element, or around its middle. */
  zoomBy(factor: number, around?: Point, smoothly?: boolean): void;
  /** The largest view of something that fits the element above a margin, no larger than `most`. */
  fitView(content: Size, most: number, below: number): View;
  destroy(): void;
}

interface Options {
  /** The size of what is shown. */
  readonly content: () => Size;
  readonly onChange: (view: View) => void;
  /** Called when the wheel is left to the page. */
  readonly onLeave: () => void;
}

export const LARGEST_SCALE = 2.5;
const SMALLEST_SCALE = 0.01;
/** A press that moves less than this is a click. */
const CLICK_DISTANCE = 4;
/** How much of the map stays in sight, in pixels. */
const KEPT = 80;
const MARGIN = 24;
const DURATION = 200;
const LINE_HEIGHT = 16;

export function mountPanZoom(
  element: HTMLElement,
  { content, onChange, onLeave }: Options,
): PanZoom {
  const life = new AbortController();
  const pointers = new Map<number, Point>();
  let view: View = { x: 0, y: 0, scale: 1 };
  let isDragging = false;
  let motion = 0;
  /** Between which views a motion is under way. */
  let course: { readonly start: View; readonly target: View } | null = null;

  const keepInSight = (place: number, shown: number, available: number): number =>
    Math.min(available - KEPT, Math.max(KEPT - shown, place));

  function set({ x, y, scale }: View): void {
    const size = content();
    scale = Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, scale));
    view = {
      x: keepInSight(x, size.width * scale, element.clientWidth),
      y: keepInSight(y, size.height * scale, element.clientHeight),
      scale,
    };
    onChange(view);
  }

  function show(target: View, smoothly = false): void {
    cancelAnimationFrame(motion);
    course = null;
    if (!smoothly || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      set(target);
      return;
    }
    course = { start: view, target };
    const began = performance.now();
    const step = (now: number): void => {
      const { start, target } = course!;
      const share = Math.min(1, Math.max(0, (now - began) / DURATION));
      const eased = 1 - (1 - share) ** 3;
      const between = (from: number, to: number): number => from + (to - from) * eased;
      set({
        x: between(start.x, target.x),
        y: between(start.y, target.y),
        scale: between(start.scale, target.scale),
      });
      if (share < 1) motion = requestAnimationFrame(step);
      else course = null;
    };
    motion = requestAnimationFrame(step);
  }

  function shiftBy(x: number, y: number): void {
    const shift = (from: View): View => ({ ...from, x: from.x + x, y: from.y + y });
    if (course) course = { start: shift(course.start), target: shift(course.target) };
    set(shift(view));
  }

  function zoomBy(factor: number, around?: Point, smoothly = false): void {
    const { x, y } = around ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 };
    const scale = Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, view.scale * factor));
    const change = scale / view.scale;
    show({ x: x - (x - view.x) * change, y: y - (y - view.y) * change, scale }, smoothly);
  }

  function panBy(x: number, y: number): void {
    show({ ...view, x: view.x + x, y: view.y + y });
  }

  function fitView({ width, height }: Size, most: number, below: number): View {
    const room = {
      width: element.clientWidth - 2 * MARGIN,
      height: element.clientHeight - MARGIN - Math.max(MARGIN, below),
    };
    const scale = Math.min(most, room.width / (width || 1), room.height / (height || 1));
    return {
      x: MARGIN + (room.width - width * scale) / 2,
      y: MARGIN + (room.height - height * scale) / 2,
      scale,
    };
  }

  const toPoint = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left - element.clientLeft, y: clientY - top - element.clientTop };
  };

  /** Whether the wheel and a finger are for the page first. */
  function yieldsToPage(): boolean {
    const page = document.scrollingElement;
    const scrolls = window.parent !== window || (page && page.scrollHeight > page.clientHeight + 1);
    return Boolean(scrolls) && !element.contains(document.activeElement);
  }

  function onWheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const change = Math.max(-60, Math.min(60, event.deltaY * lineFactor(event)));
      zoomBy(Math.exp(-change * 0.006), toPoint(event));
      return;
    }
    if (yieldsToPage()) {
      onLeave();
      return;
    }
    event.preventDefault();
    const factor = lineFactor(event);
    const [x, y] =
      event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    panBy(-x * factor, -y * factor);
  }

  const lineFactor = (event: WheelEvent): number =>
    event.deltaMode === WheelEvent.DOM_DELTA_PIXEL
      ? 1
      : event.deltaMode === WheelEvent.DOM_DELTA_LINE
        ? LINE_HEIGHT
        : element.clientHeight;

  function onPointerDown(event: PointerEvent): void {
    if (event.pointerType === "mouse" && event.button > 1) return;
    cancelAnimationFrame(motion);
    course = null;
    pointers.set(event.pointerId, toPoint(event));
    if (pointers.size === 2) startDragging();
  }

  function startDragging(): void {
    isDragging = true;
    element.classList.add("dragging");
    for (const id of pointers.keys()) element.setPointerCapture(id);
  }

  function onPointerMove(event: PointerEvent): void {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = toPoint(event);
    if (!isDragging) {
      if (Math.hypot(now.x - before.x, now.y - before.y) < CLICK_DISTANCE) return;
      startDragging();
    }
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (!other) {
      panBy(now.x - before.x, now.y - before.y);
      return;
    }
    const distance = (point: Point): number => Math.hypot(point.x - other.x, point.y - other.y);
    const middle = (point: Point): Point => ({
      x: (point.x + other.x) / 2,
      y: (point.y + other.y) / 2,
    });
    const [from, to] = [middle(before), middle(now)];
    panBy(to.x - from.x, to.y - from.y);
    zoomBy(Math.max(1, distance(now)) / Math.max(1, distance(before)), to);
  }

  function onPointerEnd(event: PointerEvent): void {
    if (!pointers.delete(event.pointerId) || pointers.size > 0) return;
    element.classList.remove("dragging");
    setTimeout(() => (isDragging = false)); // after the click that may follow
  }

  /** Keep the end of a drag from counting as a click. */
  function onClick(event: MouseEvent): void {
    if (!isDragging) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function updateTouch(): void {
    element.style.touchAction = yieldsToPage() ? "pan-x pan-y" : "none";
  }

  const { signal } = life;
  element.addEventListener("wheel", onWheel, { passive: false, signal });
  element.addEventListener("pointerdown", onPointerDown, { signal });
  element.addEventListener("pointermove", onPointerMove, { signal });
  element.addEventListener("pointerup", onPointerEnd, { signal });
  element.addEventListener("pointercancel", onPointerEnd, { signal });
  element.addEventListener("click", onClick, { capture: true, signal });
  element.addEventListener("focusin", updateTouch, { signal });
  element.addEventListener("focusout", () => setTimeout(updateTouch), { signal });
  window.addEventListener("resize", updateTouch, { signal });
  updateTouch();

  return {
    get view() {
      return view;
    },
    show,
    panBy,
    shiftBy,
    zoomBy,
    fitView,
    destroy() {
      cancelAnimationFrame(motion);
      life.abort();
    },
  };
}
