/** The keys of the page, and the dialog that explains them. */

import { button, element } from "./dom.ts";
import type { Store } from "./store.ts";
import { clear, grant, putBack, withdraw } from "./suppose.ts";

/** What the page can do that other modules own. */
export interface Actions {
  readonly focusSearch: () => void;
  readonly focusMap: () => void;
  readonly focusDetails: () => void;
  readonly fit: () => void;
}

/** A key of the page, by what an event calls it. */
interface Shortcut {
  readonly keys: readonly string[];
  readonly description: string;
  readonly run: () => void;
}

export interface Keyboard {
  readonly showHelp: () => void;
}

/** Listen to the keys of the page. They can be turned off in the dialog. */
export function mountKeyboard(store: Store, actions: Actions): Keyboard {
  const shortcuts = listShortcuts(store, actions, () => dialog.showModal());
  const enabled = element("input", { type: "checkbox", checked: true });
  const dialog = buildDialog(shortcuts, enabled, store);
  document.body.append(dialog);

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || dialog.open)
      return;
    if (event.key === "Escape") {
      leave(store, actions);
      return;
    }
    if (!enabled.checked || isTyping(event.target)) return;
    const shortcut = shortcuts.find(({ keys }) => keys.includes(event.key));
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  });
  return { showHelp: () => dialog.showModal() };
}

function listShortcuts(store: Store, actions: Actions, showHelp: () => void): Shortcut[] {
  const onSelected = (act: (id: string) => void) => () => {
    if (store.state.selected !== null) act(store.state.selected);
  };
  const isSupposed = (id: string): boolean =>
    store.state.without.has(id) || store.state.grant.has(id);
  return [
    { keys: ["/"], description: "Search", run: actions.focusSearch },
    { keys: ["j", "n"], description: "Next recommendation", run: () => step(store, 1) },
    { keys: ["k", "p"], description: "Previous recommendation", run: () => step(store, -1) },
    { keys: ["m"], description: "Go to the map", run: actions.focusMap },
    { keys: ["d"], description: "Go to the details", run: actions.focusDetails },
    {
      keys: ["o"],
      description: "Switch between map and outline",
      run: () => store.update({ view: store.state.view === "map" ? "outline" : "map" }),
    },
    {
      keys: ["w"],
      description: "Withdraw the chosen statement, or put it back",
      run: onSelected((id) => (isSupposed(id) ? putBack(store, id) : tryTo(store, id, withdraw))),
    },
    {
      keys: ["g"],
      description: "Grant the chosen statement, or stop granting it",
      run: onSelected((id) => (isSupposed(id) ? putBack(store, id) : tryTo(store, id, grant))),
    },
    { keys: ["c"], description: "Clear what-if", run: () => clear(store) },
    {
      keys: ["r"],
      description: "Switch between the readings",
      run: () => {
        if (!store.data.hasImplicit) return;
        const isCharitable = store.state.reading === "charitable";
        store.update({ reading: isCharitable ? "as written" : "charitable" });
      },
    },
    { keys: ["f"], description: "Fit the map into its pane", run: actions.fit },
    { keys: ["?"], description: "Show this help", run: showHelp },
  ];
}

/** Keys that are not in the list because they have their usual meaning where they work. */
const OTHER_KEYS: readonly (readonly [string, string])[] = [
  ["Tab", "Next control. The whole map is one stop"],
  ["Arrows", "On the map: to the conclusion, the first reason and the neighbours"],
  ["Shift+Arrows", "Move the map"],
  ["Enter", "Open the details. In the search: jump to the result"],
  ["Space", "On the map: open or close the reasons"],
  ["+ − 0", "On the map: zoom in, zoom out, fit"],
  ["Esc", "Close what is open"],
];

function buildDialog(
  shortcuts: readonly Shortcut[],
  enabled: HTMLInputElement,
  store: Store,
): HTMLDialogElement {
  const rows = [
    ...shortcuts.map(({ keys, description }) => [keys.join(" "), description] as const),
    ...OTHER_KEYS,
  ];
  const dialog: HTMLDialogElement = element(
    "dialog",
    { "aria-labelledby": "help-title" },
    element(
      "header",
      {},
      element("h2", { id: "help-title" }, "Help"),
      button("Close", () => dialog.close()),
    ),
    element(
      "p",
      {},
      "Choose a statement to see why it has its verdict. Withdraw or grant statements and sources to " +
        "see what would change. The address of the page is a link to what you see.",
    ),
    store.data.hasImplicit && element("p", {}, READING_HELP),
    element(
      "p",
      {},
      "Drag the map or turn the wheel to move it. To zoom, turn the wheel while you hold Ctrl, pinch " +
        "with two fingers, or use the buttons. In a page that scrolls, click the map first.",
    ),
    element("h3", {}, "Keys"),
    element(
      "dl",
      { class: "keys" },
      ...rows.flatMap(([keys, description]) => [
        element("dt", {}, ...keys.split(" ").map((key) => element("kbd", {}, key))),
        element("dd", {}, description),
      ]),
    ),
    element("label", {}, enabled, " Use the single letters above as keys"),
  );
  return dialog;
}

export const READING_HELP =
  "Charitable counts every link. As written ignores the links that the text only implies.";

function step(store: Store, by: 1 | -1): void {
  const { filtered, state } = store;
  const ids = store.data.recommendations.filter((id) => filtered === null || filtered.has(id));
  if (ids.length === 0) return;
  const place = state.selected === null ? -1 : ids.indexOf(state.selected);
  const next = place < 0 ? (by > 0 ? 0 : ids.length - 1) : (place + by + ids.length) % ids.length;
  store.update({ selected: ids[next]! });
}

/** Change a statement, unless it is withdrawn with its sources. */
function tryTo(store: Store, id: string, change: (store: Store, id: string) => void): void {
  if (store.verdicts.has(id)) change(store, id);
}

/** Leave the details for the map, then close them. */
function leave(store: Store, actions: Actions): void {
  if (document.activeElement?.closest(".details, .search")) actions.focusMap();
  else store.update({ selected: null });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select") ||
      target.isContentEditable)
  );
}
