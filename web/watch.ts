/** Replace the page when its map changes. Only a page that `argmap watch` serves has this script. */

import type {} from "./live.ts";

const { live } = document.documentElement.dataset;

async function replacePage(): Promise<void> {
  const response = await fetch("/");
  if (response.ok) window.argmap?.replacePage(await response.text());
}

if (live !== undefined && location.protocol.startsWith("http")) {
  const events = new EventSource(`/events?since=${live}`);
  let isLost = false;
  events.addEventListener("page", () => void replacePage());
  events.addEventListener("problem", (event) => {
    window.argmap?.showError(JSON.parse(event.data as string) as string);
  });
  events.addEventListener("open", () => {
    if (isLost) void replacePage();
    isLost = false;
  });
  events.addEventListener("error", () => {
    if (!isLost) window.argmap?.showError("argmap watch does not answer. It may have been stopped.");
    isLost = true;
  });
}
