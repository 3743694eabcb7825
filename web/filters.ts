/** Choose by kind, verdict, tag and section which statements the page puts forward. */

import { button, element, refill } from "./dom.ts";
import { hasAny, NO_FILTERS, type Filters, type Store } from "./store.ts";
import { KINDS, pluralize, VERDICTS } from "./wording.ts";

type Group = keyof Filters;

/** A value that can be chosen, and how many statements have it. */
interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** Fill an element with the filters, and keep it up to date. */
export function mountFilters(root: HTMLElement, store: Store): void {
  function show(): void {
    const { filtered } = store;
    refill(
      root,
      element("h2", {}, "Filters"),
      element(
        "p",
        { class: "filter-count", role: "status" },
        filtered
          ? `${filtered.size} of ${pluralize(store.data.statements.length, "statement")} `
          : pluralize(store.data.statements.length, "statement"),
        filtered &&
          button("Clear filters", () => store.update({ filters: NO_FILTERS }), {
            class: "small",
            "data-key": "clear-filters",
          }),
      ),
      ...groups().map(([group, title, choices]) => buildGroup(group, title, choices)),
    );
  }

  function groups(): [Group, string, Choice[]][] {
    const { statements, sections } = store.data;
    const kinds = count(statements.map(({ kind }) => kind));
    const verdicts = count(
      statements.map(({ id }) => store.verdicts.get(id)?.verdict ?? "withdrawn"),
    );
    const tags = count(statements.flatMap((statement) => statement.tags));
    const inSections = count(statements.flatMap(({ section }) => section ?? []));
    const all: [Group, string, Choice[]][] = [
      ["kinds", "Kind", choose(KINDS, kinds)],
      ["verdicts", "Verdict", choose([...VERDICTS, "withdrawn"], verdicts)],
      ["tags", "Tag", choose([...tags.keys()].sort(), tags, (tag) => `#${tag}`)],
      [
        "sections",
        "Section",
        choose(
          sections.map(({ id }) => id),
          inSections,
          (id) => sections.find((section) => section.id === id)?.title || id,
        ),
      ],
    ];
    return all.filter(
      ([group, , choices]) => choices.length > 1 || store.state.filters[group].size > 0,
    );
  }

  function buildGroup(group: Group, title: string, choices: readonly Choice[]): Node {
    return element(
      "fieldset",
      {},
      element("legend", {}, title),
      ...choices.map(({ value, label, count: number }) =>
        element(
          "label",
          {},
          element("input", {
            type: "checkbox",
            checked: store.state.filters[group].has(value),
            "data-key": `${group}-${value}`,
            onchange: () => toggle(group, value),
          }),
          element("span", { class: "label" }, label),
          element("span", { class: "count" }, String(number)),
        ),
      ),
    );
  }

  function toggle(group: Group, value: string): void {
    const values = new Set(store.state.filters[group]);
    if (!values.delete(value)) values.add(value);
    store.update({ filters: { ...store.state.filters, [group]: values } });
  }

  store.subscribe((changed) => {
    if (hasAny(changed, "data", "without", "grant", "reading", "filters")) show();
  });
  show();
}

function count(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function choose(
  values: readonly string[],
  counts: ReadonlyMap<string, number>,
  label: (value: string) => string = (value) => value,
): Choice[] {
  return values
    .filter((value) => counts.has(value))
    .map((value) => ({ value, label: label(value), count: counts.get(value)! }));
}
