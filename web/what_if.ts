/** The bar that shows what is supposed and what follows, for as long as something is supposed. */

import { button, element, refill } from "./dom.ts";
import { NARROW } from "./screen.ts";
import { hasAny, type Store, type VerdictChange } from "./store.ts";
import { clear, putBack } from "./suppose.ts";
import {
  changeBadge,
  formatJudgement,
  nameSource,
  pluralize,
  shorten,
  statementLink,
  verdictBadge,
} from "./wording.ts";

/** The number of changes that are shown at first. On a small screen, none are. */
const MOST_SHOWN = 3;

/** Return the changed verdicts, apart from those of what is withdrawn; recommendations first. */
function sortChanges(store: Store): VerdictChange[] {
  const isFirst = ({ id }: VerdictChange): boolean =>
    store.statements.get(id)?.kind === "recommendation";
  const changes = store.changes.filter(({ id }) => !store.state.without.has(id));
  return [...changes.filter(isFirst), ...changes.filter((change) => !isFirst(change))];
}

/** Return how many recommendations and other statements change their verdicts. */
function countChanges(store: Store, changes: readonly VerdictChange[]): string {
  if (changes.length === 0) return "No verdict changes";
  const recommendations = changes.filter(
    ({ id }) => store.statements.get(id)?.kind === "recommendation",
  ).length;
  const others = changes.length - recommendations;
  const counted = [
    recommendations > 0 ? pluralize(recommendations, "recommendation") : "",
    others > 0 ? pluralize(others, recommendations > 0 ? "other statement" : "statement") : "",
  ];
  const verb = changes.length === 1 ? "changes its verdict" : "change their verdicts";
  return `${counted.filter(Boolean).join(" and ")} ${verb}`;
}

/** Say in a sentence what a supposition changes, for screen readers. */
export function describeChanges(store: Store): string {
  if (!store.supposes) return "What-if cleared.";
  const changes = sortChanges(store);
  if (changes.length === 0) return `${countChanges(store, changes)}.`;
  const named = changes
    .slice(0, MOST_SHOWN)
    .map(({ id, after }) => `${id} is now ${formatJudgement(after)}`);
  const rest = changes.length - named.length;
  const more = rest > 0 ? `; ${rest} more` : "";
  return `${countChanges(store, changes)}: ${named.join("; ")}${more}.`;
}

/** Fill an element with the bar, and keep it up to date. */
export function mountWhatIf(root: HTMLElement, store: Store): void {
  let showsAll = false;

  function show(): void {
    root.hidden = !store.supposes;
    if (root.hidden) {
      showsAll = false;
      refill(root);
      return;
    }
    const changes = sortChanges(store);
    const most = NARROW.matches ? 0 : MOST_SHOWN;
    const shown = showsAll ? changes : changes.slice(0, most);
    refill(
      root,
      element(
        "div",
        { class: "supposed" },
        element("h2", {}, "What if"),
        ...[...store.state.without].map((name) => chip(name, "withdrawn")),
        ...[...store.state.grant].map((name) => chip(name, "granted")),
        button("Clear", () => clear(store), { "data-key": "clear", title: "Clear (c)" }),
      ),
      element("p", {}, `${countChanges(store, changes)}${shown.length > 0 ? ":" : "."}`),
      shown.length > 0 &&
        element("ul", { class: "changes" }, ...shown.map((change) => buildChange(change))),
      changes.length > most &&
        button(
          showsAll ? "Show fewer" : `Show ${most === 0 ? "" : "all "}${changes.length}`,
          () => {
            showsAll = !showsAll;
            show();
          },
          { class: "small", "data-key": "all", "aria-expanded": String(showsAll) },
        ),
    );
  }

  function chip(name: string, what: string): Node {
    const statement = store.statements.get(name);
    const text = statement ? name : shorten(nameSource(store.sources.get(name), name), NARROW.matches ? 20 : 40);
    const title = statement ? statement.text : nameSource(store.sources.get(name), name);
    return element(
      "span",
      { class: "chip", title },
      statement ? element("a", { href: `#s=${encodeURIComponent(name)}` }, text) : text,
      ` ${what} `,
      button("×", () => putBack(store, name), {
        "aria-label": `Put ${text} back`,
        "data-key": `back-${name}`,
      }),
    );
  }

  function buildChange(change: VerdictChange): Node {
    const { before, after } = change;
    // The same verdict for another reason needs the words.
    const badges =
      before.verdict === after?.verdict
        ? element("span", { class: "change" }, verdictBadge(after), ` now ${formatJudgement(after)}`)
        : changeBadge(change);
    const statement = store.statements.get(change.id)!;
    const isRecommendation = statement.kind === "recommendation";
    return element(
      "li",
      { class: isRecommendation ? "of-recommendation" : undefined },
      badges,
      " ",
      statementLink(statement, 70),
    );
  }

  NARROW.addEventListener("change", show);
  store.subscribe((changed) => {
    if (hasAny(changed, "data", "without", "grant", "reading")) show();
  });
  show();
}
