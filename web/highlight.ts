/** How statements and lines stand to what is selected, filtered and supposed. */

import type { InferenceData, LinkData } from "./data.ts";
import type { Branch } from "./forest.ts";
import type { Line } from "./layout.ts";
import { relationOf, type Look } from "./lines.ts";
import { findRelations, type Relations } from "./relations.ts";
import type { Store } from "./store.ts";

export interface Highlight {
  readonly selected: string;
  /** The statements that support it, directly or not. */
  readonly support: ReadonlySet<string>;
  /** The objections and exceptions to it and to what supports it. */
  readonly attack: ReadonlySet<string>;
  /** The inferences that lead from these. */
  readonly inferences: ReadonlySet<InferenceData>;
}

/** Whether an inference, or an exception to it, counts. */
export type Counts = (part: InferenceData | LinkData) => boolean;

/** Find what supports a statement, directly or through other reasons, and what attacks these. */
export function findHighlight(
  { concluding }: Relations,
  selected: string,
  counts: Counts,
): Highlight {
  const support = new Set<string>([selected]);
  const attack = new Set<string>();
  const inferences = new Set<InferenceData>();
  for (const id of support) {
    for (const inference of concluding.get(id) ?? []) {
      if (!counts(inference)) continue;
      inferences.add(inference);
      const needed = [...inference.premises, ...inference.warrants.map((link) => link.id)];
      for (const part of needed) (inference.against ? attack : support).add(part);
      if (inference.against) continue;
      for (const link of inference.exceptions) if (counts(link)) attack.add(link.id);
    }
  }
  support.delete(selected);
  return { selected, support, attack, inferences };
}

export type Emphasis = "selected" | "support" | "attack" | "normal" | "faint";

/** Tells how to show statements and lines in the state of the page. */
export class Marker {
  private relations!: Relations;
  private highlight: Highlight | null = null;

  constructor(private readonly store: Store) {
    this.readData();
  }

  readData(): void {
    this.relations = findRelations(this.store.data);
    this.readState();
  }

  readState(): void {
    const { selected } = this.store.state;
    this.highlight =
      selected !== null && this.store.statements.has(selected)
        ? findHighlight(this.relations, selected, (part) => this.counts(part))
        : null;
  }

  /** Return how a statement stands to what is selected, and whether a filter excludes it. */
  emphasisOf(id: string): Emphasis {
    const { filtered, state } = this.store;
    if (id === state.selected) return "selected";
    if (filtered && !filtered.has(id)) return "faint";
    if (!this.highlight) return "normal";
    if (this.highlight.support.has(id)) return "support";
    return this.highlight.attack.has(id) ? "attack" : "faint";
  }

  /** Return the same for a mention of a statement, which is about one inference. */
  emphasisOfMention(id: string, { inference, relation }: Branch): Emphasis {
    const emphasis = this.emphasisOf(id);
    if (emphasis !== "support" && emphasis !== "attack") return emphasis;
    if (this.strengthOf(inference) !== "strong") return "faint";
    const attacks = relation === "unless" || this.store.data.inferences[inference]!.against;
    return attacks ? "attack" : "support";
  }

  strengthOf(inference: number): "normal" | "strong" | "faint" {
    if (!this.highlight) return "normal";
    return this.highlight.inferences.has(this.store.data.inferences[inference]!)
      ? "strong"
      : "faint";
  }

  lookOf(line: Line): Look {
    const { implicit, inference, relation, node } = line.branch;
    const counts =
      this.counts(this.store.data.inferences[inference]!) &&
      (relation !== "unless" ||
        node.type === "junction" ||
        this.counts({ id: node.id, ...(implicit && { implicit }) }));
    const strength = counts ? this.strengthOf(inference) : "ghost";
    return { relation: relationOf(line), implicit, strength };
  }

  /** Whether something counts: it is in the reading, and nothing that it needs is withdrawn. */
  private counts(part: InferenceData | LinkData): boolean {
    const { state, verdicts } = this.store;
    if (part.implicit && state.reading === "as written") return false;
    if ("id" in part) return verdicts.has(part.id);
    const needed = [part.conclusion, ...part.premises, ...part.warrants.map((link) => link.id)];
    return needed.every((id) => verdicts.has(id));
  }
}
