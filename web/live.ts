/** Replace what the page shows while the map is being written, for `argmap watch`. */

import { readData } from "./data.ts";
import { button, element, fill } from "./dom.ts";
import { takeOutline } from "./outline.ts";
import type { Store } from "./store.ts";

/** What a page that is served by `argmap watch` lets the server's script call. */
export interface LivePage {
  /**
   * Show another version of the page, given as its HTML. The view, the selection and the
   * supposition stay, apart from what no longer exists.
   */
  readonly replacePage: (html: string) => void;
  /** Show why the map could not be read, above the last one that could. */
  readonly showError: (text: string) => void;
}

declare global {
  interface Window {
    argmap?: LivePage;
  }
}

/** Fill an element with the messages, and offer `window.argmap` if the page is served live. */
export function mountLive(root: HTMLElement, outline: HTMLElement, store: Store): void {
  root.hidden = true;
  if (document.documentElement.dataset["live"] === undefined) return;

  function show(kind: "error" | "notice", title: string, text: string): void {
    root.hidden = false;
    root.dataset["kind"] = kind;
    fill(
      root,
      element("strong", {}, title),
      element("pre", {}, text),
      button("Close", () => (root.hidden = true), { class: "small" }),
    );
  }

  window.argmap = {
    replacePage: (html) => {
      // The parser runs no script and loads nothing. The server escapes what is from the map.
      const page = new DOMParser().parseFromString(html, "text/html");
      const data = readData(page);
      outline.replaceChildren(...takeOutline(page).childNodes);
      root.hidden = true;
      const lost = store.replaceData(data);
      if (lost.length > 0) {
        show("notice", "No longer in the map, so no longer chosen or supposed:", lost.join(", "));
      }
    },
    showError: (text) => show("error", "This is the last map that could be read.", text),
  };
}
