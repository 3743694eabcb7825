/** List what `argmap check` has found. */

import type { FindingData, Severity } from "./data.ts";
import { element } from "./dom.ts";

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

function compareSeverity(one: FindingData, other: FindingData): number {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}

/** List findings with their help, the most severe first. */
export function listFindings(findings: readonly FindingData[]): Node {
  return element(
    "ul",
    { class: "findings" },
    ...[...findings].sort(compareSeverity).map(({ code, name, severity, message, help }) =>
      element(
        "li",
        { "data-severity": severity },
        element("span", { class: "severity" }, severity),
        " ",
        element("code", { title: name }, code),
        " ",
        message,
        help !== undefined && element("p", { class: "help" }, "Help: ", ...formatCode(help)),
      ),
    ),
  );
}

/** Set what is between backquotes as code. */
function formatCode(text: string): Node[] {
  return text
    .split("`")
    .map((part, place) =>
      place % 2 === 1 ? element("code", {}, part) : document.createTextNode(part),
    );
}
