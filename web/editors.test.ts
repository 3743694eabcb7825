// The grammars in editors/ color what the lexer for Pygments colors.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import hljs from "highlight.js/lib/core";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

/** Text and the scope of its color, which is empty for plain text. */
type Part = [text: string, scope: string];

const EDITORS = new URL("../editors/", import.meta.url);

const read = (name: string) => readFileSync(new URL(name, EDITORS), "utf8");

const example = read("example.argmap");
const expected: [string, string, string][] = JSON.parse(read("example.json"));

/** Join neighbours of the same scope, and leave out spaces, which have no color. */
function merge(parts: Part[]): Part[] {
  const merged: Part[] = [];
  for (const [text, scope] of parts) {
    const visible = text.replace(/\s+/g, "");
    const last = merged.at(-1);
    if (last?.[1] === scope) last[0] += visible;
    else if (visible !== "") merged.push([visible, scope]);
  }
  return merged;
}

async function loadTextMateGrammar() {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(readFileSync(wasm).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () =>
      textmate.parseRawGrammar(read("argmap.tmLanguage.json"), "argmap.tmLanguage.json"),
  });
  const grammar = await registry.loadGrammar("source.argmap");
  assert(grammar);
  return grammar;
}

test("the TextMate grammar finds the same parts as Pygments", async () => {
  const grammar = await loadTextMateGrammar();
  const parts: Part[] = [];
  let state = textmate.INITIAL;
  for (const line of example.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const [scope = ""] = scopes.slice(1).reverse();
      parts.push([line.slice(startIndex, endIndex), scope.replace(/\.argmap$/, "")]);
    }
  }
  assert.deepEqual(merge(parts), merge(expected.map(([text, scope]) => [text, scope])));
});

test("the definition for highlight.js finds the same parts as Pygments", async () => {
  const { default: argmap } = await import(`${EDITORS}argmap.highlight.js`);
  hljs.registerLanguage("argmap", argmap);
  const { value, illegal } = hljs.highlight(example, { language: "argmap" });
  assert.equal(illegal, false);
  const parts: Part[] = [];
  const scopes: string[] = [];
  for (const [piece, opened] of value.matchAll(/<span class="hljs-([^"]+)">|<\/span>|[^<]+/g)) {
    if (opened !== undefined) scopes.push(opened.replace(/(\w) (\w+)_/g, "$1.$2"));
    else if (piece === "</span>") scopes.pop();
    else parts.push([decode(piece), scopes.at(-1) ?? ""]);
  }
  assert.deepEqual(merge(parts), merge(expected.map(([text, , scope]) => [text, scope])));
});

function decode(html: string): string {
  const characters: Record<string, string> = { lt: "<", gt: ">", quot: '"', "#x27": "'", amp: "&" };
  return html.replace(/&([^;]+);/g, (_, name: string) => characters[name] ?? "");
}
