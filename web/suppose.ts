/** Withdraw and grant statements and sources, as what-if does. */

import type { Store } from "./store.ts";

/** Withdraw a statement or a source. */
export function withdraw(store: Store, name: string): void {
  store.update({ without: add(store.state.without, name), grant: remove(store.state.grant, name) });
}

/** Let a statement hold, whatever is said against it. */
export function grant(store: Store, id: string): void {
  store.update({ without: remove(store.state.without, id), grant: add(store.state.grant, id) });
}

/** Neither withdraw nor grant a statement or source. */
export function putBack(store: Store, name: string): void {
  const { without, grant: granted } = store.state;
  store.update({ without: remove(without, name), grant: remove(granted, name) });
}

/** End the supposition. */
export function clear(store: Store): void {
  store.update({ without: new Set(), grant: new Set() });
}

function add(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return new Set([...names, name]);
}

function remove(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return names.has(name) ? new Set([...names].filter((other) => other !== name)) : names;
}
