/** Search the statements, and jump to one. */

import type { PageData } from "./data.ts";
import { element, fill } from "./dom.ts";
import type { Store } from "./store.ts";
import { currentBadge,
  kindBadge, pluralize, shorten } from "./wording.ts";

const MOST_RESULTS = 50;

/** What a search looks through: the lower-case text, id, tags and source titles of a statement. */
interface Entry {
  readonly id: string;
  readonly searched: string;
}

/** Return the ids of the statements that contain a text, those with it in their own text first. */
export function search(entries: readonly Entry[], query: string): string[] {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return [];
  const found = entries.filter(({ searched }) => searched.includes(wanted));
  const isOwn = ({ searched }: Entry): boolean => searched.split("\n", 2).join("\n").includes(wanted);
  return [...found.filter(isOwn), ...found.filter((entry) => !isOwn(entry))].map(({ id }) => id);
}

/** Return what to search through: the text and the id of each statement, then tags and sources. */
export function indexStatements(data: PageData): Entry[] {
  const sources = new Map(data.sources.map(({ key, text }) => [key, text]));
  return data.statements.map(({ id, text, tags, citations }) => ({
    id,
    searched: [
      text,
      `[${id}]`,
      ...tags.map((tag) => `#${tag}`),
      ...citations.map(({ source }) => `@${source} ${sources.get(source) ?? ""}`),
    ]
      .join("\n")
      .toLowerCase(),
  }));
}

/** Fill an element with the search field and its results. `choose` is called with a chosen id. */
export function mountSearch(
  root: HTMLElement,
  store: Store,
  choose: (id: string) => void,
): HTMLInputElement {
  let entries: Entry[] | null = null;
  let results: string[] = [];
  let active = 0;
  let isOpen = false;

  const input = element("input", {
    type: "search",
    role: "combobox",
    placeholder: "Search",
    "aria-label": "Search texts, ids, tags and sources",
    "aria-controls": "search-results",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => {
      active = 0;
      isOpen = true;
      store.update({ query: input.value });
    },
    onfocus: () => setOpen(input.value !== ""),
    onblur: () => setOpen(false),
    onkeydown: (event) => handleKey(event as KeyboardEvent),
  });
  const list = element("ul", {
    id: "search-results",
    role: "listbox",
    "aria-label": "Search results",
    hidden: true,
    // Keep the focus in the field, so that the list stays until the click arrives.
    onmousedown: (event) => event.preventDefault(),
  });
  const count = element("p", { class: "visually-hidden", role: "status" });
  fill(root, input, list, count);

  function setOpen(open: boolean): void {
    isOpen = open;
    show();
  }

  function pick(id: string | undefined): void {
    if (id === undefined) return;
    setOpen(false);
    choose(id);
  }

  function handleKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && results.length > 0) {
      event.preventDefault();
      const shown = Math.min(results.length, MOST_RESULTS);
      active = isOpen ? (active + step + shown) % shown : active;
      setOpen(true);
    } else if (event.key === "Enter") {
      event.preventDefault();
      pick(results[active]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  }

  function show(): void {
    const query = store.state.query.trim();
    const isShown = isOpen && query !== "";
    list.hidden = !isShown;
    input.setAttribute("aria-expanded", String(isShown));
    input.removeAttribute("aria-activedescendant");
    if (!isShown) return;
    const shown = results.slice(0, MOST_RESULTS);
    fill(list, ...shown.map(buildOption));
    if (results.length === 0) {
      list.append(element("li", { class: "faint", role: "option", "aria-disabled": "true" }, "No statement found"));
    } else if (results.length > shown.length) {
      const more = `${pluralize(results.length - shown.length, "more statement")}: type more to narrow it`;
      list.append(element("li", { class: "faint", role: "option", "aria-disabled": "true" }, more));
    }
    if (shown.length > 0) {
      input.setAttribute("aria-activedescendant", `search-result-${active}`);
      list.children[active]?.scrollIntoView({ block: "nearest" });
    }
    count.textContent = pluralize(results.length, "statement found", "statements found");
  }

  function buildOption(id: string, place: number): HTMLElement {
    const statement = store.statements.get(id)!;
    return element(
      "li",
      {
        role: "option",
        id: `search-result-${place}`,
        "aria-selected": String(place === active),
        onclick: () => pick(id),
      },
      element(
        "span",
        { class: "badges" },
        kindBadge(statement.kind),
        currentBadge(store, id),
      ),
      element("span", { class: "found" }, ...mark(statement.text, store.state.query.trim())),
      element("span", { class: "id" }, ...mark(id, store.state.query.trim())),
    );
  }

  store.subscribe((changed) => {
    if (changed.has("data")) entries = null;
    if (!changed.has("query") && !(changed.has("data") && isOpen)) return;
    entries ??= indexStatements(store.data);
    results = search(entries, store.state.query);
    if (input.value !== store.state.query) input.value = store.state.query;
    show();
  });
  return input;
}

/** Mark the first place of a searched text, with some of the text around it. */
function mark(text: string, query: string): (Node | string)[] {
  const place = text.toLowerCase().indexOf(query.toLowerCase());
  if (place < 0 || query === "") return [shorten(text, 120)];
  const start = place > 60 ? text.lastIndexOf(" ", place - 40) + 1 : 0;
  const end = place + query.length;
  return [
    (start > 0 ? "…" : "") + text.slice(start, place),
    element("mark", {}, text.slice(place, end)),
    shorten(text.slice(end), 100),
  ];
}
