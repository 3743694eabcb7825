/**
 * The verdicts on a map, also with statements or sources withdrawn and statements granted.
 *
 * The definitions are those of argmap's Python library, which the tests compare with this module:
 * the well-founded model of a map gives each statement one of three values, and what is evidenced is
 * derived within it. Components of statements that decide about each other are evaluated in
 * topological order.
 */

import type { InferenceData, Judgement, Kind, LinkData, PageData, Reading, Reason } from "./data";
import { type Successors, findComponents } from "./graph";

export interface Supposition {
  readonly reading: Reading;
  /** Ids of statements, and names of sources, that are withdrawn. */
  readonly without: ReadonlySet<string>;
  /** Ids of statements that hold whatever is said against them. */
  readonly grant: ReadonlySet<string>;
}

/**
 * Return the judgement on each statement that is not withdrawn, by id, in the order of writing.
 *
 * Throws an Error for an unknown name, and for a statement that is both withdrawn and granted.
 */
export function judge(data: PageData, supposition: Supposition): Map<string, Judgement> {
  const program = buildProgram(data, supposition);
  const { ids, reasons } = program;
  const { holds, couldHold } = findModel(program);
  const isLive = program.rules.map((rule) => isTrue(rule, holds, couldHold));
  const couldBeLive = program.rules.map((rule) => isPossible(rule, holds, couldHold));
  const isEvidenced = findEvidenced(program, holds, isLive);
  const isGroundless = (number: number) =>
    !program.given[number] && !reasons[number]!.some((rule) => couldBeLive[rule]);
  const groundless = [...ids.keys()].filter(isGroundless);
  const missing = findReasons(program, groundless);
  const judgements = new Map<string, Judgement>();
  for (const [number, id] of ids.entries()) {
    const reason = missing.get(number);
    if (holds[number]) {
      judgements.set(id, { verdict: isEvidenced[number] ? "supported" : "conditional" });
    } else if (couldHold[number]) {
      judgements.set(id, { verdict: "undecided" });
    } else {
      judgements.set(id, reason ? { verdict: "unsupported", reason } : { verdict: "contested" });
    }
  }
  return judgements;
}

/** The name of the source of evidence that cites none and names no tests. */
const AUTHOR = "(author)";

/**
 * Return the ids of the statements that are withdrawn with some statements and sources.
 *
 * Evidence is withdrawn with the last of its sources. Throws an Error for an unknown name.
 */
export function findWithdrawn(data: PageData, without: Iterable<string>): Set<string> {
  const ids = new Set(data.statements.map((statement) => statement.id));
  const sources = new Map([[AUTHOR, AUTHOR]]); // also where all evidence cites something
  for (const { name, key, sameAs } of data.sources) {
    if (key) sources.set(key, sameAs ?? name);
  }
  for (const { name, sameAs } of data.sources) sources.set(name, sameAs ?? name);
  const withdrawn = new Set<string>();
  const withdrawnSources = new Set<string>();
  for (const name of without) {
    const source = sources.get(name);
    if (ids.has(name)) withdrawn.add(name);
    else if (source !== undefined) withdrawnSources.add(source);
    else throw new Error(`this map has no statement or source “${name}”`);
  }
  for (const statement of data.statements) {
    const origins = statement.origins;
    if (
      statement.withdrawn !== undefined ||
      (origins.length > 0 && origins.every((origin) => withdrawnSources.has(origin)))
    ) {
      withdrawn.add(statement.id);
    }
  }
  return withdrawn;
}

/** An inference in a reading, with statements given by number. Its premises include warrants. */
interface Rule {
  readonly conclusion: number;
  readonly against: boolean;
  readonly premises: readonly number[];
  readonly exceptions: readonly number[];
  /** Whether all premises are goals, so that it is never live. */
  readonly purpose: boolean;
}

/** The rules of a map in a reading. Statements and rules are numbered in the order of writing. */
interface Program {
  readonly ids: readonly string[];
  readonly kinds: readonly Kind[];
  readonly given: readonly boolean[];
  readonly rules: readonly Rule[];
  /** For each statement: the rules for it and against it, and those with it as a premise. */
  readonly reasons: Successors;
  readonly objections: Successors;
  readonly uses: Successors;
}

