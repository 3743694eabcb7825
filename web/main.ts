/** Build the page around the outline that argmap has written into it. */

import { mountCanvas } from "./canvas.ts";
import { readData } from "./data.ts";
import { mountDeepLinks, parseFragment } from "./deep_links.ts";
import { mountDetails } from "./details.ts";
import { button, element } from "./dom.ts";
import { mountFilters } from "./filters.ts";
import { mountKeyboard } from "./keyboard.ts";
import { mountLive } from "./live.ts";
import { mountOutline, takeOutline } from "./outline.ts";
import { mountRecommendations } from "./recommendations.ts";
import { mountSearch } from "./search.ts";
import { createStore, type Store, type Theme } from "./store.ts";
import { mountReading, mountTabs, mountToolbar } from "./toolbar.ts";
import { buildWelcome } from "./welcome.ts";
import { describeChanges, mountWhatIf } from "./what_if.ts";

function start(outline: HTMLElement): void {
  outline.setAttribute("aria-label", "Outline");
  outline.tabIndex = 0;
  const theme = (document.documentElement.dataset["theme"] ?? "auto") as Theme;
  const store = createStore(readData(), { theme });

  const bar = element("header", { class: "bar" });
  const banner = element("div", { class: "banner", role: "alert" });
  const whatIf = element("section", { class: "what-if", "aria-label": "What if" });
  const tabs = element("nav", { class: "tabs", "aria-label": "Views" });
  const reading = element("div", { class: "reading" });
  const recommendations = element("div");
  const filters = element("div", { class: "filters", tabindex: "-1" });
  const showFilters = (): void => {
    filters.focus({ preventScroll: true });
    // Unlike scrollIntoView, this does not scroll a page around this one.
    list.scrollTop += filters.getBoundingClientRect().top - list.getBoundingClientRect().top;
  };
  const toFilters = button("Filters", showFilters, { class: "small to-filters" });
  const list = element(
    "nav",
    { class: "list", "aria-label": "Recommendations and filters" },
    reading,
    toFilters,
    recommendations,
    filters,
  );
  const map = element("section", { class: "map", "aria-label": "Map" });
  const main = element("main", {}, map, outline);
  const details = element("aside", { class: "details", "aria-label": "Details", tabindex: "0" });
  const status = element("p", { class: "visually-hidden", role: "status" });
  const searchField = element("search", { class: "search" });
  document.body.prepend(bar, banner, whatIf, tabs, list, main, details, status);
  document.documentElement.classList.add("script");

  const showMain = mountTabs(tabs, store);
  mountReading(reading, store);
  mountRecommendations(recommendations, store);
  mountFilters(filters, store);
  mountDetails(details, store, () => buildWelcome(store));
  mountWhatIf(whatIf, store);
  mountOutline(outline, store);
  mountLive(banner, outline, store);
  announce(status, store);
  const canvas = mountCanvas(map, store);

  const focusMap = (): void => {
    store.update({ view: "map" });
    showMain();
    (map.querySelector<HTMLElement>('[tabindex="0"]') ?? map).focus();
  };
  const focusDetails = (): void => (details.querySelector("h2") ?? details).focus();
  const choose = (id: string): void => {
    store.update({ selected: id });
    focusDetails();
  };
  const input = mountSearch(searchField, store, choose);
  const keyboard = mountKeyboard(store, {
    focusSearch: () => input.focus(),
    focusMap,
    focusDetails,
    fit: () => canvas.fit(),
  });
  mountToolbar(bar, store, searchField, keyboard.showHelp);
  followLinks(store);
  store.subscribe((changed) => {
    const { selected, view } = store.state;
    if ((changed.has("selected") || changed.has("view")) && selected !== null && view === "map") {
      canvas.reveal(selected);
    }
  });
  mountDeepLinks(store);
}

/** Select a statement when a link to it is clicked, in the outline and everywhere else. */
function followLinks(store: Store): void {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const fragment = event.target.closest("a[href^='#']")?.getAttribute("href")?.slice(1);
    if (fragment === undefined) return;
    const { selected } = parseFragment(fragment, store.data.reading);
    if (selected === null || !store.statements.has(selected)) return;
    event.preventDefault();
    store.update({ selected });
  });
}

/** Tell screen readers what a supposition or another reading changes. */
function announce(status: HTMLElement, store: Store): void {
  store.subscribe((changed) => {
    const parts: string[] = [];
    if (changed.has("reading")) parts.push(`Reading: ${store.state.reading}.`);
    if (changed.has("without") || changed.has("grant")) parts.push(describeChanges(store));
    if (parts.length > 0) status.textContent = parts.join(" ");
  });
}

const outline = takeOutline(document);
try {
  start(outline);
} catch (error) {
  // Without the rest, the outline is the page.
  document.documentElement.classList.remove("script");
  delete document.body.dataset["view"];
  document.body.replaceChildren(outline);
  throw error;
}
