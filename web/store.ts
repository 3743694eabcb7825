/**
 * The state of the page: what is selected, supposed, searched, filtered and shown, and what follows.
 *
 * Modules read `store.state` and the derived values, call `update` with what changes, and draw
 * themselves anew when a listener tells them that something they show has changed. They keep no
 * state of their own beyond what is on the screen.
 */

import type { Judgement, PageData, Reading, SourceData, StatementData } from "./data.ts";
import { judgementOf } from "./data.ts";
import { findWithdrawn, judge } from "./verdicts.ts";

export type Theme = "auto" | "light" | "dark";
export type View = "map" | "outline";

/** The values chosen in each group of filters. A group without any excludes nothing. */
export interface Filters {
  readonly kinds: ReadonlySet<string>;
  readonly verdicts: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  readonly sections: ReadonlySet<string>;
}

export interface State {
  readonly selected: string | null;
  /** Ids of withdrawn statements, and names of withdrawn sources: see `SourceData.name`. */
  readonly without: ReadonlySet<string>;
  readonly grant: ReadonlySet<string>;
  readonly reading: Reading;
  readonly query: string;
  readonly filters: Filters;
  /** Ids of the statements whose children are shown. */
  readonly opened: ReadonlySet<string>;
  readonly theme: Theme;
  readonly view: View;
}

/** What a listener is told: the keys of the state that changed, and "data" for new data. */
export type Changed = ReadonlySet<keyof State | "data">;

/** Whether one of some keys changed. */
export function hasAny(changed: Changed, ...keys: readonly (keyof State | "data")[]): boolean {
  return keys.some((key) => changed.has(key));
}

export type Listener = (changed: Changed) => void;

/** A statement whose verdict a supposition changes. A withdrawn statement has no verdict. */
export interface VerdictChange {
  readonly id: string;
  readonly before: Judgement;
  readonly after: Judgement | null;
}

export interface Store {
  readonly data: PageData;
  readonly state: State;
  readonly statements: ReadonlyMap<string, StatementData>;
  /** By name. */
  readonly sources: ReadonlyMap<string, SourceData>;
  /** The verdicts in the reading of the state, under its supposition. */
  readonly verdicts: ReadonlyMap<string, Judgement>;
  /** The verdicts in the reading of the state, without a supposition. */
  readonly verdictsBefore: ReadonlyMap<string, Judgement>;
  /** What the supposition changes, in the order of writing. */
  readonly changes: readonly VerdictChange[];
  /** Ids of the statements that pass the filters; null if no filter is set. */
  readonly filtered: ReadonlySet<string> | null;
  /** Whether something is withdrawn or granted. */
  readonly supposes: boolean;
  /**
   * Change the state and tell the listeners.
   *
   * Names that the map does not have are left out, and so are grants of withdrawn statements. Of
   * several keys for one publication, the first takes the place of the others.
   */
  update(changes: Partial<State>): void;
  /** Show other data. Returns the names that were selected or supposed and no longer exist. */
  replaceData(data: PageData): string[];
  /** Call the listener after each change. Returns a function that ends this. */
  subscribe(listener: Listener): () => void;
}

const NOTHING: ReadonlySet<string> = new Set();
export const NO_FILTERS: Filters = {
  kinds: NOTHING,
  verdicts: NOTHING,
  tags: NOTHING,
  sections: NOTHING,
};

export function createStore(data: PageData, initial: Partial<State> = {}): Store {
  const store = new PageStore(data, {
    selected: null,
    without: NOTHING,
    grant: NOTHING,
    reading: data.reading,
    query: "",
    filters: NO_FILTERS,
    opened: NOTHING,
    theme: "auto",
    view: "map",
  });
  store.update(initial);
  return store;
}

class PageStore implements Store {
  statements!: ReadonlyMap<string, StatementData>;
  sources!: ReadonlyMap<string, SourceData>;
  private readonly listeners = new Set<Listener>();
  private readonly derived = new Map<string, unknown>();

  constructor(
    public data: PageData,
    public state: State,
  ) {
    this.index();
  }

  get verdicts(): ReadonlyMap<string, Judgement> {
    const { reading, without, grant } = this.state;
    if (!this.supposes) return this.verdictsBefore;
    return this.derive("verdicts", () => judge(this.data, { reading, without, grant }));
  }

  get verdictsBefore(): ReadonlyMap<string, Judgement> {
    const { reading } = this.state;
    return this.derive("verdictsBefore", () => {
      const verdicts = new Map<string, Judgement>();
      for (const statement of this.data.statements) {
        const judgement = judgementOf(statement, reading);
        if (judgement) verdicts.set(statement.id, judgement);
      }
      return verdicts;
    });
  }

