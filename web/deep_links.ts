/**
 * Keep the address of the page and its state the same, so that a view can be sent as a link.
 *
 * `#s=agenda&without=gap,@readout&grant=late&reading=as-written`
 */

import { hasAny, type State, type Store } from "./store.ts";

type Linked = Pick<State, "selected" | "without" | "grant" | "reading">;

/** The time for which the state must be at rest, so that browsers do not limit the changes. */
const REST = 150;

/** Return the fragment of an address, without `#`. Empty if nothing differs from the first view. */
export function formatFragment(state: Linked, firstReading: State["reading"]): string {
  const list = (names: ReadonlySet<string>): string => [...names].map(encode).join(",");
  return [
    state.selected === null ? "" : `s=${encode(state.selected)}`,
    state.without.size > 0 ? `without=${list(state.without)}` : "",
    state.grant.size > 0 ? `grant=${list(state.grant)}` : "",
    state.reading === firstReading ? "" : `reading=${state.reading.replace(" ", "-")}`,
  ]
    .filter(Boolean)
    .join("&");
}

/** Read the fragment of an address. A bare name is a selected statement, as in the outline. */
export function parseFragment(fragment: string, firstReading: State["reading"]): Linked {
  const fields = new Map<string, string>();
  for (const field of fragment.split("&")) {
    const place = field.indexOf("=");
    if (place < 0) fields.set("s", field);
    else fields.set(field.slice(0, place), field.slice(place + 1));
  }
  const list = (name: string): Set<string> =>
    new Set((fields.get(name) ?? "").split(",").map(decode).filter(Boolean));
  const reading = fields.get("reading");
  return {
    selected: decode(fields.get("s") ?? "") || null,
    without: list("without"),
    grant: list("grant"),
    reading:
      reading === "as-written" ? "as written" : reading === "charitable" ? reading : firstReading,
  };
}

/** Follow the address, and write the state into it. Each view is an entry in the history. */
export function mountDeepLinks(store: Store): void {
  let timer = 0;

  function write(isNew: boolean): void {
    const fragment = formatFragment(store.state, store.data.reading);
    if (fragment === readFragment()) return;
    // The whole address, because a relative one would not be that of a page in a notebook's frame.
    const address = `${location.href.split("#")[0]}#${fragment}`;
    if (isNew) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  /** Show what the address says, and correct what it says that the map does not have. */
  function follow(): void {
    store.update(parseFragment(readFragment(), store.data.reading));
    clearTimeout(timer);
    write(false);
  }

  store.subscribe((changed) => {
    if (!hasAny(changed, "selected", "without", "grant", "reading")) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => write(true), REST);
  });
  // Going back and forth fires this, too.
  window.addEventListener("popstate", follow);
  follow();
}

function readFragment(): string {
  return location.hash.slice(1);
}

function encode(name: string): string {
  return encodeURIComponent(name).replaceAll("%40", "@");
}

/** Decode a name; a link that was cut in the middle of a character names nothing. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return "";
    throw error;
  }
}
