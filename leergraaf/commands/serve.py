"""The dashboard, on one's own store or on the sample reports."""

import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import platformdirs
import typer

from graph.store import ENVIRONMENT, default_url
from ingest.judges.judge import DEFAULT
from leergraaf.commands.documents import ingest
from leergraaf.console import say
from leergraaf.options import ModelName, StoreUrl, opened
from ontology import LeergraafError
from ontology.shipped import shipped

FIRST_PORT = 8501
HOST = "127.0.0.1"
PATIENCE = 60.0  # seconds after which a dashboard that does not answer gets no browser
Port = Annotated[
    int | None,
    typer.Option(min=1, max=65535, help=f"De poort; anders de eerste vrije vanaf {FIRST_PORT}."),
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Open geen browser.")]


def dashboard(*, port: Port = None, no_browser: NoBrowser = False, store: StoreUrl = None) -> None:
    """Open het dashboard in de browser; stop het met Ctrl-C."""
    url = store or default_url()
    with opened(url, create=True):
        pass  # what cannot be opened is told here, not in the browser
    _serve(url, port or free_port(), browse=not no_browser)


def demo(
    *,
    port: Port = None,
    no_browser: NoBrowser = False,
    model: ModelName = DEFAULT,
    no_dashboard: Annotated[
        bool, typer.Option("--no-dashboard", help="Lees alleen de voorbeelden in.")
    ] = False,
) -> None:
    """Lees de voorbeeldrapporten in een eigen opslag in en open het dashboard erop.

    Wat LEERGRAAF_STORE ook zegt: zo komen zij nooit tussen uw eigen rapporten.
    """
    url = f"sqlite:///{Path(platformdirs.user_data_dir('leergraaf')) / 'demo.sqlite'}"
    ingest([shipped("samples")], model=model, store=url)
    say(f"De opslag van de demo: {url}")
    if not no_dashboard:
        _serve(url, port or free_port(), browse=not no_browser)


def free_port() -> int:
    """The first port from ``FIRST_PORT`` on that nothing listens on."""
    return next(port for port in range(FIRST_PORT, 65536) if not _answers(port))


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def _serve(url: str, port: int, *, browse: bool) -> None:
    """Run the dashboard until it ends or Ctrl-C is pressed."""
    from dashboard.launch import command  # noqa: PLC0415 - Streamlit is slow to import

    environment = {**os.environ, ENVIRONMENT: url}
    quiet = subprocess.DEVNULL  # Streamlit greets in English; what goes wrong is on stderr
    signal.signal(signal.SIGTERM, _end)
    with subprocess.Popen(command(port), env=environment, stdout=quiet) as process:  # noqa: S603
        try:
            _announce(process, port, browse=browse)
            code = process.wait()
        except (KeyboardInterrupt, SystemExit):
            process.terminate()
            process.wait()
            raise
    if code:
        raise LeergraafError(f"Het dashboard stopte met code {code}.")


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    """End as whoever sends this signal wants, and the dashboard with it."""
    sys.exit(128 + number)


def _announce(process: "subprocess.Popen[bytes]", port: int, *, browse: bool) -> None:
    """Say where the dashboard is as soon as it answers, and show it."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        if _answers(port):
            say(f"Het dashboard staat op http://localhost:{port} (stop met Ctrl-C).")
            if browse:
                webbrowser.open(f"http://localhost:{port}")
            return
        time.sleep(0.2)
