/** Breaking text into lines, by the widths that the page's font has. */

/** Return the width of a text in one line. */
export type MeasureText = (text: string) => number;

/** Scripts that are written without spaces: a line can break at any of their characters. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Break a text into lines of at most a width. A word is divided only if it is wider than that. */
export function wrapText(text: string, width: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  const space = measure(" ");
  let [line, used] = ["", 0];
  const add = (piece: string, before: string): void => {
    const size = measure(piece);
    if (line !== "" && used + (before ? space : 0) + size > width) {
      lines.push(line);
      [line, used] = [piece, size];
    } else {
      used += size + (line !== "" && before ? space : 0);
      line += line !== "" ? before + piece : piece;
    }
  };
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    if (measure(word) <= width && !UNSPACED.test(word)) {
      add(word, " ");
      continue;
    }
    let before = " ";
    for (const { segment } of graphemes.segment(word)) {
      add(segment, before);
      before = "";
    }
  }
  return line ? [...lines, line] : lines;
}

/** Measure text in a font, and remember the width of each word. */
export function createTextMeasure(font: string): MeasureText {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) throw new Error("this browser cannot measure text");
  context.font = font;
  const widths = new Map<string, number>();
  return (text) => {
    let width = widths.get(text);
    if (width === undefined) widths.set(text, (width = context.measureText(text).width));
    return width;
  };
}
