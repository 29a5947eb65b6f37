"""How the dashboard is started: the command line of Streamlit."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
APP = HERE.parent / "leergraaf" / "app.py"
THEME = HERE / "static" / "theme.toml"
OPTIONS = {
    "server.address": "127.0.0.1",  # the graph is for the people at this machine
    "server.fileWatcherType": "none",
    "server.headless": "true",  # the command line opens the browser
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "runner.magicEnabled": "false",
    "runner.postScriptGC": "false",  # it goes through the whole graph in memory after every page
    "theme.base": str(THEME),
}


def command(port: int | None = None) -> list[str]:
    """The command that starts the dashboard; it reads the store from the environment.

    Without a ``port`` Streamlit takes the first free one from 8501 on.
    """
    options = OPTIONS if port is None else OPTIONS | {"server.port": str(port)}
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(APP), *flags]