function buildProgram(data: PageData, { reading, without, grant }: Supposition): Program {
  const withdrawn = findWithdrawn(data, without);
  const known = new Set(data.statements.map((statement) => statement.id));
  for (const id of grant) {
    if (!known.has(id)) throw new Error(`this map has no statement “${id}”`);
    if (withdrawn.has(id)) throw new Error(`“${id}” cannot be both withdrawn and granted`);
  }
  const statements = data.statements.filter((statement) => !withdrawn.has(statement.id));
  const kinds = statements.map(({ id, kind }) =>
    grant.has(id) && !isGiven(kind) ? "assumption" : kind,
  );
  const numbers = new Map(statements.map((statement, number) => [statement.id, number]));
  const isRead = (link: { readonly implicit?: boolean }) =>
    reading === "charitable" || !link.implicit;
  const isLeft = (inference: InferenceData) =>
    numbers.has(inference.conclusion) &&
    !(inference.against && grant.has(inference.conclusion)) &&
    inference.premises.every((id) => numbers.has(id)) &&
    inference.warrants.every((warrant) => numbers.has(warrant.id));
  const numberLinks = (links: readonly LinkData[]): readonly number[] =>
    links.length === 0
      ? NONE
      : links.filter((link) => isRead(link) && numbers.has(link.id)).map(({ id }) => numbers.get(id)!);

  const rules: Rule[] = [];
  const reasons: number[][] = statements.map(() => []);
  const objections: number[][] = statements.map(() => []);
  const uses: number[][] = statements.map(() => []);
  for (const inference of data.inferences) {
    if (!isRead(inference) || !isLeft(inference)) continue;
    const conclusion = numbers.get(inference.conclusion)!;
    const stated = inference.premises.map((id) => numbers.get(id)!);
    const warrants = numberLinks(inference.warrants);
    const premises = warrants.length === 0 ? stated : [...stated, ...warrants];
    const exceptions = numberLinks(inference.exceptions);
    const purpose = premises.every((number) => kinds[number] === "goal");
    for (const number of premises) uses[number]!.push(rules.length);
    (inference.against ? objections : reasons)[conclusion]!.push(rules.length);
    rules.push({ conclusion, against: inference.against, premises, exceptions, purpose });
  }
  return {
    ids: statements.map((statement) => statement.id),
    kinds,
    given: kinds.map(isGiven),
    rules,
    reasons,
    objections,
    uses,
  };
}

const NONE: readonly number[] = [];

function isGiven(kind: Kind): boolean {
  return kind === "evidence" || kind === "assumption" || kind === "goal";
}

/** For each statement: whether it holds, and whether it holds or is undecided. */
interface Model {
  readonly holds: Uint8Array;
  readonly couldHold: Uint8Array;
}

function isTrue(rule: Rule, holds: Uint8Array, couldHold: Uint8Array): boolean {
  return (
    !rule.purpose &&
    rule.premises.every((number) => holds[number]) &&
    !rule.exceptions.some((number) => couldHold[number])
  );
}

function isPossible(rule: Rule, holds: Uint8Array, couldHold: Uint8Array): boolean {
  return isTrue(rule, couldHold, holds);
}

