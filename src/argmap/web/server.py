"""Serve the page of a map on this machine, and send it the map's changes.

The page asks `/events` for server-sent events: `page` when there is another version of the page,
`problem` when the map cannot be read. A reading has a number, so a page that was away for a while
is sent what it missed.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Callable
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, StreamingResponse
from starlette.routing import Route
from watchfiles import awatch

from argmap.web.live_map import LiveMap, LiveState

HOST = "127.0.0.1"
"""The address to listen on: only programs on this machine can connect."""

_HOSTS = [HOST, "localhost"]
"""The names in requests. A page elsewhere, whose name leads here, cannot read the map."""

_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_STEP, _LONGEST_DELAY, _POLL = 20, 200, 1000
"""Milliseconds of quiet after a change, the most to wait for it, and between polls of the files."""

_HEARTBEAT = 15.0
"""Seconds between heartbeats to a page, which also show whether the page is still there."""


class MapServer:
    """Serves the page of a map until it is stopped."""

    def __init__(self, live: LiveMap, on_reading: Callable[[LiveMap], None]) -> None:
        self.live, self.on_reading = live, on_reading
        self.changed, self.stopping = asyncio.Event(), asyncio.Event()
        self._server: _StoppableServer | None = None
        self.app = Starlette(
            routes=[Route("/", self.send_page), Route("/events", self.send_events)],
            middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS)],
        )

    async def serve(self, listener: socket.socket) -> None:
        """Serve on a socket, and watch the files, until SIGINT or SIGTERM."""
        config = uvicorn.Config(
            self.app, log_level="warning", lifespan="off", ws="none", timeout_graceful_shutdown=1
        )
        self._server = _StoppableServer(config, self.stop)
        watching = asyncio.create_task(self.watch())
        watching.add_done_callback(lambda _: self.stop())  # even after an error
        try:
            await self._server.serve(sockets=[listener])
        finally:
            self.stop()
            await watching

    def stop(self) -> None:
        """End the events, and stop watching and serving. Call it in the event loop's thread."""
        self.stopping.set()
        self._announce()
        if self._server:
            self._server.should_exit = True

    async def watch(self) -> None:
        """Read the map again whenever one of its files changes."""
        polling: bool | None = None  # as the variables of watchfiles say
        while not self.stopping.is_set():
            folders = self.live.folders
            changes = awatch(
                *folders,
                watch_filter=None,
                recursive=False,
                step=_STEP,
                debounce=_LONGEST_DELAY,
                rust_timeout=_POLL,
                yield_on_timeout=True,  # some file systems report no changes
                stop_event=self.stopping,
                force_polling=polling,
                ignore_permission_denied=True,
            )
            async with contextlib.aclosing(changes):
                while self.live.folders == folders:
                    try:
                        await anext(changes)
                    except (StopAsyncIteration, FileNotFoundError):
                        break  # to stop, or because a folder was just removed
                    except OSError:  # the system watches too many files already
                        polling = True
                        break
                    await self.update()

    async def update(self) -> None:
        """Read the map if a file has changed, and tell the pages."""
        if self.live.is_stale:
            await asyncio.to_thread(self.live.read)
            self.on_reading(self.live)
            self._announce()

    def _announce(self) -> None:
        waiting, self.changed = self.changed, asyncio.Event()
        waiting.set()

    async def send_page(self, request: Request) -> HTMLResponse:
        """Send the page of the last good map."""
        return HTMLResponse(self.live.state.document, headers=_HEADERS)

    async def send_events(self, request: Request) -> StreamingResponse:
        """Send events to a page, which has the version with the number `since`."""
        since = request.headers.get("Last-Event-ID") or request.query_params.get("since", "")
        return StreamingResponse(
            self._stream(since), media_type="text/event-stream", headers=_HEADERS
        )

    async def _stream(self, since: str) -> AsyncIterator[str]:
        yield ": connected\n\n"
        while not self.stopping.is_set():
            waiting, state = self.changed, self.live.state
            if str(state.number) != since:
                since = str(state.number)
                yield _write_event(state)
            try:
                await asyncio.wait_for(waiting.wait(), _HEARTBEAT)
            except TimeoutError:
                yield ": still here\n\n"


class _StoppableServer(uvicorn.Server):
    """A server that ends its streams when it is asked to stop, which it would wait for."""

    def __init__(self, config: uvicorn.Config, stop: Callable[[], None]) -> None:
        super().__init__(config)
        self.stop, self.loop = stop, asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self.loop.call_soon_threadsafe(self.stop)


def _write_event(state: LiveState) -> str:
    kind = "problem" if state.problem else "page"
    return f"id: {state.number}\nevent: {kind}\ndata: {json.dumps(state.problem)}\n\n"


def open_listener(port: int | None, preferred: int) -> socket.socket:
    """Return a socket that listens on a port; by default on the preferred one, or a free one.

    Raises OSError if the port cannot be used.
    """
    if port is not None:
        return _listen(port)
    try:
        return _listen(preferred)
    except OSError:
        return _listen(0)


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener


def run(live: LiveMap, listener: socket.socket, on_reading: Callable[[LiveMap], None]) -> None:
    """Serve a map until Ctrl-C, or another signal to stop."""

    async def serve() -> None:
        await MapServer(live, on_reading).serve(listener)

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve())
