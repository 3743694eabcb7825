/** Maps for the tests of the page. */

import { parseData, type InferenceData, type PageData, type StatementData } from "./data.ts";

interface Parts {
  readonly statements: readonly (Pick<StatementData, "id"> & Partial<StatementData>)[];
  readonly inferences?: readonly (Pick<InferenceData, "conclusion" | "premises"> &
    Partial<InferenceData>)[];
  readonly sections?: PageData["sections"];
}

/** Build the data of a page from what matters to a test. */
export function buildData({ statements, inferences = [], sections = [] }: Parts): PageData {
  return parseData(
    JSON.stringify({
      version: 1,
      title: "",
      header: [],
      reading: "charitable",
      hasImplicit: false,
      statements: statements.map((statement) => ({
        kind: "claim",
        text: statement.id,
        ...statement,
      })),
      inferences,
      sources: [],
      sections,
      recommendations: [],
      findings: [],
    }),
  );
}

/** Return a function that returns the same numbers from 0 to 1 in each run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Build a map of random statements and inferences; loops, repeats and sharing included. */
export function buildRandomData(seed: number, most = 30): PageData {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const sections = Array.from({ length: below(5) }, (_, index) => ({
    id: `section-${index}`,
    title: `Section ${index}`,
    level: 1 + below(3),
  }));
  const count = 1 + below(most);
  const statements = Array.from({ length: count }, (_, index) => {
    const section = sections[below(sections.length + 1)];
    return { id: `s${index}`, ...(section && { section: section.id }) };
  });
  const pick = (): string => `s${below(count)}`;
  const links = (): { id: string; implicit?: true; scheme?: string }[] =>
    Array.from({ length: Math.max(0, below(5) - 3) }, () => ({
      id: pick(),
      ...(random() < 0.3 && { implicit: true as const }),
      ...(random() < 0.2 && { scheme: "expert opinion" }),
    }));
  const inferences = Array.from({ length: below(count * 2) }, () => ({
    conclusion: pick(),
    premises: Array.from({ length: 1 + Math.max(0, below(5) - 2) }, pick),
    against: random() < 0.3,
    implicit: random() < 0.3,
    warrants: links(),
    exceptions: links(),
    ...(random() < 0.1 && { scheme: "practical reasoning" }),
  }));
  return buildData({ statements, inferences, sections });
}
