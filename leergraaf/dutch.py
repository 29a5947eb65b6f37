"""The parts of a help page that typer writes itself, in Dutch; and errors as exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from leergraaf.console import complain
from ontology import LeergraafError, NotFoundError

if TYPE_CHECKING:
    from typer._click import Context, Parameter

FAILED, MISUSED = 1, 2
HELP = "Toon deze uitleg."


class Command(TyperCommand):
    """A command whose help is Dutch throughout."""

    def get_help_option(self, ctx: Context) -> Any:  # noqa: ANN401 - typer does not export the type
        """The ``--help`` option."""
        return _dutch(super().get_help_option(ctx))


class Group(TyperGroup):
    """A group of commands whose help is Dutch, and where our errors become exit codes."""

    def get_help_option(self, ctx: Context) -> Any:  # noqa: ANN401
        """The ``--help`` option."""
        return _dutch(super().get_help_option(ctx))

    def invoke(self, ctx: Context) -> Any:  # noqa: ANN401
        """Run the command; what the user can act on becomes one line and an exit code."""
        try:
            return super().invoke(ctx)
        except LeergraafError as error:
            complain(str(error))
            if isinstance(error, NotFoundError):
                for id_, kind, title in error.candidates:
                    complain(f"  {kind}  {title}  {id_}", prefix="")
            code = MISUSED if isinstance(error, NotFoundError) else FAILED
            raise typer.Exit(code) from error


def _dutch(option: Parameter | None) -> Parameter | None:
    if option is not None:
        option.help = HELP  # type: ignore[attr-defined]
    return option


def translate() -> None:
    """Let typer's panels bear Dutch titles."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "Argumenten"
    rich_utils.OPTIONS_PANEL_TITLE = "Opties"
    rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
    rich_utils.ERRORS_PANEL_TITLE = "Verkeerd gebruik"
    rich_utils.DEFAULT_STRING = "[standaard: {}]"
    rich_utils.ENVVAR_STRING = "[omgevingsvariabele: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[verplicht]"
    rich_utils.RICH_HELP = "Zie [blue]'{command_path} {help_option}'[/] voor uitleg."
