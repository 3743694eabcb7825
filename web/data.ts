// The map as the page gets it from argmap, in the JSON of a script element.

export type Kind = "recommendation" | "claim" | "evidence" | "assumption" | "goal";
export type Verdict = "supported" | "conditional" | "undecided" | "contested" | "unsupported";
export type Reason = "bare" | "purpose" | "defeated" | "circular" | "ungrounded";
export type Reading = "charitable" | "as written";
export type Severity = "error" | "warning" | "info";

/** A verdict, and why, if it is `unsupported`. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason?: Reason;
}

/** A line of an explanation, and the statement that it is about. Deeper lines give details. */
export interface ExplanationLine {
  readonly text: string;
  readonly depth: number;
  readonly id: string;
}

export interface FindingData {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
}

export interface CitationData {
  /** The key of the source. */
  readonly source: string;
  readonly locator?: string;
}

export interface StatementData {
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
  readonly section?: string;
  readonly tags: readonly string[];
  /** Where the mapped document makes the statement, such as "¶3". */
  readonly places: readonly string[];
  /** The file and line where the map makes it, such as "plan.argmap:12". */
  readonly line?: string;
  readonly attributes: readonly (readonly [key: string, value: string])[];
  readonly citations: readonly CitationData[];
  /** The names of the sources without which this evidence is withdrawn; see SourceData.name. */
  readonly origins: readonly string[];
  /** Why it counts as withdrawn from the start, if its tests failed or it is out of date. */
  readonly withdrawn?: string;
  /** The judgements on the map as it is; none for a statement that is withdrawn. */
  readonly judgement?: Judgement;
  readonly asWritten?: Judgement;
  /** Why it has its verdict, down to the statements it depends on, which explain themselves. */
  readonly explanation: readonly ExplanationLine[];
  readonly explanationAsWritten: readonly ExplanationLine[];
  readonly findings: readonly FindingData[];
  /** The evidence and sources without which a recommendation would not hold, charitably. */
  readonly criticalEvidence: readonly string[];
  readonly criticalSources: readonly string[];
  /** How many more there are. */
  readonly moreCriticalEvidence?: number;
  readonly moreCriticalSources?: number;
}

/** A warrant or an exception. */
export interface LinkData {
  readonly id: string;
  readonly implicit?: true;
  readonly scheme?: string;
}

/** A reason for (`because`) or against (`but`) its conclusion. */
export interface InferenceData {
  readonly conclusion: string;
  readonly against: boolean;
  /** Linked premises, if there are several. */
  readonly premises: readonly string[];
  readonly warrants: readonly LinkData[];
  readonly exceptions: readonly LinkData[];
  readonly implicit: boolean;
  readonly scheme?: string;
}

/** What evidence comes from: a cited source, the tests that produce it, or the author's word. */
export interface SourceData {
  /** What `without` names it by: "@key", "test …", or "(author)". */
  readonly name: string;
  /** The key that citations use; empty for tests and the author's word. */
  readonly key: string;
  readonly text: string;
  /** An address with http or https. */
  readonly link?: string;
  readonly attributes: readonly (readonly [key: string, value: string])[];
  /** The name of the first source for the same publication, if this is another key for it. */
  readonly sameAs?: string;
}

export interface SectionData {
  readonly id: string;
  readonly title: string;
  /** From 1, the highest, to 6. */
  readonly level: number;
}

export interface PageData {
  readonly version: 1;
  readonly title: string;
  /** A language tag, or empty. */
  readonly language: string;
  /** Author, date and document, where the map has them. */
  readonly header: readonly (readonly [name: string, value: string])[];
  /** The reading to show first. */
  readonly reading: Reading;
  /** Whether the readings can differ. */
  readonly hasImplicit: boolean;
  readonly statements: readonly StatementData[];
  /** In the order of writing. Their places in this list are their numbers. */
  readonly inferences: readonly InferenceData[];
  readonly sources: readonly SourceData[];
  readonly sections: readonly SectionData[];
  /** The ids of the recommendations, the worst first. */
  readonly recommendations: readonly string[];
  /** Findings about the map as a whole. */
  readonly findings: readonly FindingData[];
}

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** The JSON leaves out empty lists, and what is the same as written. */
export interface WrittenData extends Omit<PageData, "statements" | "inferences" | "sources"> {
  readonly statements: readonly Optional<
    StatementData,
    | "tags"
    | "places"
    | "attributes"
    | "citations"
    | "origins"
    | "explanation"
    | "explanationAsWritten"
    | "findings"
    | "criticalEvidence"
    | "criticalSources"
  >[];
  readonly inferences: readonly Optional<
    InferenceData,
    "against" | "warrants" | "exceptions" | "implicit"
  >[];
  readonly sources: readonly Optional<SourceData, "attributes">[];
}

const noStatement = {
  tags: [],
  places: [],
  attributes: [],
  citations: [],
  origins: [],
  explanation: [],
  findings: [],
  criticalEvidence: [],
  criticalSources: [],
};
const noInference = { against: false, warrants: [], exceptions: [], implicit: false };

function complete(written: WrittenData): PageData {
  return {
    ...written,
    statements: written.statements.map((statement) => ({
      ...noStatement,
      ...(statement.judgement && { asWritten: statement.judgement }),
      ...statement,
      explanationAsWritten: statement.explanationAsWritten ?? statement.explanation ?? [],
    })),
    inferences: written.inferences.map((inference) => ({ ...noInference, ...inference })),
    sources: written.sources.map((source) => ({ ...source, attributes: source.attributes ?? [] })),
  };
}

/** Read the JSON that argmap writes. */
export function parseData(json: string): PageData {
  return complete(JSON.parse(json) as WrittenData);
}

/** Read the data that a page came with. */
export function readData(page: Document = document): PageData {
  const element = page.getElementById("argmap-data");
  if (!element) throw new Error("the page has no data");
  return parseData(element.textContent ?? "");
}

/** Return the judgement on a statement of the map as it is. */
export function judgementOf(statement: StatementData, reading: Reading): Judgement | undefined {
  return reading === "as written" ? statement.asWritten : statement.judgement;
}

/** Return the explanation of a statement of the map as it is. */
export function explanationOf(
  statement: StatementData,
  reading: Reading,
): readonly ExplanationLine[] {
  return reading === "as written" ? statement.explanationAsWritten : statement.explanation;
}
