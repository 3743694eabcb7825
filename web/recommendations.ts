/** List the recommendations, the worst first: the way into a map. */

import { element, fill } from "./dom.ts";
import { hasAny, type Store } from "./store.ts";
import { currentBadge, pluralize, statementLink, VERDICTS } from "./wording.ts";

/** Fill an element with the list of recommendations, and keep it up to date. */
export function mountRecommendations(root: HTMLElement, store: Store): void {
  const count = element("span", { class: "count" });
  const list = element("ol", { class: "recommendations" });
  const none = element("p", { class: "faint" }, "This map makes no recommendations.");
  fill(root, element("h2", {}, "Recommendations ", count), list, none);

  let items = new Map<string, HTMLElement>();

  function rebuild(): void {
    const { recommendations } = store.data;
    count.textContent = String(recommendations.length);
    none.hidden = recommendations.length > 0;
    items = new Map(recommendations.map((id) => [id, buildItem(id)]));
    fill(list, ...items.values());
  }

  function buildItem(id: string): HTMLElement {
    const statement = store.statements.get(id);
    if (!statement) throw new Error(`the list names a recommendation that does not exist: ${id}`);
    const { length } = statement.findings.filter(({ severity }) => severity !== "info");
    return element(
      "li",
      {},
      element("span", { class: "badges" }),
      statementLink(statement),
      length > 0 && element("span", { class: "findings-count" }, pluralize(length, "finding")),
    );
  }

  function showVerdicts(): void {
    const ranks = new Map<string, number>();
    for (const [id, item] of items) {
      const verdict = store.verdicts.get(id)?.verdict;
      ranks.set(id, verdict ? VERDICTS.indexOf(verdict) : -1);
      fill(item.querySelector(".badges")!, currentBadge(store, id));
    }
    // The data is in order for the reading that it came with; other verdicts need another order.
    const sorted = [...items.keys()].sort((one, other) => ranks.get(one)! - ranks.get(other)!);
    if (sorted.some((id, place) => list.children[place] !== items.get(id))) {
      list.append(...sorted.map((id) => items.get(id)!));
    }
  }

  function showState(): void {
    const { filtered, state } = store;
    for (const [id, item] of items) {
      item.hidden = filtered !== null && !filtered.has(id);
      const link = item.querySelector("a")!;
      if (id === state.selected) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const shown = [...items.values()].filter((item) => !item.hidden).length;
    count.textContent =
      shown === items.size ? String(items.size) : `${shown} of ${items.size}`;
  }

  store.subscribe((changed) => {
    if (changed.has("data")) rebuild();
    const isJudged = hasAny(changed, "data", "without", "grant", "reading");
    if (isJudged) showVerdicts();
    if (isJudged || hasAny(changed, "filters", "selected")) showState();
    if (changed.has("selected")) {
      list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    }
  });
  rebuild();
  showVerdicts();
  showState();
}
