/** Show everything about the selected statement. */

import {
  explanationOf,
  type CitationData,
  type InferenceData,
  type LinkData,
  type StatementData,
} from "./data.ts";
import { button, element, refill } from "./dom.ts";
import { listFindings } from "./findings.ts";
import { describeMark, findRelations, type Part, type Relations } from "./relations.ts";
import { hasAny, type Store } from "./store.ts";
import { grant, putBack, withdraw } from "./suppose.ts";
import {
  currentBadge,
  kindBadge,
  formatJudgement,
  nameSource,
  pluralize,
  statementLink,
} from "./wording.ts";

/** Fill an element with the details of the selected statement, and keep it up to date. */
export function mountDetails(root: HTMLElement, store: Store, welcome: () => Node): void {
  let relations = findRelations(store.data);

  function show(): void {
    const { selected } = store.state;
    const statement = selected === null ? undefined : store.statements.get(selected);
    if (statement) refill(root, ...new StatementDetails(store, relations, statement).build());
    else refill(root, welcome());
  }

  store.subscribe((changed) => {
    if (changed.has("data")) relations = findRelations(store.data);
    if (changed.has("selected")) root.scrollTop = 0;
    if (hasAny(changed, "data", "selected", "without", "grant", "reading")) show();
  });
  show();
}

type Block = Node | null;

class StatementDetails {
  constructor(
    private readonly store: Store,
    private readonly relations: Relations,
    private readonly statement: StatementData,
  ) {}

  build(): Block[] {
    const { criticalEvidence, criticalSources } = this.statement;
    return [
      this.head(),
      this.whatIf(),
      this.note(),
      this.explanation(),
      this.critical(criticalEvidence, criticalSources),
      this.findings(),
      this.reasons("Reasons for it", false),
      this.reasons("Objections to it", true),
      this.uses(),
      this.sources(),
      this.attributes(),
    ];
  }

  private head(): Node {
    const { id, kind, text, places, line, tags } = this.statement;
    return element(
      "header",
      {},
      element(
        "p",
        { class: "badges" },
        kindBadge(kind),
        currentBadge(this.store, id),
        button("×", () => this.store.update({ selected: null }), {
          class: "close",
          "aria-label": "Close the details",
          "data-key": "close",
        }),
      ),
      element("h2", { tabindex: "-1", "data-key": "title" }, text),
      element("p", { class: "faint" }, this.describeVerdict()),
      element(
        "p",
        { class: "faint meta" },
        element("code", {}, id),
        ...[...places, ...(line ? [line] : [])].map((place) => element("span", {}, place)),
        ...tags.map((tag) => element("span", { class: "tag" }, `#${tag}`)),
      ),
    );
  }

  private describeVerdict(): string {
    const { id, withdrawn } = this.statement;
    const before = formatJudgement(this.store.verdictsBefore.get(id));
    const after = formatJudgement(this.store.verdicts.get(id));
    const verdict = before === after ? after : `${before} → ${after}`;
    const other = formatJudgement(
      this.store.state.reading === "charitable" ? this.statement.asWritten : this.statement.judgement,
    );
    const reading = this.store.state.reading === "charitable" ? "As written" : "Charitable";
    const parts = [capitalize(verdict) + (withdrawn ? `: ${withdrawn}` : "")];
    if (other !== before) parts.push(`${reading}: ${other}`);
    return `${parts.join(". ")}.`;
  }

  private whatIf(): Node {
    const { store, statement } = this;
    const { id } = statement;
    const { without, grant: granted } = store.state;
    if (statement.withdrawn !== undefined) return element("p", { class: "actions" });
    const act = (text: string, key: string, change: () => void, title: string): Node =>
      button(text, change, { "data-key": key, title });
    const back = (what: string): Node =>
      act(what, "withdraw", () => putBack(store, id), "Undo this supposition");
    let actions: Node[];
    if (without.has(id)) actions = [back("Put back")];
    else if (granted.has(id)) actions = [back("No longer grant")];
    else if (!store.verdicts.has(id)) {
      actions = [element("span", { class: "faint" }, "Withdrawn with its sources.")];
    } else {
      actions = [
        act("Withdraw", "withdraw", () => withdraw(store, id), "What if this were not there? (w)"),
        act("Grant", "grant", () => grant(store, id), "What if this held, whatever is said against it? (g)"),
      ];
    }
    return element(
      "p",
      { class: "actions", role: "group", "aria-label": "What if" },
      element("span", { class: "faint" }, "What if? "),
      ...actions,
    );
  }

  private findings(): Block {
    const { findings } = this.statement;
    if (findings.length === 0) return null;
    const { reading } = this.store.data;
    return section(
      pluralize(findings.length, "finding"),
      reading === this.store.state.reading
        ? null
        : element("p", { class: "faint" }, `In the ${reading} reading:`),
      listFindings(findings),
    );
  }

  private explanation(): Block {
    const lines = explanationOf(this.statement, this.store.state.reading);
    if (lines.length === 0) return null;
    const items = lines.map(({ text, depth, id }) => {
      const statement = this.store.statements.get(id);
      const isOther = statement !== undefined && id !== this.statement.id;
      return element(
        "li",
        { "data-depth": Math.min(depth, 8) },
        isOther
          ? element("a", { href: `#s=${encodeURIComponent(id)}`, "data-key": `why-${id}` }, text)
          : text,
      );
    });
    return section("Why", element("ul", { class: "explanation" }, ...items));
  }

  private note(): Block {
    if (!this.store.supposes) return null;
    const text = "The explanation and the findings describe the map without your what-if.";
    return element("p", { class: "as-it-is" }, text);
  }

