"""The texts that people read, in their language: Dutch or English."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

FOLDER = Path(__file__).parent / "messages"
LANGUAGES = ("nl", "en")
YEAR = 12  # months
IN_YEARS = 24  # months: what took as long is told in years


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language, by section and key joined with a dot.

    >>> load("nl")("common.more_other", n=3)
    'en nog 3'
    """

    language: str
    messages: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The message ``key`` with ``values`` filled in; an unknown key raises KeyError."""
        return self.messages[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """The message for ``number`` things: ``key`` with ``_one`` or ``_other``."""
        return self(f"{key}_{'one' if number == 1 else 'other'}", n=self.number(number))

    def number(self, value: int) -> str:
        """The number with thousands apart, as the language has it.

        >>> load("nl").number(1234)
        '1.234'
        """
        return str(format_decimal(value, locale=self.language))

    def decimal(self, value: Decimal) -> str:
        """The number with thousands apart, and its decimals where it has any.

        >>> from decimal import Decimal
        >>> load("nl").decimal(Decimal("1234.5")), load("en").decimal(Decimal("1234"))
        ('1.234,5', '1,234')
        """
        return str(format_decimal(value, locale=self.language, decimal_quantization=False))

    def fraction(self, value: float) -> str:
        """The number with two decimals.

        >>> load("nl").fraction(0.5), load("en").fraction(1234.567)
        ('0,50', '1,234.57')
        """
        return str(format_decimal(value, "#,##0.00", locale=self.language))

    def duration(self, months: int) -> str:
        """How long that is: in months, and from two years on in whole years.

        >>> load("nl").duration(23), load("nl").duration(159), load("en").duration(24)
        ('23 maanden', 'ruim 13 jaar', '2 years')
        """
        if months < IN_YEARS:
            return self.count("common.months", months)
        years, rest = divmod(months, YEAR)
        return self("common.years_more" if rest else "common.years", years=self.number(years))

    def at_least(self, months: int) -> str:
        """That it is so long or longer.

        >>> load("nl").at_least(5), load("nl").at_least(159), load("en").at_least(24)
        ('ten minste 5 maanden', 'ruim 13 jaar', 'at least 2 years')
        """
        told = self.duration(months)
        more = months >= IN_YEARS and months % YEAR
        return told if more else self("common.at_least", span=told)

    def date(self, value: str | None) -> str:
        """A day, month or year of ISO 8601 as people write it.

        >>> load("nl").date("2025-09-18"), load("en").date("2025-09"), load("nl").date(None)
        ('18 september 2025', 'September 2025', 'zonder datum')
        """
        if value is None:
            return self("common.undated")
        year, *rest = value.split("-")
        month = self.messages.get(f"months.{int(rest[0])}") if rest and rest[0].isdigit() else None
        if month is None:
            return value
        day = f"{int(rest[1])} " if len(rest) > 1 and rest[1].isdigit() else ""
        return f"{day}{month} {year}"


def read_messages(file: Path) -> dict[str, str]:
    """The messages in a TOML file of sections, by section and key joined with a dot."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        f"{section}.{key}": message
        for section, messages in content.items()
        for key, message in messages.items()
    }


def read_folder(folder: Path) -> dict[str, str]:
    """The messages of all TOML files in a folder."""
    files = sorted(folder.glob("*.toml"))
    return {key: text for file in files for key, text in read_messages(file).items()}


@cache
def shared(language: str) -> Mapping[str, str]:
    """The messages of the sheets in ``language``, one file a question, which the screen shares."""
    return read_folder(FOLDER / language)


@cache
def load(language: str) -> Catalogue:
    """The catalogue of the sheets in ``language``, one of ``LANGUAGES``."""
    return Catalogue(language, shared(language))
