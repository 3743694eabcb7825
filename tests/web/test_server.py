"""The server of `argmap watch`, asked by a real client."""

import asyncio
import gc
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

import attrs
import pytest
import watchfiles

from argmap.cli import commands
from argmap.web.live_map import LiveMap
from argmap.web.server import HOST, MapServer, open_listener
from tests.cli.maps import runner

GOOD = "recommendation act: Act.\n  because evidence: It burns.\n"
BAD = "recommendation act: Act.\n  becuase evidence: It burns.\n"

PATIENCE = 60
"""How long to wait for what must happen, in seconds."""


@attrs.frozen
class Events:
    """The events that a page is sent."""

    response: http.client.HTTPResponse

    def next(self) -> tuple[int, str, str]:
        """Wait for an event. Return its number, its kind and its text."""
        fields: dict[str, str] = {}
        while True:
            line = self.response.readline().decode().rstrip("\n")
            if not line and "event" in fields:
                return int(fields["id"]), fields["event"], json.loads(fields["data"])
            name, _, value = line.partition(": ")
            fields[name] = value


@attrs.frozen
class Client:
    """Asks a server, as a browser does."""

    port: int
    connections: list[http.client.HTTPConnection] = attrs.field(factory=list)

    def get(self, path: str = "/", **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        self.connections.append(connection)
        connection.request("GET", path, headers=headers)
        return connection.getresponse()

    def listen(self, since: int) -> Events:
        """Open the events of a page with a version."""
        response = self.get(f"/events?since={since}")
        assert response.readline() == b": connected\n"
        return Events(response)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "map.argmap").write_text(GOOD, "utf-8")
    return tmp_path


@pytest.fixture
def client(folder: Path) -> Iterator[Client]:
    """A client of a server that runs in another thread."""
    listener = open_listener(None, 0)
    server = MapServer(LiveMap(folder / "map.argmap"), lambda live: None)
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_until_complete, args=(server.serve(listener),))
    thread.start()
    client = Client(listener.getsockname()[1])
    yield client
    loop.call_soon_threadsafe(server.stop)
    thread.join(PATIENCE)
    assert not thread.is_alive()
    for connection in client.connections:
        connection.close()
    loop.close()
    listener.close()


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def replace(path: Path, text: str) -> None:
    """Save a text as many editors do: write another file, and rename it."""
    other = path.with_name("4913")
    other.write_text(text, "utf-8")
    os.replace(other, path)  # noqa: PTH105 -- as editors do


def test_the_page_may_ask_only_its_own_server(client: Client) -> None:
    response = client.get()
    page = response.read().decode()
    assert response.status == 200
    assert "connect-src 'self'" in page
    assert 'data-live="1"' in page
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["Access-Control-Allow-Origin"] is None
    assert client.get("/map.argmap").status == 404


@pytest.mark.parametrize("path", ["/", "/events"])
def test_requests_for_other_hosts_are_refused(client: Client, path: str) -> None:
    response = client.get(path, Host="evil.example")
    assert response.status == 400
    assert b"burns" not in response.read()
    assert client.get("/", Host=f"localhost:{client.port}").status == 200


@pytest.mark.parametrize("save", [write, replace])
def test_a_save_is_an_event(
    client: Client, folder: Path, save: Callable[[Path, str], None]
) -> None:
    events = client.listen(since=1)
    save(folder / "map.argmap", GOOD.replace("burns", "freezes"))
    number, kind, _ = events.next()
    assert (kind, number > 1) == ("page", True)
    assert "freezes" in client.get().read().decode()


def test_an_error_is_an_event_and_the_last_page_stays(client: Client, folder: Path) -> None:
    events = client.listen(since=1)
    write(folder / "map.argmap", BAD)
    _, kind, problem = events.next()
    assert kind == "problem"
    assert "becuase" in problem
    assert "map.argmap:2:3" in problem
    page = client.get().read().decode()
    assert "It burns." in page
    assert 'data-live="1"' in page
    # A page that is opened now is sent the problem, too.
    assert client.listen(since=1).next()[1] == "problem"
    replace(folder / "map.argmap", GOOD)
    while (event := events.next())[1] != "page":
        pass
    assert f'data-live="{event[0]}"' in client.get().read().decode()


def test_included_maps_and_bibliographies_are_watched(client: Client, folder: Path) -> None:
    events = client.listen(since=1)
    (folder / "parts").mkdir()
    write(folder / "parts" / "part.argmap", "evidence hot: It is hot [@book].\n")
    write(folder / "books.bib", "@book{book, title={Fire}}\n")
    write(
        folder / "map.argmap",
        f"bibliography: books.bib\ninclude parts/part.argmap\n\n{GOOD}",
    )
    events.next()
    for path, text in (
        (folder / "parts" / "part.argmap", "evidence hot: It is cold [@book].\n"),
        (folder / "books.bib", "@book{book, title={Ice}}\n"),
    ):
        replace(path, text)
        assert events.next()[1] == "page"
    page = client.get().read().decode()
    assert "It is cold" in page
    assert "Ice" in page