  private critical(evidence: readonly string[], sources: readonly string[]): Block {
    // It is known for one reading only.
    if (this.store.state.reading !== "charitable") return null;
    if (evidence.length === 0 && sources.length === 0) return null;
    const { moreCriticalEvidence, moreCriticalSources } = this.statement;
    const more = (moreCriticalEvidence ?? 0) + (moreCriticalSources ?? 0);
    return section(
      "Without any one of these, it fails",
      element(
        "ul",
        {},
        ...evidence.map((id) => element("li", {}, this.link(id))),
        ...sources.map((name) => element("li", {}, this.sourceName(name), " ", this.sourceAction(name, "critical"))),
        more > 0 && element("li", {}, `and ${more} more`),
      ),
    );
  }

  private reasons(title: string, against: boolean): Block {
    const inferences = (this.relations.concluding.get(this.statement.id) ?? []).filter(
      (inference) => inference.against === against,
    );
    if (inferences.length === 0) return null;
    return section(
      title,
      element("ul", {}, ...inferences.map((inference) => this.inference(inference))),
    );
  }

  private inference(inference: InferenceData): Node {
    const { premises, warrants, exceptions } = inference;
    const connective = inference.against ? "but" : "because";
    const rows = [
      ...premises.map((id, place) => this.row(place === 0 ? connective : "and", id, place === 0 ? inference : null)),
      ...warrants.map((link) => this.row("since", link.id, link)),
      ...exceptions.map((link) => this.row("unless", link.id, link)),
    ];
    const ignored = inference.implicit && this.store.state.reading === "as written";
    return element("li", { class: ignored ? "inference ignored" : "inference" }, ...rows);
  }

  private row(
    connective: string,
    id: string,
    link: Pick<InferenceData | LinkData, "implicit" | "scheme"> | null,
  ): Node {
    const mark = link ? describeMark(link) : "";
    return element(
      "div",
      { class: "row" },
      element("span", { class: "connective" }, mark ? `${connective} (${mark})` : connective),
      " ",
      this.link(id),
    );
  }

  private uses(): Block {
    const parts = this.relations.parts.get(this.statement.id) ?? [];
    if (parts.length === 0) return null;
    const items = parts.map((part) =>
      element(
        "li",
        {},
        element("span", { class: "connective" }, describePart(part)),
        " ",
        this.link(part.inference.conclusion),
      ),
    );
    return section("What it is used for", element("ul", {}, ...items));
  }

  private sources(): Block {
    const { citations, origins } = this.statement;
    const byKey = new Map(this.store.data.sources.map((source) => [source.key, source]));
    const cited = new Set(citations.map(({ source }) => byKey.get(source)?.name));
    const isCited = (name: string): boolean =>
      cited.has(name) ||
      this.store.data.sources.some((source) => source.sameAs === name && cited.has(source.name));
    const others = origins.filter((name) => !isCited(name));
    if (citations.length === 0 && others.length === 0) return null;
    return section(
      citations.length + others.length === 1 ? "Source" : "Sources",
      element(
        "ul",
        { class: "sources" },
        ...citations.map((citation) => this.citation(citation, byKey.get(citation.source)?.name)),
        ...others.map((name) =>
          element("li", {}, this.sourceName(name), " ", this.sourceAction(name, "origin")),
        ),
      ),
    );
  }

  private citation({ source: key, locator }: CitationData, name: string | undefined): Node {
    const source = name === undefined ? undefined : this.store.sources.get(name);
    if (!source || name === undefined) return element("li", {}, `@${key}`);
    const facts = source.attributes.map(([attribute, value]) => `${attribute}: ${value}`);
    return element(
      "li",
      {},
      this.sourceName(name),
      locator !== undefined && `, ${locator}`,
      element("div", { class: "faint" }, [`@${key}`, ...facts].join(" · ")),
      this.sourceAction(source.sameAs ?? name, "citation"),
    );
  }

  private sourceText(name: string): string {
    return nameSource(this.store.sources.get(name), name);
  }

  private sourceName(name: string): Node {
    const text = capitalize(this.sourceText(name));
    const link = this.store.sources.get(name)?.link;
    if (!link) return element("span", {}, text);
    return element("a", { href: link, rel: "noopener noreferrer", target: "_blank", class: "out" }, text);
  }

  private sourceAction(name: string, place: string): Node {
    const { store } = this;
    const count = store.data.statements.filter(({ origins }) => origins.includes(name)).length;
    const isWithdrawn = store.state.without.has(name);
    return button(
      isWithdrawn ? "Put this source back" : "Withdraw this source",
      () => (isWithdrawn ? putBack(store, name) : withdraw(store, name)),
      {
        class: "small",
        "data-key": `${place}-${name}`,
        title: `${pluralize(count, "piece", "pieces")} of evidence ${count === 1 ? "comes" : "come"} from it`,
      },
    );
  }

  private attributes(): Block {
    const { attributes } = this.statement;
    if (attributes.length === 0) return null;
    return section(
      "Attributes",
      element(
        "dl",
        {},
        ...attributes.flatMap(([key, value]) => [
          element("dt", {}, key),
          element("dd", {}, value),
        ]),
      ),
    );
  }

  private link(id: string): Node {
    const statement = this.store.statements.get(id);
    if (!statement) return element("code", {}, id);
    return element(
      "span",
      {},
      statementLink(statement, 140),
      " ",
      currentBadge(this.store, id),
    );
  }
}

function section(title: string, ...children: Block[]): Node {
  return element("section", {}, element("h3", {}, title), ...children);
}

function describePart({ role, inference }: Part): string {
  const mark = describeMark(inference);
  const words = {
    premise: inference.against ? "objects to" : "supports",
    warrant: inference.against ? "warrant of an objection to" : "warrant of a reason for",
    exception: inference.against ? "exception to an objection to" : "exception to a reason for",
  }[role];
  return mark ? `${words} (${mark})` : words;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
