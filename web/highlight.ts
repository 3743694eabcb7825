/** What a statement rests on, and what attacks it. */

import type { Relations } from "./relations.ts";

export interface Highlight {
  readonly selected: string;
  /** The statements that support it, directly or not. */
  readonly support: ReadonlySet<string>;
  /** The objections and exceptions to it and to what supports it. */
  readonly attack: ReadonlySet<string>;
  readonly inferences: ReadonlySet<number>;
}

/** Find what bears on a statement: its reasons, their reasons and so on, and what attacks these. */
export function findHighlight(
  { concluding }: Relations,
  numbers: ReadonlyMap<object, number>,
  selected: string,
): Highlight {
  const support = new Set<string>([selected]);
  const attack = new Set<string>();
  const inferences = new Set<number>();
  for (const id of support) {
    for (const inference of concluding.get(id) ?? []) {
      inferences.add(numbers.get(inference)!);
      const needed = [...inference.premises, ...inference.warrants.map((link) => link.id)];
      for (const part of needed) (inference.against ? attack : support).add(part);
      if (!inference.against) for (const link of inference.exceptions) attack.add(link.id);
    }
  }
  support.delete(selected);
  return { selected, support, attack, inferences };
}