def test_a_page_that_was_away_is_sent_what_it_missed(client: Client, folder: Path) -> None:
    events = client.listen(since=1)
    write(folder / "map.argmap", f"{GOOD}\nclaim: More.\n")
    number, _, _ = events.next()
    assert client.listen(since=1).next()[:2] == (number, "page")
    response = client.get("/events?since=1", **{"Last-Event-ID": "0"})
    response.readline()
    assert Events(response).next()[:2] == (number, "page")


def test_a_system_that_watches_too_much_is_polled(
    monkeypatch: pytest.MonkeyPatch, folder: Path, request: pytest.FixtureRequest
) -> None:
    def watch_or_fail(*paths: Path, force_polling: bool | None, **options: Any) -> Any:
        if not force_polling:
            raise OSError("OS file watch limit reached")
        return watchfiles.awatch(*paths, force_polling=True, poll_delay_ms=20, **options)

    async def fail_later(*paths: Path, **options: Any) -> AsyncIterator[object]:
        async for changes in watch_or_fail(*paths, **options):
            yield changes

    monkeypatch.setattr("argmap.web.server.awatch", fail_later)
    client: Client = request.getfixturevalue("client")
    events = client.listen(since=1)
    write(folder / "map.argmap", f"{GOOD}\nclaim: More.\n")
    assert events.next()[1] == "page"


def test_the_folder_may_be_removed_and_made_again(client: Client, folder: Path) -> None:
    events = client.listen(since=1)
    folder.rename(folder.with_name("elsewhere"))
    assert events.next()[1] == "problem"
    folder.mkdir()
    write(folder / "map.argmap", GOOD)
    while events.next()[1] != "page":
        pass


def test_a_reader_that_is_gone_ends_the_server(folder: Path) -> None:
    def fail(_: LiveMap) -> None:
        raise BrokenPipeError

    async def serve(listener: socket.socket) -> None:
        server = MapServer(LiveMap(folder / "map.argmap"), fail)
        serving = asyncio.create_task(server.serve(listener))
        write(folder / "map.argmap", BAD)
        await asyncio.wait_for(serving, PATIENCE)

    with open_listener(None, 0) as listener, pytest.raises(BrokenPipeError):
        asyncio.run(serve(listener))


def test_the_map_may_be_gone_for_a_while(client: Client, folder: Path) -> None:
    events = client.listen(since=1)
    (folder / "map.argmap").unlink()
    assert events.next()[1] == "problem"
    write(folder / "map.argmap", GOOD)
    while events.next()[1] != "page":
        pass


def test_the_command_stops_at_ctrl_c_while_a_page_listens(folder: Path) -> None:
    arguments = [sys.executable, "-m", "argmap", "watch", "map.argmap", "--no-open"]
    with subprocess.Popen(
        arguments,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout
        port = int(process.stdout.readline().split("/")[2].partition(":")[2])
        client = Client(port)
        events = client.listen(since=0)
        assert events.next()[1] == "page"
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, output, errors) == (0, "", "")


def test_a_port_in_use_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with open_listener(None, 0) as listener:
        port = str(listener.getsockname()[1])
        result = runner().invoke(commands, ["watch", "map.argmap", "--no-open", "--port", port])
        assert result.exit_code == 2
        assert f"port {port}" in result.stderr
        # Without --port, another one is found.
        with open_listener(None, int(port)) as other:
            assert other.getsockname()[1] != int(port)


def test_the_browser_is_opened_unless_told_otherwise(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Queue[str]()
    monkeypatch.chdir(folder)
    monkeypatch.setattr("argmap.cli.watch.webbrowser.open", opened.put)
    monkeypatch.setattr("argmap.web.server.run", lambda *_: None)
    result = runner().invoke(commands, ["watch", "map.argmap"])
    assert result.exit_code == 0
    assert opened.get(timeout=PATIENCE) in result.stdout
    runner().invoke(commands, ["watch", "map.argmap", "--no-open"])
    assert opened.empty()


def test_cyclic_garbage_is_collected_while_it_runs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collecting = []
    monkeypatch.chdir(folder)
    monkeypatch.setattr("argmap.web.server.run", lambda *_: collecting.append(gc.isenabled()))
    gc.disable()  # as for every command
    try:
        runner().invoke(commands, ["watch", "map.argmap", "--no-open"])
    finally:
        gc.enable()
    assert collecting == [True]


def test_a_missing_package_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setitem(sys.modules, "argmap.web.server", None)
    result = runner().invoke(commands, ["watch", "map.argmap", "--no-open"])
    assert result.exit_code == 2
    assert "pip install 'argmap[watch]'" in result.stderr


def test_a_missing_file_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    result = runner().invoke(commands, ["watch", "mpa.argmap", "--no-open"])
    assert result.exit_code == 2
    assert "mpa.argmap" in result.stderr
