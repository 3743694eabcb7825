"""Measure how long `argmap watch` takes from a save to the new page.

    python -m benchmarks.live_preview

The server runs in this process. A save is timed until the event has come, and until the new page
has been fetched. The goal is half a second for 200 statements.
"""

from __future__ import annotations

import asyncio
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter

import click

from argmap.web.live_map import LiveMap
from argmap.web.server import HOST, MapServer, open_listener
from benchmarks.arguments import Shape, generate_argument, to_argmap

SIZES = (50, 200, 1000)


@click.command()
@click.option("--sizes", type=int, multiple=True, default=SIZES, help="Numbers of statements.")
@click.option("--saves", type=click.IntRange(min=1), default=10, help="How often to save.")
def main(sizes: tuple[int, ...], saves: int) -> None:
    """Measure the time from a save to the new page."""
    click.echo(f"{'statements':>10} {'read':>8} {'event':>8} {'page':>8} {'worst':>8}")
    for size in sizes:
        text = to_argmap(generate_argument(Shape.SHARED, size))
        with TemporaryDirectory() as folder:
            path = Path(folder) / "map.argmap"
            path.write_text(text, "utf-8")
            read, events, pages = _measure(path, text, saves)
        figures = (median(read), median(events), median(pages), max(pages))
        click.echo(f"{size:>10} " + " ".join(f"{seconds * 1000:>5.0f} ms" for seconds in figures))


def _measure(path: Path, text: str, saves: int) -> tuple[list[float], list[float], list[float]]:
    """Return how long readings took, and how long it took from saves to events and pages."""
    live = LiveMap(path)
    reading = [_time_reading(live) for _ in range(saves)]
    listener = open_listener(None, 0)
    server = MapServer(live, lambda _: None)
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_until_complete, args=(server.serve(listener),))
    thread.start()
    port = listener.getsockname()[1]
    stream = HTTPConnection(HOST, port)
    stream.request("GET", f"/events?since={live.state.number}")
    events = stream.getresponse()
    events.readline()
    to_event, to_page = [], []
    for number in range(saves):
        start = perf_counter()
        path.write_text(f"{text}\nclaim: Save {number}.\n", "utf-8")
        while not events.readline().startswith(b"event: page"):
            pass
        to_event.append(perf_counter() - start)
        connection = HTTPConnection(HOST, port)
        connection.request("GET", "/")
        connection.getresponse().read()
        connection.close()
        to_page.append(perf_counter() - start)
    loop.call_soon_threadsafe(server.stop)
    thread.join()
    stream.close()
    listener.close()
    loop.close()
    return reading, to_event, to_page


def _time_reading(live: LiveMap) -> float:
    start = perf_counter()
    live.read()
    return perf_counter() - start


if __name__ == "__main__":
    main()