/** Return the well-founded model (Van Gelder, Ross & Schlipf, Journal of the ACM 38, 1991). */
function findModel(program: Program): Model {
  const { given, rules, reasons, objections } = program;
  const holds = new Uint8Array(given.length);
  const couldHold = new Uint8Array(given.length).fill(1);
  const anyTrue = (numbers: readonly number[]) =>
    numbers.some((number) => isTrue(rules[number]!, holds, couldHold));
  const anyPossible = (numbers: readonly number[]) =>
    numbers.some((number) => isPossible(rules[number]!, holds, couldHold));

  const deciders: number[][] = given.map(() => []);
  const decided: number[][] = given.map(() => []);
  for (const { conclusion, premises, exceptions } of rules) {
    for (const numbers of [premises, exceptions]) {
      for (const number of numbers) {
        deciders[conclusion]!.push(number);
        decided[number]!.push(conclusion);
      }
    }
  }

  /** Evaluate a statement from what decides about it. Return whether its value changes. */
  function update(number: number): boolean {
    const isNow = (given[number] || anyTrue(reasons[number]!)) && !anyPossible(objections[number]!);
    const couldNow =
      (given[number] || anyPossible(reasons[number]!)) && !anyTrue(objections[number]!);
    const changes = Number(isNow) !== holds[number] || Number(couldNow) !== couldHold[number];
    holds[number] = Number(isNow);
    couldHold[number] = Number(couldNow);
    return changes;
  }

  /** Update statements, and what they decide about in a component, until nothing changes. */
  function updateAll(
    component: ReadonlySet<number>,
    start: Iterable<number>,
    change: (number: number) => boolean,
  ): void {
    const queue = [...start];
    const waiting = new Set(queue);
    for (const number of queue) {
      waiting.delete(number);
      if (!change(number)) continue;
      for (const next of decided[number]!) {
        if (component.has(next) && !waiting.has(next)) {
          waiting.add(next);
          queue.push(next); // the queue grows during the loop
        }
      }
    }
  }

  /** Rule out what has no grounds outside a cycle. Return the statements that this decides about. */
  function ruleOutUnfounded(component: ReadonlySet<number>): Set<number> {
    const before = [...component].filter((number) => couldHold[number]);
    const objected = new Set([...component].filter((number) => anyTrue(objections[number]!)));
    for (const number of component) couldHold[number] = 0;
    updateAll(component, component, (number) => {
      if (couldHold[number] || objected.has(number)) return false;
      couldHold[number] = Number(given[number] || anyPossible(reasons[number]!));
      return couldHold[number] === 1;
    });
    const ruledOut = before.filter((number) => !couldHold[number]);
    const next = ruledOut.flatMap((number) => decided[number]!);
    return new Set(next.filter((number) => component.has(number)));
  }

  for (const members of findComponents(deciders)) {
    const [first] = members as [number];
    if (members.length === 1 && !deciders[first]!.includes(first)) {
      update(first);
      continue;
    }
    const component = new Set(members);
    let changed = component;
    while (changed.size > 0) {
      updateAll(component, changed, update);
      changed = ruleOutUnfounded(component);
    }
  }
  return { holds, couldHold };
}

/** Return for each statement whether it follows from the leaves by usable reasons. Linear. */
function derive(
  { rules, uses }: Program,
  leaves: readonly boolean[],
  usable: readonly boolean[],
): boolean[] {
  const derived = leaves.map(() => false);
  const lacking = rules.map((rule) => rule.premises.length);
  const queue: number[] = [];
  const add = (number: number) => {
    if (derived[number]) return;
    derived[number] = true;
    queue.push(number);
  };
  leaves.forEach((isLeaf, number) => isLeaf && add(number));
  for (const number of queue) {
    for (const use of uses[number]!) {
      if (--lacking[use]! === 0 && usable[use]) add(rules[use]!.conclusion);
    }
  }
  return derived;
}

function findEvidenced(
  program: Program,
  holds: Uint8Array,
  isLive: readonly boolean[],
): boolean[] {
  const { kinds, rules } = program;
  const usable = rules.map(
    (rule, number) => !rule.against && isLive[number]! && holds[rule.conclusion] === 1,
  );
  const deriveFrom = (...leaves: Kind[]) =>
    derive(
      program,
      kinds.map((kind, number) => leaves.includes(kind) && holds[number] === 1),
      usable,
    );
  const withoutGoals = deriveFrom("evidence");
  if (!kinds.includes("goal")) return withoutGoals;
  const withGoals = deriveFrom("evidence", "goal");
  // Otherwise a goal could support itself.
  return kinds.map((kind, number) => (kind === "goal" ? withoutGoals : withGoals)[number]!);
}

/** Return why each of some statements without grounds has none. */
function findReasons(program: Program, groundless: readonly number[]): Map<number, Reason> {
  const { rules, reasons, given } = program;
  const found = new Map<number, Reason>();
  const reasoned: number[] = [];
  for (const number of groundless) {
    const own = reasons[number]!;
    if (own.length === 0) found.set(number, "bare");
    else if (own.every((rule) => rules[rule]!.purpose)) found.set(number, "purpose");
    else reasoned.push(number);
  }
  if (reasoned.length === 0) return found;
  const usable = rules.map((rule) => !rule.against && !rule.purpose);
  const isDerived = derive(program, given, usable); // objections and exceptions aside
  const component = new Map<number, number>();
  const supporters = reasons.map((numbers) => numbers.flatMap((rule) => rules[rule]!.premises));
  findComponents(supporters).forEach((members, place) => {
    for (const number of members) component.set(number, place);
  });
  const isCircular = (number: number) =>
    reasons[number]!.every((rule) =>
      rules[rule]!.premises.some((premise) => component.get(premise) === component.get(number)),
    );
  for (const number of reasoned) {
    if (isDerived[number]) found.set(number, "defeated");
    else found.set(number, isCircular(number) ? "circular" : "ungrounded");
  }
  return found;
}
