/** The boxes of statements: their sizes, and the elements that show them. */

import { labelOf, type Measure } from "./blocks.ts";
import type { Kind, StatementData, Verdict } from "./data.ts";
import { element, fill } from "./dom.ts";
import {
  countBelow,
  findBranch,
  listAncestors,
  listSiblings,
  type Branch,
  type Forest,
  type ReferenceNode,
  type StatementNode,
} from "./forest.ts";
import type { Store } from "./store.ts";
import { createTextMeasure, wrapText } from "./text_lines.ts";
import { currentBadge, formatJudgement, pluralize, shorten } from "./wording.ts";

/** These have the same values in canvas.css. */
const WIDTH = 264;
const RECOMMENDATION_WIDTH = 304;
const PADDING = 12;
const HEADER = 30;
const LINE = 19;
const FOOTER = 32;
const ROW = 28;
const REFERENCE = { width: 232, height: 30 };
const LABEL_HEIGHT = 18;
const TITLE_HEIGHT = 34;
const DOT = { width: 12, height: 12 };
const AND = { width: 40, height: 20 };
/** The most lines of a text on the map. The details have all of it. */
const MOST_LINES = 16;
const LONGEST_LABEL = 32;
const LONGEST_REFERENCE = 80;
/** Browsers set a line a little wider than the sum of its words. */
const SLACK = 3;

/** Verdicts that are normal for a kind, and need no badge. */
const EXPECTED: Readonly<Partial<Record<Kind, readonly Verdict[]>>> = {
  evidence: ["supported"],
  assumption: ["supported", "conditional"],
  goal: ["supported", "conditional"],
};

export interface Boxes extends Measure {
  /** Fill the element of a statement, and say what it shows to those who cannot see it. */
  show(item: HTMLElement, node: StatementNode): void;
  /** Return the rows in the element of a statement, and what they stand for. */
  listRows(item: HTMLElement, node: StatementNode): (readonly [row: HTMLElement, branch: Branch])[];
  /** Fill the element of a reference below a junction. */
  showReference(item: HTMLElement, node: ReferenceNode, branch: Branch): void;
  /** Forget the sizes of texts that may have changed. */
  reset(forest: Forest): void;
}

