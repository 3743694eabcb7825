import assert from "node:assert/strict";
import { test } from "node:test";
import { parseData, type PageData } from "./data";
import { findComponents } from "./graph";
import { findWithdrawn, judge } from "./verdicts";

interface Written {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly origins?: readonly string[];
}

function write(id: string, kind = "claim", more: object = {}): Written {
  return { id, kind, text: `${id} is so.`, ...more };
}

function makeMap(statements: Written[], inferences: object[], sources: object[] = []): PageData {
  return parseData(JSON.stringify({ version: 1, statements, inferences, sources }));
}

function verdicts(data: PageData, without: string[] = [], grant: string[] = []): object {
  const judgements = judge(data, {
    reading: "charitable",
    without: new Set(without),
    grant: new Set(grant),
  });
  return Object.fromEntries([...judgements].map(([id, { verdict }]) => [id, verdict]));
}

const plan = makeMap(
  [
    write("act", "recommendation"),
    write("seen", "evidence", { origins: ["@log", "@camera"] }),
    write("late"),
  ],
  [
    { conclusion: "act", premises: ["seen"] },
    { conclusion: "act", premises: ["late"], against: true },
  ],
  [
    { name: "@log", key: "log", text: "A log" },
    { name: "@camera", key: "camera", text: "A camera" },
    { name: "@diary", key: "diary", text: "The same log", sameAs: "@log" },
  ],
);

test("a recommendation is supported by its evidence and contested by an objection that holds", () => {
  assert.deepEqual(verdicts(plan), { act: "supported", seen: "supported", late: "unsupported" });
  assert.deepEqual(verdicts(plan, [], ["late"]), {
    act: "contested",
    seen: "supported",
    late: "conditional",
  });
  assert.deepEqual(verdicts(plan, ["seen"]), { act: "unsupported", late: "unsupported" });
});

test("evidence is withdrawn with the last of its sources, under any of their keys", () => {
  assert.deepEqual([...findWithdrawn(plan, ["@log"])], []);
  assert.deepEqual([...findWithdrawn(plan, ["diary", "@camera"])], ["seen"]);
});

test("a long chain of reasons is judged without recursion", () => {
  const size = 20_000;
  const ids = Array.from({ length: size }, (_, number) => `s${number}`);
  const data = makeMap(
    ids.map((id, number) => write(id, number === size - 1 ? "evidence" : "claim")),
    ids.slice(1).map((id, number) => ({ conclusion: `s${number}`, premises: [id] })),
  );
  assert.equal((verdicts(data) as Record<string, string>)["s0"], "supported");
  assert.equal((verdicts(data, [`s${size - 1}`]) as Record<string, string>)["s0"], "unsupported");
});

test("two claims that object to each other are undecided", () => {
  const data = makeMap(
    [write("one", "assumption"), write("other", "assumption")],
    [
      { conclusion: "one", premises: ["other"], against: true },
      { conclusion: "other", premises: ["one"], against: true },
    ],
  );
  assert.deepEqual(verdicts(data), { one: "undecided", other: "undecided" });
});

test("a component comes after those that it leads to", () => {
  assert.deepEqual(findComponents([[1], [2], [1, 3], []]), [[3], [1, 2], [0]]);
});
