/** The key: what the lines and symbols in a map mean. */

import type { PageData } from "./data.ts";
import { element } from "./dom.ts";
import type { Forest } from "./forest.ts";
import { createSvg, type Look } from "./lines.ts";

/** Build the key of a map, closed at first. */
export function buildKey(data: PageData, forest: Forest): HTMLDetailsElement {
  const { inferences } = data;
  const rows: (readonly [sample: Element, words: string])[] = [];
  const add = (occurs: boolean, sample: () => Element, words: string): void => {
    if (occurs) rows.push([sample(), words]);
  };
  const isFor = inferences.some(({ against }) => !against);
  add(isFor, () => drawSample("support", "arrow"), "because: supports what is above");
  add(
    inferences.some(({ against }) => against),
    () => drawSample("attack", "bar"),
    "but: objects to what is above",
  );
  add(
    inferences.some(({ premises }) => premises.length > 1),
    () => element("span", { class: "junction and" }, "and"),
    "linked premises: they count only together",
  );
  add(
    inferences.some(({ warrants }) => warrants.length > 0),
    () => drawSample("warrant", "none"),
    "since: why the premises support the conclusion",
  );
  add(
    inferences.some(({ exceptions }) => exceptions.length > 0),
    () => drawSample("exception", "side"),
    "unless: an exception, where the reason does not count",
  );
  add(
    inferences.some(({ implicit }) => implicit),
    () => drawSample("support", "arrow", true),
    "dotted: implicit, the text does not say it",
  );
  add(
    hasReferences(forest),
    () => element("span", { class: "reference-sign" }, "↗"),
    "drawn elsewhere: click to go there",
  );
  return element(
    "details",
    { class: "canvas-key", hidden: rows.length === 0 },
    element("summary", {}, "Key"),
    element(
      "ul",
      {},
      ...rows.map(([sample, words]) =>
        element("li", {}, element("span", { class: "key-sample" }, sample), words),
      ),
    ),
  );
}

function drawSample(
  relation: Look["relation"],
  head: "arrow" | "bar" | "side" | "none",
  implicit = false,
): SVGSVGElement {
  const svg = createSvg("svg", {
    width: "44",
    height: "14",
    class: "canvas-lines",
    "aria-hidden": "true",
  });
  const classes = `${relation} normal${implicit ? " implicit" : ""}`;
  svg.append(
    createSvg("path", { class: `line ${classes}`, d: head === "arrow" ? "M10 7H44" : "M3 7H44" }),
  );
  const heads = { arrow: "M1 7l10 -5v10z", bar: "M1 1h3v12h-3z", side: "M1 1h3v12h-3z", none: "" };
  if (heads[head]) svg.append(createSvg("path", { class: `head ${classes}`, d: heads[head] }));
  return svg;
}

function hasReferences(forest: Forest): boolean {
  for (const { branches } of forest.nodes.values()) {
    for (const { node } of branches) {
      if (node.type === "reference") return true;
      if (
        node.type === "junction" &&
        node.branches.some((part) => part.node.type === "reference")
      ) {
        return true;
      }
    }
  }
  return false;
}
