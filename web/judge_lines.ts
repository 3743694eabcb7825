/**
 * Judge maps for the tests: read one JSON object a line, `{data, reading, without, grant}`, and
 * print its judgements as a line of JSON, or an error.
 */

import { createInterface } from "node:readline";
import { parseData } from "./data";
import { judge } from "./verdicts";

for await (const line of createInterface({ input: process.stdin })) {
  const { data, reading, without, grant } = JSON.parse(line);
  const supposition = { reading, without: new Set<string>(without), grant: new Set<string>(grant) };
  let answer: object;
  try {
    const judgements = judge(parseData(JSON.stringify(data)), supposition);
    answer = { judgements: [...judgements] };
  } catch (error) {
    answer = { error: String(error) };
  }
  console.log(JSON.stringify(answer));
}
