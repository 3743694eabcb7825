// Bundle the script and the style of the page into the Python package.
import { build } from "esbuild";

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: [
    { in: "main.ts", out: "page" },
    { in: "page.css", out: "page" },
    { in: "watch.ts", out: "watch" },
  ],
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "iife",
  target: "es2022",
  outdir: "../src/argmap/web",
  logLevel: "info",
});
