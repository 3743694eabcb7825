/** The buttons of the map, and the hint for those whose wheel moves the page around it. */

import { button, element } from "./dom.ts";

/** What the buttons do. */
export interface ControlActions {
  readonly openAll: () => void;
  readonly closeAll: () => void;
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
}

const HINT_DURATION = 2000;

export function buildControls(actions: ControlActions): HTMLElement {
  return element(
    "div",
    { class: "canvas-controls", role: "group", "aria-label": "Map" },
    button("Open all", actions.openAll, { title: "Show every statement" }),
    button("Close all", actions.closeAll, { title: "Show only the top of each tree" }),
    button("Fit", actions.fit, { title: "Show the whole map (0)" }),
    button("−", actions.zoomOut, { "aria-label": "Zoom out", title: "Zoom out (−)" }),
    button("+", actions.zoomIn, { "aria-label": "Zoom in", title: "Zoom in (+)" }),
  );
}

/** A hint that is shown for a moment. */
export class WheelHint {
  readonly item = element(
    "p",
    { class: "canvas-hint", hidden: true, "aria-hidden": "true" },
    "Click the map to move it with the wheel, or hold Ctrl to zoom.",
  );
  private timer = 0;

  show(): void {
    this.item.hidden = false;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.item.hidden = true), HINT_DURATION);
  }
}
