"""Names of people without a title: the evidence for each word with a capital is weighed.

A first name of the lists is enough where nothing speaks against it; a word that may be something
else needs a surname behind it, or words around it that are said of people.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ingest.privacy.chains import PARTICLES, Chain, Words, read_chain, read_words, skip_particles
from ingest.privacy.lists import Kind, is_institution, is_role, kind_of, words

ENOUGH = 2
KNOWN = {Kind.FIRST: 2, Kind.DOUBTFUL: 1}
ARTICLES = frozenset(["de", "het", "een", "geen", "elke", "ieder", "iedere", "onze"])
TOWARDS = frozenset(["in", "te", "naar", "uit", "nabij", "rond", "rondom", "langs"])
JOINING = frozenset(("en", "&", ",", "/", "of", ", en"))
AGE = re.compile(r",? \(?\d{1,2} jaar\b|,? \(?geb(?:oren|\.)")
BARE_AGE = re.compile(r"\s?\(\d{1,2}[,)]")  # behind a first name; elsewhere it is a note
AGED = re.compile(r"\d{1,2}-jarige\s+$")
FOREIGN = re.compile(r"[şğıİłęąćčšžřńśźżőűāīūđțăøåñŞŁĆČŠŽŚŹŻĐØÅ]")
SURNAMES = re.compile(  # endings of surnames of several languages
    r"(?:[a-z]ski|[a-z]ska|wicz|czyk|oglu|ovic|evic|enko|chuk|persad|sing|singh|mohan|oui"
    r"|stra|ndijk|ssen|ink|sma|inga|ema|mans|huizen|veld|poulos|escu|yan|ova|eva)$"
)

STREET = re.compile(
    r"\w(?:straat|laan|plein|weg|kade|gracht|singel|brug|tunnel|kazerne|park|huis)$"
)


def find_evident(text: str) -> Iterator[tuple[int, int]]:
    """The characters of the names that first names, surnames and the words around tell."""
    read = read_words(text)
    done, after = 0, -1
    for at, word in enumerate(read.written):
        may_begin = word[0].isupper() or (word in PARTICLES and _leads_on(read, at))
        if at < done or not may_begin:
            continue
        chain = read_chain(read, at)
        if chain is None:
            continue
        if _is_named_after(read, chain):
            done = chain.last + 1
        elif score(read, chain, joined=_is_joined(read, at, after)) >= ENOUGH:
            done, after = chain.last + 1, chain.last
            yield read.places[at][0], read.places[chain.last][1]


def _leads_on(read: Words, at: int) -> bool:
    """Whether the particle there begins a surname that follows a role: "inspecteur de Vries"."""
    word = read.written[at]
    if not is_role(read.before(at)):
        return False
    behind = skip_particles(read, at)
    long = word != "van" or read.behind(at) in ("der", "den")  # "medewerker van de Koning"
    return long and behind is not None and kind_of(read.written[behind]) is Kind.LAST


def _is_joined(read: Words, at: int, after: int) -> bool:
    """Whether a word is joined to the name that ended at the word ``after``."""
    if after < 0 or at > after + 2:
        return False
    return read.text[read.places[after][1] : read.places[at][0]].strip() in JOINING


def score(read: Words, chain: Chain, *, joined: bool) -> int:
    """How much speaks for a chain of words being a person; ``ENOUGH`` is enough."""
    around = _of_before(read, chain) + _of_behind(read, chain)
    return _of_words(read, chain) + around + joined * min(2, len(chain.kinds))


def _of_words(read: Words, chain: Chain) -> int:
    """What the words themselves say."""
    first, *others = chain.kinds
    if not others:
        return KNOWN.get(first, 0)
    if chain.known and first is Kind.DOUBTFUL and chain.particles:
        return KNOWN[first] + 2 * (Kind.LAST in others)  # "Wil de commissie" is a question
    if chain.known:
        return KNOWN[first] + 1 + chain.particles
    last = others[0] <= Kind.LAST or _is_namelike(read.written[chain.last])
    return last + _is_namelike(read.written[chain.first])


def _is_namelike(word: str) -> bool:
    return FOREIGN.search(word) is not None or SURNAMES.search(word) is not None


def _of_before(read: Words, chain: Chain) -> int:
    """What the words before say: kin and work speak for a person, an article against one."""
    at = chain.first if read.before(chain.first) != "b.d." else chain.first - 1
    word = read.before(at)
    earlier = read.before(at - 1) if word == "van" and chain.known else ""
    if is_role(word) or is_role(earlier) or word in words("naming") or _is_labelled(read, chain):
        return 2
    if chain.known and not words("many").isdisjoint((word, earlier)):
        return 2
    if AGED.search(read.text[max(0, read.places[at][0] - 20) : read.places[at][0]]) is not None:
        return 2
    single = len(chain.kinds) == 1
    if word in ARTICLES or (single and _may_be_name(read, at - 1)):
        return -3
    return (word in words("human_verbs")) - (word in TOWARDS and single)


def _is_labelled(read: Words, chain: Chain) -> bool:
    """Whether a form says that a name stands here: "Naam: Wibowo", "Klager | Jansen"."""
    at = chain.first
    gap, label = (read.between(at).strip(), read.written[at - 1].lower()) if at > 0 else ("", "")
    if gap == ":" and label == "naam":
        return True
    return gap in (":", "|") and min(chain.kinds) <= Kind.LAST and is_role(label)


def _may_be_name(read: Words, at: int) -> bool:
    """Whether a word before, with a capital, is as much part of a name ("Elffers Felix").

    A word that is no name is, unless it may have its capital because a sentence begins.
    """
    if at < 0 or not read.written[at][0].isupper() or read.between(at + 1) != " ":
        return False
    kind = kind_of(read.written[at])
    return kind in (Kind.LAST, Kind.UNKNOWN) or (at > 0 and read.between(at) == " ")


def _of_behind(read: Words, chain: Chain) -> int:
    """What stands behind: an age, what somebody did, who it is."""
    end = read.places[chain.last][1]
    aged = AGE.match(read.text, end) or (chain.known and BARE_AGE.match(read.text, end))
    if aged:
        return 2
    if chain.last + 1 == len(read.written):
        return 0
    word, gap = read.written[chain.last + 1], read.between(chain.last + 1)
    private = gap == " " and word in words("private_verbs") and not read.before(chain.first)
    if private and Kind.LAST in chain.kinds:
        return 2
    human = word in words("human_verbs") and gap.isspace()
    return human or (gap == ", " and is_role(word)) or gap[:2] in ("'s", "’s")


def _is_named_after(read: Words, chain: Chain) -> bool:
    """Whether something else bears the name: a foundation, a street, a law."""
    start, end = read.places[chain.first][0], read.places[chain.last][1]
    if read.text[max(0, start - 1) : start] in ("-", "/", "@", "_"):
        return True
    if read.text[end : end + 1] in ("-", "@", "_", "&"):
        return True
    if _namesakes().match(read.text, start) is not None:
        return True
    before = read.before(chain.first)
    return (is_institution(before) and not is_role(before)) or _names_institution(read, chain.last)


def _names_institution(read: Words, last: int) -> bool:
    """Whether the word of an institution stands behind; behind particles, that of a street."""
    if not read.follows(last + 1):
        return False
    word = read.written[last + 1]
    if word[0].islower() and (behind := skip_particles(read, last + 1)) is not None:
        return STREET.search(read.written[behind]) is not None
    return is_institution(word.lower()) if word[0].isupper() else word in words("institutions")


@functools.cache
def _namesakes() -> re.Pattern[str]:
    names = "|".join(name.replace("_", r"\s") for name in sorted(words("namesakes")))
    return re.compile(rf"(?:{names})(?!\w)", re.IGNORECASE)
