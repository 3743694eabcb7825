/** Which reasons and objections each statement has, and which it is part of. */

import type { InferenceData, LinkData, PageData } from "./data.ts";

export type Role = "premise" | "warrant" | "exception";

/** The part that a statement has in an inference. */
export interface Part {
  readonly role: Role;
  readonly inference: InferenceData;
}

export interface Relations {
  /** The reasons for a statement and the objections to it, in the order of writing. */
  readonly concluding: ReadonlyMap<string, readonly InferenceData[]>;
  /** The inferences that a statement is part of. */
  readonly parts: ReadonlyMap<string, readonly Part[]>;
}

/** Index the inferences of a map by their conclusions and by their parts. */
export function findRelations(data: PageData): Relations {
  const concluding = new Map<string, InferenceData[]>();
  const parts = new Map<string, Part[]>();
  for (const inference of data.inferences) {
    add(concluding, inference.conclusion, inference);
    for (const id of inference.premises) add(parts, id, { role: "premise", inference });
    for (const { id } of inference.warrants) add(parts, id, { role: "warrant", inference });
    for (const { id } of inference.exceptions) add(parts, id, { role: "exception", inference });
  }
  return { concluding, parts };
}

/** Whether an inference or link counts only in the charitable reading. */
export function describeMark(link: Pick<InferenceData | LinkData, "implicit" | "scheme">): string {
  return [link.implicit ? "implicit" : "", link.scheme ?? ""].filter(Boolean).join(", ");
}

function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
