/** Name statements, verdicts and sources, in the words of argmap's reports. */

import type { Judgement, Kind, Reason, SourceData, StatementData, Verdict } from "./data.ts";
import { element } from "./dom.ts";
import type { Store, VerdictChange } from "./store.ts";

/** From the worst to the best. */
export const VERDICTS: readonly Verdict[] = [
  "unsupported",
  "contested",
  "undecided",
  "conditional",
  "supported",
];
export const KINDS: readonly Kind[] = [
  "recommendation",
  "claim",
  "evidence",
  "assumption",
  "goal",
];

const REASONS: Readonly<Record<Reason, string>> = {
  bare: "no reason given",
  purpose: "goal only",
  defeated: "defeated",
  circular: "circular",
  ungrounded: "unsupported premises",
};

/** Return a verdict with its reason: `unsupported (no reason given)`. */
export function formatJudgement(judgement: Judgement | null | undefined): string {
  if (!judgement) return "withdrawn";
  return judgement.reason
    ? `${judgement.verdict} (${REASONS[judgement.reason]})`
    : judgement.verdict;
}

/** Return a count with its noun: `1 verdict`, `2 verdicts`. */
export function pluralize(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : plural}`;
}

/** Cut a text at a word. */
export function shorten(text: string, width: number): string {
  if (text.length <= width) return text;
  const cut = text.slice(0, width);
  const space = cut.lastIndexOf(" ");
  return `${space > width / 2 ? cut.slice(0, space) : Array.from(cut).slice(0, -1).join("")}…`;
}

/** Return the text of a source, or its name. */
export function nameSource(source: SourceData | undefined, name: string): string {
  return source?.text || name;
}

/** Create a verdict's badge. */
export function verdictBadge(judgement: Judgement | null | undefined): HTMLElement {
  const verdict = judgement?.verdict ?? "withdrawn";
  return element("span", { class: `verdict ${verdict}` }, verdict);
}

/** Create the badge of a statement; if a supposition changes the verdict, with the old one. */
export function currentBadge(store: Store, id: string): HTMLElement {
  const before = store.verdictsBefore.get(id);
  const after = store.verdicts.get(id);
  if (!before || before.verdict === after?.verdict) return verdictBadge(after);
  return changeBadge({ before, after: after ?? null });
}

/** Create the badges of a changed verdict: the old one, an arrow, the new one. */
export function changeBadge(change: Pick<VerdictChange, "before" | "after">): HTMLElement {
  const old = verdictBadge(change.before);
  old.classList.add("old");
  return element("span", { class: "change" }, old, " → ", verdictBadge(change.after));
}

/** Create a link that selects a statement. `main.ts` handles the clicks. */
export function statementLink(statement: StatementData, width = Infinity): HTMLAnchorElement {
  return element(
    "a",
    { href: `#s=${encodeURIComponent(statement.id)}`, "data-key": `link-${statement.id}` },
    shorten(statement.text, width),
  );
}

/** Create the badge of a kind. */
export function kindBadge(kind: Kind): HTMLElement {
  return element("span", { class: `kind ${kind}` }, kind);
}
