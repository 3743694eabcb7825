/** How statements and lines stand to what is selected, filtered and supposed. */

import type { InferenceData } from "./data.ts";
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

/** Find what bears on a statement: its reasons, their reasons and so on, and what attacks these. */
export function findHighlight({ concluding }: Relations, selected: string): Highlight {
  const support = new Set<string>([selected]);
  const attack = new Set<string>();
  const inferences = new Set<InferenceData>();
  for (const id of support) {
    for (const inference of concluding.get(id) ?? []) {
      inferences.add(inference);
      const needed = [...inference.premises, ...inference.warrants.map((link) => link.id)];
      for (const part of needed) (inference.against ? attack : support).add(part);
      if (!inference.against) for (const link of inference.exceptions) attack.add(link.id);
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
    this.readSelection();
  }

  readSelection(): void {
    const { selected } = this.store.state;
    this.highlight =
      selected !== null && this.store.statements.has(selected)
        ? findHighlight(this.relations, selected)
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

  strengthOf(inference: number): "normal" | "strong" | "faint" {
    if (!this.highlight) return "normal";
    return this.highlight.inferences.has(this.store.data.inferences[inference]!) ? "strong" : "faint";
  }

  lookOf(line: Line): Look {
    const { implicit, inference } = line.branch;
    const isLeftOut = implicit && this.store.state.reading === "as written";
    const strength = isLeftOut || !this.counts(line) ? "ghost" : this.strengthOf(inference);
    return { relation: relationOf(line), implicit, strength };
  }

  /** Whether what a line stands for counts: nothing that it needs is withdrawn. */
  private counts({ branch }: Line): boolean {
    if (!this.store.supposes) return true;
    const { verdicts, data } = this.store;
    const { conclusion, premises, warrants } = data.inferences[branch.inference]!;
    const needed = [conclusion, ...premises, ...warrants.map((link) => link.id)];
    if (!needed.every((id) => verdicts.has(id))) return false;
    return branch.relation !== "unless" || branch.node.type === "junction" || verdicts.has(branch.node.id);
  }
}