  get changes(): readonly VerdictChange[] {
    return this.derive("changes", () => {
      const changes: VerdictChange[] = [];
      if (!this.supposes) return changes;
      for (const { id } of this.data.statements) {
        const before = this.verdictsBefore.get(id);
        const after = this.verdicts.get(id) ?? null;
        if (before !== undefined && !areEqual(before, after)) changes.push({ id, before, after });
      }
      return changes;
    });
  }

  get filtered(): ReadonlySet<string> | null {
    return this.derive("filtered", () => {
      const { kinds, verdicts, tags, sections } = this.state.filters;
      if (!kinds.size && !verdicts.size && !tags.size && !sections.size) return null;
      const passing = new Set<string>();
      for (const statement of this.data.statements) {
        const verdict = this.verdicts.get(statement.id)?.verdict ?? "withdrawn";
        if (
          (!kinds.size || kinds.has(statement.kind)) &&
          (!verdicts.size || verdicts.has(verdict)) &&
          (!tags.size || statement.tags.some((tag) => tags.has(tag))) &&
          (!sections.size || (statement.section !== undefined && sections.has(statement.section)))
        ) {
          passing.add(statement.id);
        }
      }
      return passing;
    });
  }

  get supposes(): boolean {
    return this.state.without.size > 0 || this.state.grant.size > 0;
  }

  update(changes: Partial<State>): void {
    const next = this.correct({ ...this.state, ...changes });
    const keys = Object.keys(next) as (keyof State)[];
    const changed = new Set(keys.filter((key) => next[key] !== this.state[key]));
    if (changed.size === 0) return;
    this.state = next;
    this.tell(changed);
  }

  replaceData(data: PageData): string[] {
    const { selected, without, grant } = this.state;
    this.data = data;
    this.index();
    this.state = this.correct(this.state);
    this.tell(new Set(["data", "selected", "without", "grant", "opened"]));
    const named = new Set([...(selected === null ? [] : [selected]), ...without, ...grant]);
    return [...named].filter((name) => !this.statements.has(name) && !this.sources.has(name));
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private index(): void {
    this.statements = new Map(this.data.statements.map((statement) => [statement.id, statement]));
    this.sources = new Map(this.data.sources.map((source) => [source.name, source]));
    this.derived.clear();
  }

  private correct(state: State): State {
    const isStatement = (id: string): boolean => this.statements.has(id);
    const names = rename(state.without, (name) => this.nameOf(name));
    const without = keep(names, (name) => isStatement(name) || this.sources.has(name));
    const granted = keep(state.grant, isStatement);
    const withdrawn = granted.size > 0 ? findWithdrawn(this.data, without) : NOTHING;
    return {
      ...state,
      selected: state.selected !== null && isStatement(state.selected) ? state.selected : null,
      without,
      grant: keep(granted, (id) => !withdrawn.has(id)),
      opened: keep(state.opened, isStatement),
    };
  }

  /** Return the name for what is withdrawn. A source may be given by its key or by another key. */
  private nameOf(name: string): string {
    if (this.statements.has(name)) return name;
    const source = this.sources.get(name) ?? this.sources.get(`@${name}`);
    return source ? (source.sameAs ?? source.name) : name;
  }

  private tell(changed: Changed): void {
    if (changed.has("reading")) this.derived.delete("verdictsBefore");
    if (hasAny(changed, "data", "reading", "without", "grant")) {
      for (const name of ["verdicts", "changes", "filtered"]) this.derived.delete(name);
    }
    if (changed.has("filters")) this.derived.delete("filtered");
    for (const listener of [...this.listeners]) listener(changed);
  }

  private derive<Value>(name: string, compute: () => Value): Value {
    if (!this.derived.has(name)) this.derived.set(name, compute());
    return this.derived.get(name) as Value;
  }
}

function areEqual(one: Judgement, other: Judgement | null): boolean {
  return other !== null && one.verdict === other.verdict && one.reason === other.reason;
}

/** Return a set without the values that fail a test; the same set if none does. */
function keep(names: ReadonlySet<string>, passes: (name: string) => boolean): ReadonlySet<string> {
  const kept = [...names].filter(passes);
  return kept.length === names.size ? names : new Set(kept);
}

/** Return a set with each name replaced; the same set if none is. */
function rename(
  names: ReadonlySet<string>,
  replace: (name: string) => string,
): ReadonlySet<string> {
  const renamed = [...names].map(replace);
  return renamed.every((name) => names.has(name)) ? names : new Set(renamed);
}