/** Measure and build boxes with the font of an element. */
export function createBoxes(root: Element, store: Store): Boxes {
  const family = getComputedStyle(root).fontFamily;
  const measureText = createTextMeasure(`14px ${family}`);
  const measureSmall = createTextMeasure(`600 11px ${family}`);
  const measureTitle = createTextMeasure(`600 15px ${family}`);
  const lines = new Map<string, string[]>();
  let forest: Forest;
  /** How many statements below each one pass the filters, and for which statements that was counted. */
  let passing: ReadonlyMap<string, number> = new Map();
  let counted: ReadonlySet<string> | null = null;

  const statement = (id: string): StatementData => store.statements.get(id)!;

  const widthOf = (id: string): number =>
    statement(id).kind === "recommendation" ? RECOMMENDATION_WIDTH : WIDTH;

  function linesOf(id: string): string[] {
    let found = lines.get(id);
    if (!found) {
      const width = widthOf(id) - 2 * PADDING - SLACK;
      const all = wrapText(statement(id).text, width, measureText);
      found = all.length > MOST_LINES ? [...all.slice(0, MOST_LINES - 1), "…"] : all;
      lines.set(id, found);
    }
    return found;
  }

  /** Return the references that are rows of a box. */
  const listMentions = (node: StatementNode): Branch[] =>
    store.state.opened.has(node.id)
      ? node.branches.filter((branch) => branch.node.type === "reference")
      : [];

  /** Describe what a box shows by symbols and colors, and what its badge leaves out. */
  function describe(id: string): string {
    const { without, grant } = store.state;
    const [before, after] = [store.verdictsBefore.get(id), store.verdicts.get(id)];
    const verdict = formatJudgement(after);
    const hasChanged = before?.verdict !== after?.verdict;
    const marks = [
      hasChanged ? `${formatJudgement(before)}, now ${verdict}` : verdict,
      grant.has(id) ? "granted" : "",
      without.has(id) ? "withdrawn by you" : "",
    ];
    return `${marks.filter(Boolean).join(", ")}: `;
  }

  function describeBranches(node: StatementNode): string {
    const counts = [
      countOf("reason", node, (branch) => branch.relation === "because"),
      countOf("objection", node, (branch) => branch.relation === "but"),
    ];
    return counts.filter(Boolean).join(", ");
  }

  function show(item: HTMLElement, node: StatementNode): void {
    const { id, kind, attributes, places, findings } = statement(node.id);
    const verdict = store.verdicts.get(id)?.verdict;
    const isOpen = store.state.opened.has(id);
    const below = forest.sizes.get(id) ?? 0;
    const qualifier = attributes.find(([key]) => key === "qualifier")?.[1];
    const worrying = findings.filter(({ severity }) => severity !== "info").length;
    const isExpected =
      verdict !== undefined &&
      verdict === store.verdictsBefore.get(id)?.verdict &&
      EXPECTED[kind]?.includes(verdict);
    item.dataset["kind"] = kind;
    item.dataset["verdict"] = verdict ?? "withdrawn";
    item.classList.toggle("granted", store.state.grant.has(id));
    const parent = findBranch(node);
    item.setAttribute("aria-level", String(listAncestors(node).length + 1));
    const siblings = listSiblings(forest, node);
    item.setAttribute("aria-posinset", String(siblings.indexOf(node) + 1));
    item.setAttribute("aria-setsize", String(siblings.length));
    if (below > 0) item.setAttribute("aria-expanded", String(isOpen));
    else item.removeAttribute("aria-expanded");
    const matches = countPassing(id);
    const hint = isOpen
      ? "Hide what is below"
      : `Show ${pluralize(below, "statement")} below${matches === null ? "" : `; ${matches} pass the filters`}`;
    fill(
      item,
      element(
        "div",
        { class: "box-head" },
        parent && hidden(`${describeRole(parent)}. `),
        element("span", { class: "box-kind" }, [kind, qualifier].filter(Boolean).join(" · ")),
        store.state.grant.has(id) &&
          element("span", { class: "box-mark", "aria-hidden": "true" }, "granted"),
        !isExpected && element("span", { "aria-hidden": "true" }, currentBadge(store, id)),
        hidden(describe(id)),
      ),
      element("p", { class: "box-text", dir: "auto" }, linesOf(id).join("\n")),
      element(
        "div",
        { class: "box-foot" },
        element("span", { class: "box-id" }, [id, ...places].join("  ")),
        hidden(describeBranches(node)),
        worrying > 0 &&
          element(
            "span",
            { class: "box-mark", title: pluralize(worrying, "finding") },
            `⚠\uFE0E ${worrying}`,
          ),
        below > 0 &&
          element(
            "button",
            {
              type: "button",
              class: "box-toggle",
              tabindex: "-1",
              title: hint,
              "aria-label": hint,
            },
            isOpen ? "−" : matches === null ? `+${below}` : `${matches} of ${below}`,
          ),
      ),
      ...listMentions(node).map((branch) => buildRow(branch)),
    );
  }

  /** Count what passes the filters below a statement; null if no filter is set. */
  function countPassing(id: string): number | null {
    const { filtered } = store;
    if (!filtered) return null;
    if (filtered !== counted) {
      passing = countBelow(forest.trees, (name) => filtered.has(name));
      counted = filtered;
    }
    return passing.get(id) ?? 0;
  }

  function buildRow(branch: Branch): HTMLElement {
    const row = element("button", { type: "button", class: "box-row", tabindex: "-1" });
    row.dataset["relation"] = branch.relation;
    fillReference(row, (branch.node as ReferenceNode).id, branch, cutLabel(labelOf(branch)));
    return row;
  }

  function fillReference(item: HTMLElement, id: string, branch: Branch, label: string): void {
    const { kind, text } = statement(id);
    const verdict = store.verdicts.get(id)?.verdict ?? "withdrawn";
    item.dataset["kind"] = kind;
    item.dataset["target"] = id;
    item.dataset["verdict"] = verdict;
    item.classList.toggle("implicit", branch.implicit);
    item.title = `${describeRole(branch)}: ${text}`;
    fill(
      item,
      hidden(`${describeRole(branch)}, drawn elsewhere. ${kind}, ${verdict}: `),
      element("span", { class: "reference-sign", "aria-hidden": "true" }, "↗"),
      label !== "" && element("span", { class: "reference-relation" }, label),
      element("span", { class: "reference-text" }, shorten(text, LONGEST_REFERENCE)),
    );
  }

  return {
    box(node) {
      const rows = listMentions(node).length;
      return {
        width: widthOf(node.id),
        height: HEADER + linesOf(node.id).length * LINE + FOOTER + rows * ROW,
      };
    },
    reference: () => REFERENCE,
    junction: ({ branches }) =>
      branches.filter(({ relation }) => relation === "and").length > 1 ? AND : DOT,
    label: (text) => ({
      width: Math.ceil(measureSmall(shorten(text, LONGEST_LABEL))) + 14,
      height: LABEL_HEIGHT,
    }),
    title: ({ title }) => ({
      width: Math.min(360, Math.ceil(measureTitle(title)) + SLACK),
      height: TITLE_HEIGHT,
    }),
    show,
    listRows(item, node) {
      const rows = item.querySelectorAll<HTMLElement>(".box-row");
      return listMentions(node).map((branch, index) => [rows[index]!, branch]);
    },
    showReference: (item, node, branch) => fillReference(item, node.id, branch, ""),
    reset(grown) {
      forest = grown;
      counted = null;
      lines.clear();
    },
  };
}

/** Create text for screen readers only. */
function hidden(text: string): HTMLElement {
  return element("span", { class: "visually-hidden" }, text);
}

/** How a line relates the statements below it to the one above it. */
const ROLES: Readonly<Record<Branch["relation"], string>> = {
  because: "Reason",
  but: "Objection",
  and: "Linked premise",
  since: "Warrant",
  unless: "Exception",
};

function describeRole({ relation, implicit }: Branch): string {
  return implicit ? `${ROLES[relation]}, implicit` : ROLES[relation];
}

/** Return the text of a label, cut if it is long. */
export function cutLabel(text: string): string {
  return shorten(text, LONGEST_LABEL);
}

function countOf(noun: string, node: StatementNode, counts: (branch: Branch) => boolean): string {
  const { length } = node.branches.filter(counts);
  return length > 0 ? pluralize(length, noun) : "";
}
