"""The parts of a help page that typer writes itself, in Dutch; and errors as exit codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from leergraaf.console import complain
from leergraaf.naming import label_of
from ontology import LeergraafError, NotFoundError, load
from ontology.schema import IDENTIFIERS

if TYPE_CHECKING:
    from typer._click import ClickException, Context, Parameter

FAILED, MISUSED = 1, 2
HELP = "Toon deze uitleg."
MOST = 20  # candidates worth listing
NAMED = r"Invalid value for '.+?': (?:File|Directory|Path) '(.*)'"
# What typer says of a command that was typed wrong, as a pattern, and how we say it.
USAGE = tuple(
    (re.compile(pattern), dutch)
    for pattern, dutch in (
        (r"^Missing (?:argument|option|parameter):? '?(.+?)'?\.(?: .*)?$", r"\1 ontbreekt."),
        (r"^No such option: (\S+) \(Possible options: (.+)\)$", r"De optie \1 is er niet; \2 wel."),
        (r"^No such option: (\S+?)\.?(?: Did you mean (.+)\?)?$", r"De optie \1 is er niet."),
        (r"^No such command '(.+?)'\..*$", r"De opdracht \1 is er niet."),
        (r"^Missing command\.$", "De opdracht ontbreekt."),
        (r"^Option '(.+)' requires an argument\.$", r"Bij \1 ontbreekt de waarde."),
        (r"^Option '(.+)' does not take a value\.$", r"Bij \1 hoort geen waarde."),
        (r"^Got unexpected extra argument(?:s|\(s\))? \((.+)\)$", r"Hier is te veel getypt: \1."),
        (r"^Invalid value for '(.+?)': .*valid integer.*$", r"\1 vraagt om een heel getal."),
        (
            r"^Invalid value for '(.+?)': .*greater than or equal to (\S+)$",
            r"\1 is ten minste \2.",
        ),
        (r"^Invalid value for '(.+?)': .*less than or equal to (\S+)$", r"\1 is ten hoogste \2."),
        (
            r"^Invalid value for '(.+?)': (?:Value error, )?'(.*)' is not one of (.+?)\.?$",
            r"\1 kan niet \2 zijn; kies uit \3.",
        ),
        (rf"^{NAMED} does not exist\.$", r"\1 bestaat niet: controleer de naam."),
        (rf"^{NAMED} is not readable\.$", r"\1 mag niet worden gelezen: vraag om leesrechten."),
        (rf"^{NAMED} is not writable\.$", r"\1 mag niet worden geschreven: vraag om rechten."),
        (rf"^{NAMED} is a file\.$", r"\1 is een bestand en geen map."),
        (rf"^{NAMED} is a directory\.$", r"\1 is een map en geen bestand."),
        (r"^Invalid value for '(.+?)': .*valid float.*$", r"\1 vraagt om een getal."),
        (r"^Invalid value for '(.+?)': (?:Value error, )?(.+)$", r"\1: \2"),
        (r"^Invalid value: (.+)$", r"\1"),
    )
)


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

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401
        """Run the command line, its help and its errors in Dutch."""
        translate()
        return super().main(*args, **extra)

    def invoke(self, ctx: Context) -> Any:  # noqa: ANN401
        """Run the command; what the user can act on becomes one line and an exit code."""
        try:
            return super().invoke(ctx)
        except LeergraafError as error:
            complain(str(error))
            if isinstance(error, NotFoundError):
                _list(error.candidates)
            code = MISUSED if isinstance(error, NotFoundError) else FAILED
            raise typer.Exit(code) from error


def _list(candidates: tuple[tuple[str, str, str], ...]) -> None:
    """The things that may be meant, one to a line, each with the name to choose it by."""
    schema = load()
    for id_, kind, title in candidates[:MOST]:
        told = label_of(schema, kind), title, id_.removeprefix(IDENTIFIERS)
        complain(" · ".join(part for part in told if part), prefix="  ")
    if len(candidates) > MOST:
        complain(f"… en nog {len(candidates) - MOST}.", prefix="  ")


def _dutch(option: Parameter | None) -> Parameter | None:
    if option is not None:
        option.help = HELP  # type: ignore[attr-defined]
    return option


def in_dutch(text: str) -> str:
    """What typer says, in Dutch where its words are known.

    >>> in_dutch("Invalid value for 'PAD…': Path 'map' is not readable.")
    'map mag niet worden gelezen: vraag om leesrechten.'
    """
    for pattern, dutch in USAGE:
        told, known = pattern.subn(dutch, text, count=1)
        if known:
            return told
    return text


def _complain_of_use(self: ClickException) -> None:
    """One line for a command that was typed wrong, in Dutch where typer's words are known."""
    if type(self).__name__ == "NoArgsIsHelpError":  # the help was shown
        return
    text = in_dutch(" ".join(self.format_message().split()))
    context = getattr(self, "ctx", None)
    command = "leergraaf" if context is None else context.command_path
    complain(f"{text} Uitleg: {command} --help")


def translate() -> None:
    """Let typer's panels and errors be Dutch."""
    rich_utils.rich_format_error = _complain_of_use
    rich_utils.ARGUMENTS_PANEL_TITLE = "Argumenten"
    rich_utils.OPTIONS_PANEL_TITLE = "Opties"
    rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
    rich_utils.ABORTED_TEXT = "Afgebroken."
    rich_utils.ERRORS_PANEL_TITLE = "Verkeerd gebruik"
    rich_utils.DEFAULT_STRING = "[standaard: {}]"
    rich_utils.ENVVAR_STRING = "[omgevingsvariabele: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[verplicht]"
    rich_utils.RICH_HELP = "Zie [blue]'{command_path} {help_option}'[/] voor uitleg."
