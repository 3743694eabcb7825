/** Build elements. Text becomes text nodes, never markup. */

type Listener = (event: Event) => void;
type Attribute = string | number | boolean | Listener | undefined;
type Child = Node | string | null | undefined | false;

/**
 * Create an element with attributes, listeners (`onclick`) and children.
 *
 * True sets an attribute without a value; false and undefined leave it out.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") created.addEventListener(name.slice(2), value);
    else if (value === true) created.setAttribute(name, "");
    else if (value !== false && value !== undefined) created.setAttribute(name, String(value));
  }
  append(created, children);
  return created;
}

/** Replace all children of an element. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}

/** Create a button with a text. */
export function button(
  text: string,
  onclick: Listener,
  attributes: Readonly<Record<string, Attribute>> = {},
): HTMLButtonElement {
  return element("button", { type: "button", onclick, ...attributes }, text);
}

/**
 * Fill an element anew, and give the focus back to the control with the same `data-key`.
 *
 * Without this, a keyboard user who presses a button that redraws its pane loses the place.
 */
export function refill(parent: HTMLElement, ...children: readonly Child[]): void {
  const focused = document.activeElement;
  const key = parent.contains(focused) ? (focused as HTMLElement).dataset["key"] : undefined;
  const top = parent.scrollTop;
  fill(parent, ...children);
  parent.scrollTop = top;
  if (key === undefined) return;
  const same = parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  (same ?? parent.querySelector<HTMLElement>("button, [tabindex]"))?.focus({ preventScroll: true });
}

function append(parent: Element, children: readonly Child[]): void {
  parent.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
}
