"""Where the user's own Neo4j server keeps what it holds, and how one connects to it."""

from __future__ import annotations

import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from ontology.errors import StoreError, reason

ENVIRONMENT = "LEERGRAAF_NEO4J_HOME"
HOST = "127.0.0.1"
USER = "neo4j"
BYTES = 24  # of chance in a password


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one server; its files say how to reach it, also while it does not run."""

    folder: Path

    @property
    def data(self) -> Path:
        """What the server holds."""
        return self.folder / "data"

    @property
    def imports(self) -> Path:
        """The one folder that Cypher may read files from; it stays empty."""
        return self.folder / "import"

    @property
    def log(self) -> Path:
        """What the server writes while it starts and runs."""
        return self.folder / "logs" / "console.log"

    @property
    def pid(self) -> Path:
        """The file with the server's process id."""
        return self.folder / "pid"

    @property
    def lock(self) -> Path:
        """The file by which commands that start or stop the server wait for each other."""
        return self.folder / ".lock"

    @property
    def port(self) -> int | None:
        """The Bolt port of the last start; ``None`` before the first."""
        text = self._read("port")
        return int(text) if text is not None and text.isdecimal() else None

    @property
    def password(self) -> str | None:
        """The password; ``None`` before the first start."""
        return self._read("password")

    @property
    def ready(self) -> bool:
        """Whether it was started before, and so has an address and a password."""
        return self.port is not None and self.password is not None

    @property
    def uri(self) -> str:
        """The Bolt address; a server that was never started raises StoreError."""
        if not self.ready:
            raise StoreError("Er is hier nog geen eigen Neo4j; maak hem met: leergraaf neo4j start")
        return f"bolt://{HOST}:{self.port}"

    def make(self) -> None:
        """Make the folder, or take it, for the user alone; OSError where that cannot be."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)  # one that was there may have been open to others

    def keep_port(self, port: int) -> None:
        """Remember the port for connections and later starts."""
        self.write("port", str(port))

    def new_password(self) -> str:
        """Make a password and keep it in a file that only the user can read."""
        password = secrets.token_hex(BYTES)  # no sign that a command line would misread
        self.write("password", password)
        return password

    def forget_password(self) -> None:
        """Let the next start make another password."""
        (self.folder / "password").unlink(missing_ok=True)

    def write(self, name: str, text: str) -> Path:
        """Write a file that only the user can read, whole or not at all; its path."""
        path = self.folder / name
        try:
            self.make()
            handle, unfinished = tempfile.mkstemp(dir=self.folder, prefix=f".{name}-")  # mode 0600
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(unfinished).replace(path)
        except OSError as error:
            raise StoreError(f"{path}: kan niet worden geschreven ({reason(error)}).") from error
        return path

    def _read(self, name: str) -> str | None:
        path = self.folder / name
        try:
            return path.read_text(encoding="utf-8").strip() or None
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"{path}: kan niet worden gelezen.") from error


def find_home(folder: Path | None = None) -> Home:
    """The server in ``folder``, in that of ``LEERGRAAF_NEO4J_HOME``, or the user's own."""
    named = folder or os.environ.get(ENVIRONMENT) or _default()
    return Home(Path(named).expanduser().resolve())


def _default() -> Path:
    return Path(platformdirs.user_data_dir("leergraaf")) / "neo4j"
