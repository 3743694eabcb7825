/** What the details show while no statement is selected: a summary, and how to read the map. */

import { element } from "./dom.ts";
import { listFindings } from "./findings.ts";
import type { Store } from "./store.ts";
import { kindBadge, KINDS, pluralize, verdictBadge, VERDICTS } from "./wording.ts";

const MEANINGS = {
  supported: "it holds, and evidence supports it",
  conditional: "it holds, but depends on assumptions",
  undecided: "objections attack each other in a circle, and nothing settles it",
  contested: "it has support, but an objection holds",
  unsupported: "it has no support",
};

/** Build the summary. */
export function buildWelcome(store: Store): Node {
  const { data, verdicts } = store;
  const count = (ids: readonly string[], verdict: string): number =>
    ids.filter((id) => verdicts.get(id)?.verdict === verdict).length;
  const ids = data.statements.map(({ id }) => id);
  const found = VERDICTS.filter((verdict) => count(ids, verdict) > 0);
  const kinds = KINDS.filter((kind) => data.statements.some((statement) => statement.kind === kind));
  return element(
    "div",
    { class: "welcome" },
    element("h2", { tabindex: "-1" }, "Choose a statement"),
    element(
      "p",
      {},
      "Its verdict appears here, with the reasons for it, its findings and its sources.",
    ),
    element(
      "table",
      {},
      element("caption", {}, `Verdicts (${store.state.reading})`),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          element("th", { scope: "col" }, "Verdict"),
          data.recommendations.length > 0 && element("th", { scope: "col" }, "Recommendations"),
          element("th", { scope: "col" }, "Statements"),
        ),
      ),
      element(
        "tbody",
        {},
        ...found.flatMap((verdict) => [
          element(
            "tr",
            {},
            element("th", { scope: "row" }, verdictBadge({ verdict })),
            data.recommendations.length > 0 &&
              element("td", {}, String(count(data.recommendations, verdict))),
            element("td", {}, String(count(ids, verdict))),
          ),
          element(
            "tr",
            { class: "meaning" },
            element("td", { colspan: data.recommendations.length > 0 ? 3 : 2 }, MEANINGS[verdict]),
          ),
        ]),
      ),
    ),
    element(
      "p",
      { class: "legend" },
      ...kinds.map(kindBadge),
    ),
    data.findings.length > 0 &&
      element(
        "section",
        {},
        element("h3", {}, `${pluralize(data.findings.length, "finding")} about the whole map`),
        listFindings(data.findings),
      ),
  );
}
