/** What clicks and keys on the map mean. Dragging and the wheel are in `pan_zoom.ts`. */

import type { ControlActions } from "./controls.ts";

/** What clicks and keys can do, besides what the buttons do. */
export interface InputActions extends ControlActions {
  /** Open or close what is below a statement. */
  readonly toggle: (id: string) => void;
  /** Select a statement on the map. */
  readonly choose: (id: string) => void;
  /** Select a statement that is mentioned, and go to it. */
  readonly follow: (id: string) => void;
  /** A click beside everything, which may be on a box that is too small to be an element. */
  readonly clickAt: (x: number, y: number) => void;
  /** Make a statement the one that the Tab key leads to, and perhaps move to it. */
  readonly activate: (id: string, moves: boolean) => void;
  /** Give the focus to the statement that the Tab key leads to. */
  readonly focus: () => void;
  readonly panBy: (x: number, y: number) => void;
  /** Walk from a statement. Returns whether the key leads anywhere. */
  readonly walk: (id: string, key: string) => boolean;
}

const STEP = 60;
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};
/** What is in front of the map. */
const FRONT = "button, summary, .canvas-key";

/** Listen to the events of a map until the signal. */
export function listenToInput(
  viewport: HTMLElement,
  actions: InputActions,
  signal: AbortSignal,
): void {
  const idOf = (item: Element): string => (item as HTMLElement).dataset["id"]!;

  function onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const mention = target.closest<HTMLElement>("[data-target]");
    const box = target.closest(".box");
    if (mention) actions.follow(mention.dataset["target"]!);
    else if (box && target.closest(".box-toggle")) actions.toggle(idOf(box));
    else if (box) actions.choose(idOf(box));
    else if (!target.closest(FRONT)) actions.clickAt(event.clientX, event.clientY);
  }

  /** Give the map the focus at a press beside all boxes, and select no text. */
  function onPointerDown(event: PointerEvent): void {
    if ((event.target as Element).closest(`${FRONT}, .box`)) return;
    event.preventDefault();
    actions.focus();
  }

  function onFocus(event: FocusEvent): void {
    const box = (event.target as Element).closest(".box");
    if (box) actions.activate(idOf(box), box.matches(":focus-visible"));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (press(event)) event.preventDefault();
  }

  /** Do what a key stands for. Returns whether it stands for anything. */
  function press({ key, shiftKey, target }: KeyboardEvent): boolean {
    if (key === "+" || key === "=") actions.zoomIn();
    else if (key === "-" || key === "−") actions.zoomOut();
    else if (key === "0") actions.fit();
    else {
      const box = target as Element;
      if (!box.matches(".box")) return false;
      const arrow = ARROWS[key];
      if (shiftKey && arrow) actions.panBy(...arrow);
      else if (key === "Enter") actions.choose(idOf(box));
      else if (key === " ") actions.toggle(idOf(box));
      else return !shiftKey && actions.walk(idOf(box), key);
    }
    return true;
  }

  viewport.addEventListener("click", onClick, { signal });
  viewport.addEventListener("pointerdown", onPointerDown, { signal });
  viewport.addEventListener("focusin", onFocus, { signal });
  viewport.addEventListener("keydown", onKeyDown, { signal });
}
