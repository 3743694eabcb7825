/** The head of the page: title, search, and what concerns the page as a whole. */

import { button, element, fill } from "./dom.ts";
import { READING_HELP } from "./keyboard.ts";
import { NARROW } from "./screen.ts";
import type { Store, Theme, View } from "./store.ts";

const THEMES: readonly (readonly [Theme, string])[] = [
  ["auto", "System"],
  ["light", "Light"],
  ["dark", "Dark"],
];

/** Fill an element with title and buttons. `showHelp` opens the help. */
export function mountToolbar(
  root: HTMLElement,
  store: Store,
  searchField: HTMLElement,
  showHelp: () => void,
): void {
  const title = element("h1");
  const subtitle = element("p", { class: "faint" });
  const menu = element("div", { class: "menu", id: "menu" });
  const more = button("Menu", () => setOpen(menu.dataset["open"] === undefined), {
    class: "more",
    "aria-expanded": "false",
    "aria-controls": "menu",
  });

  function setOpen(open: boolean): void {
    if (open) menu.dataset["open"] = "";
    else delete menu.dataset["open"];
    more.setAttribute("aria-expanded", String(open));
  }

  const themes = element(
    "select",
    {
      onchange: () => store.update({ theme: themes.value as Theme }),
      "aria-label": "Colors",
    },
    ...THEMES.map(([value, label]) => element("option", { value }, label)),
  );
  fill(
    menu,
    themes,
    document.fullscreenEnabled && buildFullScreen(),
    button("Print", () => window.print(), { title: "Print the outline with its verdicts" }),
    button("Help", showHelp, { title: "Help and keys (?)" }),
  );
  fill(root, element("div", { class: "titles" }, title, subtitle), searchField, more, menu);

  function show(): void {
    const { header } = store.data;
    title.textContent = store.data.title || "Argument map";
    document.title = title.textContent;
    subtitle.textContent = header.map(([, value]) => value).join(" · ");
    subtitle.hidden = header.length === 0;
    themes.value = store.state.theme;
    document.documentElement.dataset["theme"] = store.state.theme;
  }

  menu.addEventListener("click", (event) => {
    if (event.target instanceof HTMLButtonElement) setOpen(false);
  });
  store.subscribe((changed) => {
    if (changed.has("data") || changed.has("theme")) show();
  });
  show();
}

function buildFullScreen(): Node {
  const label = (): string => (document.fullscreenElement ? "Leave full screen" : "Full screen");
  const toggle = button(label(), () =>
    document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen(),
  );
  document.addEventListener("fullscreenchange", () => (toggle.textContent = label()));
  return toggle;
}

/** Fill an element with the switch between the readings; hide it where they cannot differ. */
export function mountReading(root: HTMLElement, store: Store): void {
  function show(): void {
    root.hidden = !store.data.hasImplicit;
    for (const input of root.querySelectorAll("input")) {
      input.checked = input.value === store.state.reading;
    }
  }

  const choice = (value: "charitable" | "as written", label: string): Node =>
    element(
      "label",
      {},
      element("input", {
        type: "radio",
        name: "reading",
        value,
        onchange: () => store.update({ reading: value }),
      }),
      element("span", {}, label),
    );
  fill(
    root,
    element(
      "fieldset",
      { class: "switch" },
      element("legend", { class: "visually-hidden" }, "Reading"),
      choice("charitable", "Charitable"),
      choice("as written", "As written"),
    ),
    element("p", { class: "faint" }, READING_HELP),
  );
  store.subscribe((changed) => {
    if (changed.has("data") || changed.has("reading")) show();
  });
  show();
}

/** A part of the page that has the screen to itself where there is little room. */
type Pane = "list" | "main";

/**
 * Fill an element with the tabs between map and outline, and on a small screen the list.
 *
 * On a wide screen the list is always there, and its tab is hidden by the style. Returns a function
 * that brings the map or the outline to the front.
 */
export function mountTabs(root: HTMLElement, store: Store): () => void {
  const tab = (text: string, pane: Pane, view: View | null): HTMLButtonElement =>
    button(
      text,
      () => {
        if (view) store.update({ view });
        setPane(pane);
      },
      { "data-tab": view ?? pane },
    );
  const tabs = {
    list: tab("Recommendations", "list", null),
    map: tab("Map", "main", "map"),
    outline: tab("Outline", "main", "outline"),
  };
  fill(root, ...Object.values(tabs));

  function setPane(pane: Pane): void {
    document.body.dataset["pane"] = pane;
    show();
  }

  function show(): void {
    const { view } = store.state;
    const pane = document.body.dataset["pane"];
    document.body.dataset["view"] = view;
    const isListShown = NARROW.matches && pane === "list";
    tabs.list.setAttribute("aria-pressed", String(isListShown));
    for (const name of ["map", "outline"] as const) {
      tabs[name].setAttribute("aria-pressed", String(name === view && !isListShown));
    }
  }

  NARROW.addEventListener("change", show);
  store.subscribe((changed) => {
    const { selected } = store.state;
    document.body.classList.toggle("has-selected", selected !== null);
    if (changed.has("selected") && selected !== null) setPane("main");
    else if (changed.has("view")) show();
  });
  setPane("list");
  return () => setPane("main");
}
