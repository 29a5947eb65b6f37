"""The documents without a browser: the list, a text page by page, adding and withdrawing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from dashboard.site import ADD, DOCUMENTS, THING
from dashboard.views.documents import (
    ORDERS,
    chosen,
    counts,
    in_order,
    statements_in,
    subjects,
)
from dashboard.views.reading import beside, found_in, kinds_of, standing, without
from dashboard.views.selection import Selection
from graph.decisions import withdrawal
from graph.export import document_trig
from graph.questions.views.view import open_view
from graph.restore import read_rdf
from graph.store import DocumentRecord, Origin, Store, open_store
from ontology import load as load_schema
from tests.contributions import LESSON, Said, make_document, report
from tests.dashboard_app import LEVEL, html, press, ran, shown
from tests.dashboard_story import ADVICE, GOOD, GRONINGEN, KINDREGELING, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

ROW = re.compile(r'<th scope="row"><a [^>]*>(.*?)</a>')
REPORT = (
    "# Een proefrapport\n\nDe gemeente besliste veel te laat, waardoor ouders jaren in onzekerheid "
    "zaten.\n\nWij bevelen de minister aan om elke gedupeerde een vaste contactpersoon te geven.\n"
)
NEWER = REPORT.replace("veel te laat", "veel te laat en zonder uitleg")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return story(tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url) as opened:
        yield opened


def long_one(store: Store) -> str:
    """The document of two pages with five statements."""
    return next(one.document.id for one in store.documents() if one.statements == 5)


def start_of(store: Store, quote: str) -> int:
    contribution = store.contribution(long_one(store))
    return next(one.start for one in contribution.passages if one.quote == quote)


# The list


def test_the_documents_are_listed_the_newest_first(url: str) -> None:
    text = html(shown(DOCUMENTS, url))
    assert ROW.findall(text) == [
        "Kinderen van de toeslagen",
        "Schade zonder einde in Groningen",
        "Ongekend laat: het herstel van de toeslagen",
        "Een stuk zonder datum",
    ]
    assert "4 documenten" in text
    assert "Onderzoeksraad voor Veiligheid · 24 februari 2023</p>" in text


def test_a_number_of_statements_leads_to_them(url: str, store: Store) -> None:
    text = html(shown(DOCUMENTS, url))
    (href,) = re.findall(r'<a href="([^"]*)" target="_self">5</a>', text)
    assert href.endswith("&amp;alles=statements")
    app = shown(THING, url, id=long_one(store), alles="statements")
    statements = html(app)[html(app).index("Uitspraken, in de volgorde") :]
    assert statements[: statements.index("</ol>")].count("<li>") == 5


def test_the_list_is_narrowed_by_words_publisher_and_year(url: str) -> None:
    assert ROW.findall(html(shown(DOCUMENTS, url, q="toeslagen REKENKAMER"))) == [
        "Kinderen van de toeslagen"
    ]
    app = shown(DOCUMENTS, url, year="2023", publisher="Onderzoeksraad voor Veiligheid")
    assert ROW.findall(html(app)) == ["Schade zonder einde in Groningen"]
    assert "Uitgever: Onderzoeksraad voor Veiligheid ×" in html(app)
    assert ROW.findall(html(shown(DOCUMENTS, url, year="onbekend"))) == ["Een stuk zonder datum"]
    assert "Geen enkel document past" in html(shown(DOCUMENTS, url, q="olifant"))


def test_a_chosen_facet_keeps_its_alternatives_in_sight(store: Store) -> None:
    told = subjects(open_view(store))
    found = counts(store.documents(), Selection(facets={"year": ("2021",)}), told)
    assert found["year"] == {"2021": 1, "2023": 2, "onbekend": 1}
    assert found["publisher"] == {"Nationale ombudsman": 1}


def test_documents_are_chosen_by_the_trajectory_that_they_tell_of(url: str) -> None:
    text = html(shown(DOCUMENTS, url, Trajectory=KINDREGELING))
    assert ROW.findall(text) == ["Kinderen van de toeslagen"]
    assert "Traject: Kindregeling toeslagen ×" in text


def test_the_documents_can_be_put_in_order(store: Store) -> None:
    number = statements_in(open_view(store))
    found = {order: in_order(store.documents(), order, number) for order in ORDERS}
    assert [one.name[:3] for one in found["titel"]] == ["Een", "Kin", "Ong", "Sch"]
    assert [number[one.document.id] for one in found["uitspraken"]] == [5, 2, 1, 1]


def test_a_document_is_found_by_the_name_of_its_file() -> None:
    node = make_document({"sha256": "a" * 64, "title": "Eindrapport"})
    record = DocumentRecord(node, ("/rapporten/Ombudsman-2021.pdf",), "", 0)
    assert chosen([record], Selection("ombudsman"), {}) == [record]
    assert chosen([record], Selection("ombudsman 2022"), {}) == []


def test_a_long_list_is_leafed_through(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'veel.sqlite'}"
    with open_store(url) as store:
        for number in range(55):
            said = Said(f"Zin {number}.", trajectory=None, organisation=None, bottleneck=None)
            store.put(report(said, title=f"Rapport {number:02d}"))
    first, last = (html(shown(DOCUMENTS, url, orde="titel", p=page)) for page in ("1", "2"))
    assert (len(ROW.findall(first)), len(ROW.findall(last))) == (50, 5)
    assert "documenten?orde=titel&amp;p=2" in first
    assert len(ROW.findall(html(shown(DOCUMENTS, url, p="99")))) == 5


def test_an_empty_store_invites_to_add_a_document(tmp_path: Path) -> None:
    app = shown(DOCUMENTS, f"sqlite:///{tmp_path / 'leeg.sqlite'}")
    assert "voeg er hierboven een toe" in html(app)
    assert app.expander[0].proto.expanded


@pytest.mark.parametrize("name", [DOCUMENTS, ADD])
def test_the_headings_of_the_list_skip_no_level(url: str, name: str) -> None:
    levels = [int(level) for level in LEVEL.findall(html(shown(name, url)))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


# The text


def test_a_document_is_read_page_by_page(url: str, store: Store) -> None:
    text = html(shown(THING, url, id=long_one(store), p="1"))
    assert "Bladzijde 1 van 2" in text
    assert re.search(r'p=2"[^>]*data-key="n"[^>]*>Volgende bladzijde', text)
    assert "Vorige bladzijde" not in text
    assert GOOD not in re.sub(r"<[^>]*>", "", text)


def test_what_was_found_is_marked_by_kind_in_colour_and_shape(url: str, store: Store) -> None:
    text = html(shown(THING, url, id=long_one(store), p="2"))
    body = text[text.index('class="lg-text"') :]
    advice = load_schema().kind("Recommendation")
    mark = next(one for one in body.split("<mark") if f">{ADVICE}<" in one)
    assert f"--kind:{advice.colour}" in mark
    assert f"lg-s-{advice.shape}" in mark


def test_a_kind_is_switched_off_and_stays_off(url: str, store: Store) -> None:
    app = shown(THING, url, id=long_one(store), p="2", zonder="Lesson")
    text = html(app)
    body = text[text.index('class="lg-text"') : text.index("Wat is gemarkeerd")]
    marked = re.findall(r"<mark.*?</mark>", body)
    assert not any(f">{GOOD}<" in one and "Les:" in one for one in marked)
    assert "Markeer: Les" in text
    assert "Markeer niet: Aanbeveling" in text
    assert all(
        "zonder=Lesson" in one for one in re.findall(r'<nav class="lg-paging".*?</nav>', text)
    )


def test_beside_the_text_stands_what_is_on_the_page(url: str, store: Store) -> None:
    text = html(shown(THING, url, id=long_one(store), p="2"))
    beside_ = text[text.index("Op deze bladzijde") :]
    assert GOOD in beside_
    assert f"p=2&amp;c={start_of(store, GOOD)}" in beside_
    assert "deelden de gegevens" not in beside_


def test_from_one_finding_one_goes_to_the_next_also_on_another_page(store: Store) -> None:
    one = store.contribution(long_one(store))
    found = found_in(open_view(store), one)
    places = sorted({mark.passage.start for mark in found})
    visited, at = [], None
    while True:
        _, after = beside(found, 1, at)
        if after is None:
            break
        at = after.start
        visited.append(at)
    assert visited == places
    back, _ = beside(found, 2, None)
    assert back is not None
    assert back.page == 1
    assert beside(found, 1, places[0])[0] is None


def test_what_is_not_marked_is_no_finding(store: Store) -> None:
    found = found_in(open_view(store), store.contribution(long_one(store)))
    kinds = kinds_of(found, store.schema)
    assert "Lesson" in kinds
    assert without(found, kinds) == []
    left = without(found, [kind for kind in kinds if kind != "Recommendation"])
    assert [[one.title for one in mark.things] for mark in left] == [[ADVICE]]
    assert [one.thing.title for one in standing(left, 2)] == [ADVICE]
    assert standing(left, 1) == []


def test_a_page_that_is_not_there_is_said_to_be_missing(url: str, store: Store) -> None:
    text = html(shown(THING, url, id=long_one(store), p="9"))
    assert "geen bladzijde 9" in text
    assert "Bladzijde 1 van 2" in text


def test_what_a_document_says_can_be_had_as_rdf_and_read_back(store: Store, tmp_path: Path) -> None:
    one = store.contribution(long_one(store))
    file = tmp_path / "document.trig"
    file.write_bytes(document_trig(one, store.schema))
    with open_store(f"sqlite:///{tmp_path / 'ander.sqlite'}") as other:
        assert read_rdf(other, file) == 1
        assert other.contribution(one.document.id) == one


# Adding


def handed(app: AppTest, *files: tuple[str, str]) -> AppTest:
    """The page after these files were handed over to be read."""
    app.file_uploader[0].set_value([(name, text.encode(), "text/plain") for name, text in files])
    return press(app, "Lees en toon wat er verandert")


def test_nothing_is_kept_before_the_reader_says_so(url: str) -> None:
    app = handed(shown(DOCUMENTS, url), ("proef.md", REPORT))
    text = html(app)
    assert "Wat verandert er: proef.md" in text
    assert "Dit document is nieuw" in text
    assert "besliste veel te laat" in text
    with open_store(url) as store:
        assert len(store.documents()) == 4
    app = press(app, "Voeg toe")
    assert r"proef\.md is toegevoegd" in app.success[0].value
    assert ">Een proefrapport</a>" in html(app)
    with open_store(url) as store:
        assert len(store.documents()) == 5


def test_what_is_left_out_is_not_kept(url: str) -> None:
    app = press(handed(shown(DOCUMENTS, url), ("proef.md", REPORT)), "Laat weg")
    assert "Wat verandert er" not in html(app)
    with open_store(url) as store:
        assert len(store.documents()) == 4


def test_a_bad_file_is_named_in_a_sentence_and_stops_no_other(url: str) -> None:
    files = ("leeg.txt", ""), ("proef.md", REPORT), ("stuk.pdf", "geen pdf")
    app = handed(shown(ADD, url), *files)
    assert len(app.error) == 2
    assert all(one.value.startswith(r"**Niet gelukt\:**") for one in app.error)
    assert app.error[0].value.count("leeg") == 2  # its name, and that it is empty
    assert "Wat verandert er: proef.md" in html(app)


def test_a_newer_version_says_what_comes_stays_and_goes(url: str) -> None:
    app = press(handed(shown(DOCUMENTS, url), ("proef.md", REPORT)), "Voeg toe")
    text = html(handed(app, ("proef.md", NEWER)))
    assert "een nieuwere versie van een bestand met dezelfde naam" in text
    assert "Het vervangt: <a" in text
    goes = text[text.index("<summary>Verdwijnt") :]
    assert "besliste veel te laat, waardoor" in goes
    assert "zonder uitleg" not in goes


def test_a_file_that_is_there_already_cannot_be_added_again(url: str) -> None:
    app = press(handed(shown(DOCUMENTS, url), ("proef.md", REPORT)), "Voeg toe")
    app = handed(app, ("proef.md", REPORT))
    assert "er verandert niets" in html(app)
    assert "Voeg toe" not in [one.label for one in app.button]


def test_what_was_not_known_of_a_stored_document_is_filled_in_by_reading_it_again(url: str) -> None:
    app = press(handed(shown(DOCUMENTS, url), ("proef.md", REPORT)), "Voeg toe")
    with open_store(url) as store:
        (id_,) = (one.document.id for one in store.documents() if one.name == "Een proefrapport")
    assert "Niet bekend: uitgever, datum van verschijnen." in html(shown(THING, url, id=id_))
    app = press(handed(app, ("proef.md", REPORT)), "Vul aan")
    assert [one.value for one in app.warning][-1] == "Vul eerst iets in."
    next(one for one in app.text_input if one.label == "Datum van verschijnen").set_value("2024-12")
    app = press(app, "Vul aan")
    with open_store(url) as store:
        document = store.contribution(id_).document
        assert document.get("published") == "2024-12"
        assert len(store.documents()) == 5
    assert "Niet bekend: uitgever." in html(shown(THING, url, id=id_))
    app = handed(app, ("proef.md", REPORT))
    assert "er verandert niets" in html(app), "what was filled in is not lost by reading it again"


def test_several_files_can_be_added_at_once(url: str) -> None:
    other = REPORT.replace("gemeente", "provincie").replace("proefrapport", "tweede rapport")
    app = handed(shown(DOCUMENTS, url), ("een.md", REPORT), ("twee.md", other))
    app = press(app, "Voeg alles toe")
    assert len(app.success) == 2
    with open_store(url) as store:
        assert len(store.documents()) == 6


def test_a_document_without_date_or_publisher_is_warned_of(url: str) -> None:
    app = handed(shown(DOCUMENTS, url), ("proef.md", REPORT))
    assert any("Niet gevonden in het document" in one.value for one in app.warning)


def test_a_report_in_another_language_is_warned_of(url: str) -> None:
    german = "Die Gemeinden erhielten die Daten zu spät, und den Familien half niemand. " * 3
    app = handed(shown(DOCUMENTS, url), ("bericht.txt", german))
    assert any("Duits" in one.value for one in app.warning)


def test_nothing_that_is_handed_over_is_said_so(url: str) -> None:
    app = press(shown(DOCUMENTS, url), "Lees en toon wat er verandert")
    assert "Kies eerst een of meer bestanden" in app.warning[0].value


# Withdrawing


def withdrawn(app: AppTest, who: str = "redactie", why: str = "Een concept.") -> AppTest:
    app.checkbox[0].set_value(True)
    app.text_input[0].set_value(who)
    app.text_input[1].set_value(why)
    return press(app, "Trek het document terug")


def test_what_goes_with_a_document_is_told_first(url: str, store: Store) -> None:
    document = next(one.document.id for one in store.documents() if "Groningen" in one.name)
    text = html(shown(THING, url, id=document))
    assert "Met dit document verdwijnt 1 uitspraak" in text
    assert GRONINGEN in text[text.index("Ook 1 ander ding") :]
    assert "Wordt het rapport opnieuw ingelezen" in text


def test_a_document_is_withdrawn_by_somebody_for_a_reason(url: str, store: Store) -> None:
    document, name = long_one(store), "Ongekend laat: het herstel van de toeslagen"
    app = withdrawn(shown(THING, url, id=document))
    assert "is teruggetrokken" in app.success[0].value
    text = html(app)
    assert "Dit document is teruggetrokken" in text
    assert "redactie heeft dit document op" in text
    assert "De reden: “Een concept.”" in text
    assert name not in [one.name for one in store.documents()]
    told = withdrawal(store.decisions(), document)
    assert told is not None
    assert (told.who, told.why) == ("redactie", "Een concept.")


@pytest.mark.parametrize(("who", "why"), [("", "Een concept."), ("redactie", " ")])
def test_nothing_is_withdrawn_without_who_and_why(
    url: str, store: Store, who: str, why: str
) -> None:
    app = withdrawn(shown(THING, url, id=long_one(store)), who, why)
    assert "er is nog niets veranderd" in app.warning[0].value
    assert len(store.documents()) == 4
    assert store.decisions() == []


def test_a_withdrawn_document_that_is_read_again_is_there_as_before(url: str) -> None:
    one = report(LESSON, title="Terug")
    with open_store(url) as store:
        store.put(one, Origin("upload:terug.txt"))
    withdrawn(shown(THING, url, id=one.document.id))
    with open_store(url) as store:
        store.put(one, Origin("upload:terug.txt"))
    app = ran(shown(THING, url, id=one.document.id))
    assert ">Terug</h1>" in html(app)
    assert not [one.label for one in app.expander if "besluit" in one.label]
