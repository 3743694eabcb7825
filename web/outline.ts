/**
 * Bring the outline to life, which argmap writes into the page and which reads without script.
 *
 * It has the verdicts of both readings. What a supposition changes is added to them, and filters
 * dim the rest.
 */

import type { Judgement } from "./data.ts";
import { element } from "./dom.ts";
import { hasAny, type Store } from "./store.ts";
import { verdictBadge } from "./wording.ts";

/** Take the outline out of the page, to be shown in a pane. Its head is in the toolbar. */
export function takeOutline(page: Document): HTMLElement {
  const written = page.getElementById("argmap-outline");
  if (!written) throw new Error("this is not a page of argmap: it has no outline");
  const outline = element("section", { id: written.id, class: "outline-pane" });
  outline.append(...written.childNodes);
  outline.querySelector("h1")?.remove();
  if (outline.firstElementChild?.tagName === "DL") outline.firstElementChild.remove();
  written.remove();
  return outline;
}

/** Keep an outline up to date. */
export function mountOutline(root: HTMLElement, store: Store): void {
  const items = (): Iterable<HTMLElement> => root.querySelectorAll<HTMLElement>("li.statement");
  const find = (id: string): HTMLElement | null =>
    root.querySelector<HTMLElement>(`#${CSS.escape(anchorOf(id))}`);

  function showChanges(): void {
    for (const badge of root.querySelectorAll(".supposed-verdict")) badge.remove();
    const listed = new Map<string, Element>();
    for (const link of root.querySelectorAll(".recommendations a")) {
      listed.set(link.getAttribute("href")!, link.parentElement!);
    }
    for (const { id, after } of store.changes) {
      find(id)?.querySelector("p small")?.before(buildChange(after));
      listed.get(`#${anchorOf(encodeURIComponent(id))}`)?.append(" ", buildChange(after));
    }
  }

  function showFilters(): void {
    const { filtered } = store;
    for (const item of items()) {
      const id = item.id.slice(anchorOf("").length);
      item.classList.toggle("excluded", filtered !== null && !filtered.has(id));
    }
  }

  function showSelected(): void {
    const { selected, view } = store.state;
    root.querySelector("[aria-current]")?.removeAttribute("aria-current");
    const item = selected === null ? null : find(selected);
    item?.setAttribute("aria-current", "true");
    if (view === "outline") scrollTo(item?.firstElementChild);
  }

  store.subscribe((changed) => {
    const isNew = changed.has("data");
    const isJudged = hasAny(changed, "without", "grant", "reading");
    if (isNew || isJudged) showChanges();
    if (isNew || changed.has("filters") || (isJudged && store.state.filters.verdicts.size > 0)) {
      showFilters();
    }
    if (isNew || changed.has("selected") || changed.has("view")) showSelected();
  });
}

/** Scroll to an element, again once the browser has laid out what came into sight on the way. */
function scrollTo(item: Element | null | undefined, tries = 3): void {
  item?.scrollIntoView({ block: "nearest" });
  if (item && tries > 1) requestAnimationFrame(() => scrollTo(item, tries - 1));
}

function buildChange(after: Judgement | null): HTMLElement {
  return element("span", { class: "supposed-verdict" }, "what if: ", verdictBadge(after), " ");
}

/** Return the anchor of a statement, which is also the deep link to it. */
function anchorOf(id: string): string {
  return `s=${id}`;
}
