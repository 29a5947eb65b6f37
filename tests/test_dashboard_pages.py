"""The pages, run by Streamlit without a browser."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.launch import APP, THEME, command
from dashboard.site import FOLLOW_UP, OVERVIEW, PATTERNS, THING
from graph.model import Decision
from graph.store import Origin, open_store
from tests.contributions import Said, report
from tests.dashboard_app import LEVEL, html, shown
from tests.dashboard_story import ADVICE, FINANCE, GOOD, TIMELINESS, TOESLAGEN, story
from tests.pipeline import contribution

if TYPE_CHECKING:
    from pathlib import Path

COURT_OF_AUDIT = "https://identifier.overheid.nl/tooi/id/oorg/oorg10229"
DUTCH = "De gemeenten kregen de gegevens te laat, zodat gedupeerden lang niet werden geholpen."
GERMAN = "Die Gemeinden erhielten die Daten zu spät, und den betroffenen Familien half niemand."


@pytest.fixture
def url(tmp_path: Path) -> str:
    return story(tmp_path)


def test_the_overview_counts_and_ranks(url: str) -> None:
    app = shown(OVERVIEW, url)
    assert "<strong>7</strong><span>Lessen</span>" in html(app)
    assert "<strong>1</strong><span>Maatregel</span>" in html(app)
    row = (
        r'<tr><td[^>]*><a[^>]*>Tijdigheid en doorlooptijd</a></td><td class="lg-number"[^>]*>2</td>'
    )
    assert re.search(row, html(app))


def test_what_occurs_in_one_trajectory_is_not_called_recurring(url: str) -> None:
    text = html(shown(OVERVIEW, url))
    assert "Tijdigheid en doorlooptijd" in text
    assert "Gegevensdeling en gegevensuitwisseling" not in text
    ((href, number),) = re.findall(r'<a href="([^"]+)"[^>]*>Nog (\d+) knelpunt(?:en)? in', text)
    assert href == "patronen?toon=knelpunten#eens"
    page = html(shown(PATTERNS, url, toon="knelpunten"))
    again, once = page.split('<h3 id="eens">')
    assert once.startswith(f"{number} knelpunt")
    assert "Tijdigheid en doorlooptijd" in again
    assert "Gegevensdeling en gegevensuitwisseling" in once
    assert "Gegevensdeling en gegevensuitwisseling" not in again


def test_the_overview_says_how_much_advice_is_followed_and_follow_up_of_how_much(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path}/advies.sqlite"
    given = Said("Richt een loket in voor ouders.", "Recommendation")
    norm = replace(given, text="De overheid moet altijd zorgvuldig zijn.", explicit=False)
    with open_store(url) as store:
        store.put(report(given, norm))
    text = html(shown(OVERVIEW, url))
    assert 'href="opvolging" target="_self">1 aanbeveling of toezegging</a>' in text
    page = html(shown(FOLLOW_UP, url))
    assert "<h2>1 aanbeveling of toezegging</h2>" in page
    assert 'href="zoeken?kind=Recommendation" target="_self">2 aanbevelingen</a>' in page


def test_follow_up_is_missed_only_of_what_a_document_itself_recommends(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/advies.sqlite"
    given = Said("Richt een loket in voor ouders.", "Recommendation", TOESLAGEN)
    norm = replace(given, text="De overheid moet altijd zorgvuldig zijn.", explicit=False)
    with open_store(url) as store:
        store.put(report(given, norm))
    items = html(shown("ding", url, id=TOESLAGEN)).split("<li>")
    missed = [item for item in items if "Geen opvolging herkend" in item]
    assert any(norm.text in item for item in items)
    assert given.text in missed[0]
    assert len(missed) == 1


def test_a_store_in_which_nothing_recurs_or_is_undated_says_so(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/een.sqlite"
    with open_store(url) as store:
        store.put(report(Said("Het duurde te lang.", trajectory=TOESLAGEN, bottleneck=None)))
    assert "Nog geen enkel knelpunt is in een document gevonden." in html(shown(OVERVIEW, url))
    assert "Zonder balk" not in html(shown("trajecten", url))
    with open_store(url) as store:
        store.put(report(Said("Het duurde te lang.", trajectory=TOESLAGEN), title="Nog een"))
    text = html(shown(OVERVIEW, url))
    assert "Geen enkel knelpunt komt volgens de rapporten in meer dan één" in text
    assert "Nog 1 knelpunt in niet meer dan één traject" in text


def test_advice_is_not_said_to_have_gone_well_or_wrong(url: str) -> None:
    with open_store(url) as store:
        advice = next(one for one in store.nodes("Recommendation") if one.title == ADVICE)
        lesson = next(iter(store.nodes("Lesson")))
    assert "Polariteit" not in html(shown("ding", url, id=advice.id))
    assert "<dt>Polariteit</dt>" in html(shown("ding", url, id=lesson.id))


def test_a_search_that_finds_nothing_offers_no_filters(url: str) -> None:
    assert "Filters" not in html(shown("zoeken", url, q="olifant"))
    assert "Filters" in html(shown("zoeken", url, q="ouders"))


def test_markup_of_a_report_stands_in_no_title(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/opmaak.sqlite"
    said = Said(
        "De *menselijke maat* ontbrak<sup>3</sup> in 2 * 3 = 6 dossiers.", trajectory=TOESLAGEN
    )
    with open_store(url) as store:
        store.put(report(said))
        (lesson,) = store.nodes("Lesson")
    text = html(shown("ding", url, id=lesson.id))
    assert '<h1 class="lg-said">De menselijke maat ontbrak³ in 2 * 3 = 6 dossiers.</h1>' in text
    assert "De *menselijke maat* ontbrak³" in text  # the quote is literal, but for its note
    assert "sup&gt;" not in text


def test_a_document_without_a_publisher_says_so(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/uitgever.sqlite"
    with open_store(url) as store:
        store.put(report(publisher=None))
    for page in (OVERVIEW, "documenten"):
        assert "uitgever onbekend · 31 mei 2020" in html(shown(page, url))


def test_the_overview_leads_to_the_answer_to_a_question(url: str) -> None:
    app = shown(OVERVIEW, url)
    app.text_input[0].set_value("wat is er geleerd?").run()
    assert app.text[0].value == "vraag {'q': 'wat is er geleerd?'}"


def test_the_overview_leads_to_just_the_advice_of_which_nothing_was_read(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/advies.sqlite"
    somebody = Said("Richt een loket in voor ouders.", "Recommendation", addressee="Dienst Alfa")
    nobody = replace(somebody, text="Deel gegevens eerder met elkaar.", addressee=None)
    norm = replace(somebody, text="De overheid moet altijd zorgvuldig zijn.", explicit=False)
    done = replace(
        somebody, text="Doe dit.  Doe dat.", followed=(("opgevolgd", None, "onafhankelijk"),)
    )
    with open_store(url) as store:
        store.put(report(somebody, nobody, norm, done))
    waiting = html(shown(OVERVIEW, url))
    (number, href), *others = re.findall(
        r'<strong>(\d+)</strong> <a[^>]*href="(opvolging[^"]+)"', waiting
    )
    assert (number, href, others) == ("1", "opvolging?stand=open&amp;aan=iemand", [])
    listed = html(shown(FOLLOW_UP, url, stand="open", aan="iemand"))
    assert "1 aanbeveling of toezegging<" in listed
    assert somebody.text in listed


def test_the_overview_counts_in_english_too(url: str) -> None:
    assert "<strong>7</strong><span>Lessons</span>" in html(shown(OVERVIEW, url, "en"))


def test_an_empty_store_says_how_to_begin(tmp_path: Path) -> None:
    text = html(shown(OVERVIEW, f"sqlite:///{tmp_path / 'empty.sqlite'}"))
    assert "leergraaf demo" in text
    assert 'href="toevoegen"' in text


def test_the_search_page_answers_the_address(url: str) -> None:
    app = shown("zoeken", url, q="contactpersoon", kind="Lesson")
    assert app.text_input[0].value == "contactpersoon"
    text = re.sub("</?mark>", "", html(app))
    assert GOOD in text
    assert ADVICE not in text


def test_the_facets_above_the_results_are_folded_up(url: str) -> None:
    text = html(shown("zoeken", url, q="contactpersoon"))
    above = text[text.index("3 resultaten") : text.index('<ol class="lg-cards">')]
    assert '<details class="lg-narrow"><summary>Filters</summary>' in above
    assert 'href="zoeken?q=contactpersoon&amp;kind=Lesson"' in above


def test_words_that_are_typed_go_into_the_address(url: str) -> None:
    app = shown("zoeken", url, p="2")
    app.text_input[0].set_value("contactpersoon").run()
    assert app.query_params == {"q": "contactpersoon"}
    assert "3 resultaten" in html(app)


def test_the_words_that_were_found_are_marked_and_a_document_shows_where(url: str) -> None:
    text = html(shown("zoeken", url, q="gemeenten gegevens"))
    assert "Dienst Toeslagen en <mark>gemeenten</mark> deelden de <mark>gegevens</mark>" in text
    document = text[text.index("Ongekend laat: het herstel van de toeslagen</a></p><p>") :]
    assert document.index("<mark>gegevens</mark> van ouders niet.") < document.index(">p. 1</a>")
    assert "<mark>" not in html(shown("zoeken", url, kind="Lesson"))


def test_a_search_without_results_says_so(url: str) -> None:
    assert "Niets gevonden" in html(shown("zoeken", url, q="olifant"))


def test_a_bottleneck_shows_what_the_ontology_says_as_such(url: str) -> None:
    text = html(shown("ding", url, id=TIMELINESS))
    assert "Uit de ontologie, niet uit een document" in text
    assert "wat goed ging" in text


def test_a_quote_is_marked_in_its_surroundings(url: str) -> None:
    text = html(shown("ding", url, id=TIMELINESS))
    assert f"<mark>{GOOD}</mark>" in text
    assert "zekerheid 80%" in text


def test_nothing_of_a_report_is_run(url: str) -> None:
    for name, parameters in (("ding", {"id": TIMELINESS}), ("zoeken", {"q": "brief"})):
        text = html(shown(name, url, **parameters))
        assert "<script" not in text
        assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in text


def test_a_trajectory_shows_its_course(url: str) -> None:
    text = html(shown("ding", url, id=TOESLAGEN))
    assert text.index("4 maart 2021") < text.index("zonder datum")


def test_a_thing_shows_where_it_is_named_besides_its_connections(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'genoemd.sqlite'}"
    late, named = "De SVB hielp ouders veel te laat.", "Dit rapport ging ook naar de SVB."
    with open_store(url) as store:
        store.put(contribution(f"{late}\n\n{named}"))
        (svb,) = [one for one in store.nodes("Organisation") if "Verzekeringsbank" in one.title]
    text = html(shown(THING, url, id=svb.id))
    also = text[text.index("Ook genoemd") :]
    assert f"<mark>{named}</mark>" in also
    assert f"<mark>{late}</mark>" not in also
    assert f"<mark>{late}</mark>" in text


def test_an_organisation_shows_what_became_of_what_it_was_told(url: str) -> None:
    text = html(shown("ding", url, id=FINANCE))
    assert "Opvolging: Opgevolgd, juni 2022" in text
    assert "Toegezegd of overgenomen, zonder bewijs van uitvoering" in text


def test_a_document_opens_at_a_page_and_a_place(url: str) -> None:
    with open_store(url) as store:
        document = next(one.document for one in store.documents() if one.statements == 5)
        quote = next(p for p in store.contribution(document.id).passages if p.quote == GOOD)
    text = html(shown("ding", url, id=document.id, p="2", c=str(quote.start)))
    assert "Bladzijde 2 van 2" in text
    begin = r'<mark id="lg-here-\d+"[^>]*>(?:<span [^>]*></span>)*<a[^>]*>De vaste contactpersoon'
    assert re.search(begin, text)


def test_a_publisher_leads_to_its_documents_and_a_document_to_its_publisher(url: str) -> None:
    text = html(shown(THING, url, id=COURT_OF_AUDIT))
    assert "Uitgever van" in text
    assert "Kinderen van de toeslagen" in text
    assert "Ongekend laat" not in text
    assert "nog geen verbanden" not in text
    assert 'href="documenten?publisher=Algemene+Rekenkamer"' in text
    with open_store(url) as store:
        records = store.documents()
    (document,) = [one.document for one in records if one.name == "Kinderen van de toeslagen"]
    assert f'href="ding?id={quote_plus(COURT_OF_AUDIT)}"' in html(shown(THING, url, id=document.id))


def test_what_is_not_known_is_said_to_be_unknown(url: str) -> None:
    assert "Dit ding is niet bekend" in html(shown("ding", url, id="urn:<x>"))


def rejected(url: str, id_: str, why: str = "Dit gaat over iets anders.") -> Decision:
    """The decision to reject a thing of the story."""
    decision = Decision("reject", id_, "Redactie <1>", "2026-03-04T10:00:00Z", why)
    with open_store(url) as store:
        store.record(decision)
    return decision


def test_what_was_rejected_says_by_whom_when_why_and_how_to_undo_it(url: str) -> None:
    with open_store(url) as store:
        (measure,) = store.nodes("Measure")
    decision = rejected(url, measure.id)
    text = html(shown("ding", url, id=measure.id))
    assert f">{measure.title}</h1>" in text
    assert "Redactie &lt;1&gt; heeft dit op 4 maart 2026 verworpen" in text
    assert "De reden: “Dit gaat over iets anders.”" in text
    assert f"leergraaf decide undo {decision.id.rsplit('/', 1)[-1][:8]}" in text


def test_what_was_rejected_without_a_reason_names_none(url: str) -> None:
    rejected(url, TOESLAGEN, why="")
    text = html(shown("ding", url, id=TOESLAGEN))
    assert "heeft dit op 4 maart 2026 verworpen" in text
    assert "De reden" not in text


def test_what_the_ontology_knows_keeps_its_page_when_rejected(url: str) -> None:
    rejected(url, TIMELINESS)
    text = html(shown("ding", url, id=TIMELINESS))
    assert "Uit de ontologie, niet uit een document" in text
    assert "heeft dit op 4 maart 2026 verworpen" in text


def test_the_graph_around_what_was_rejected_says_so(url: str) -> None:
    with open_store(url) as store:
        (measure,) = store.nodes("Measure")
    rejected(url, measure.id)
    assert "heeft dit op 4 maart 2026 verworpen" in html(shown("verkennen", url, id=measure.id))


def test_the_graph_begins_with_words_and_leads_to_one_thing_or_to_all(url: str) -> None:
    text = html(shown("verkennen", url, zoek="jaren"))
    assert 'href="verkennen?q=jaren"' in text
    assert 'href="verkennen?id=' in text


def test_the_graph_says_what_it_shows_and_how_much(url: str) -> None:
    text = html(shown("verkennen", url, id=TIMELINESS))
    assert "<h1>Rond: Tijdigheid en doorlooptijd</h1>" in text
    assert "rechtstreeks met dit ding samenhangt" in text
    assert '<a href="#lg-things">10 dingen</a>' in text
    assert 'id="lg-things"' in text
    assert "Gekozen" in text


def test_what_is_not_known_among_several_is_told(url: str) -> None:
    app = shown("verkennen", url, id=[TIMELINESS, TOESLAGEN, "urn:onbekend"])
    assert "Eén ding uit dit adres is niet bekend" in html(app)


def test_one_result_is_drawn_with_what_is_around_it(url: str) -> None:
    text = html(shown("verkennen", url, q="contactpersoon", kind="Recommendation"))
    assert "het ene resultaat dat is gevonden" in text


def test_what_only_the_ontology_knows_has_a_page(url: str) -> None:
    other = TIMELINESS.replace("tijdigheid", "bejegening")
    assert "Nog geen enkel document" in html(shown("ding", url, id=other))


@pytest.mark.parametrize(
    ("name", "id_"), [(OVERVIEW, ""), ("zoeken", ""), ("ding", TOESLAGEN), ("toevoegen", "")]
)
def test_the_headings_skip_no_level(url: str, name: str, id_: str) -> None:
    levels = [int(level) for level in LEVEL.findall(html(shown(name, url, id=id_)))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_pages_speak_english_too(url: str) -> None:
    text = html(shown("ding", url, "en", id=TIMELINESS))
    assert "From the ontology, not from a document" in text
    assert "lang=en" in text


def whole(url: str) -> None:
    """Draw the whole application."""
    from dashboard.main import run

    run(url, None)  # type: ignore[arg-type]


def test_the_application_opens_on_the_overview(url: str) -> None:
    app = AppTest.from_function(whole, args=(url,), default_timeout=30).run()
    assert not app.exception
    assert "Wat de overheid leert van herstel" in html(app)
    assert 'href="./?lang=en"' in html(app)


def test_the_application_opens_in_the_language_of_the_address(url: str) -> None:
    app = AppTest.from_function(whole, args=(url,), default_timeout=30)
    app.query_params["lang"] = "en"
    assert "What government learns from redress" in html(app.run())


def test_a_search_from_the_overview_keeps_the_language_in_the_address(url: str) -> None:
    app = AppTest.from_function(whole, args=(url,), default_timeout=30)
    app.query_params["lang"] = "en"
    app.run().text_input[0].set_value("gegevens").run()
    assert app.query_params == {"q": "gegevens", "lang": "en"}


def test_a_store_that_cannot_be_opened_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "no.sqlite").write_text("dit is geen opslag, maar een gewone tekst")
    app = AppTest.from_function(whole, args=(f"sqlite:///{tmp_path / 'no.sqlite'}",)).run()
    assert "geen SQLite" in app.error[0].value


def test_the_launcher_keeps_to_this_machine() -> None:
    words = command(8599)
    assert words[words.index("--server.address") + 1] == "127.0.0.1"
    assert words[words.index("--browser.gatherUsageStats") + 1] == "false"
    assert words[words.index("--server.port") + 1] == "8599"
    assert APP.is_file()
    assert THEME.is_file()


@pytest.mark.parametrize(
    ("others", "language", "told"),
    [
        ([], "nl", "Dit document is in het Duits"),
        ([DUTCH], "en", "Parts of this document are in German"),
    ],
)
def test_the_page_of_a_report_in_another_language_says_so(
    tmp_path: Path, others: list[str], language: str, told: str
) -> None:
    one = contribution("\n\n".join([GERMAN, *others]))
    url = f"sqlite:///{tmp_path / 'talen.sqlite'}"
    with open_store(url, create=True) as store:
        store.put(one, Origin("/rapporten/talen.txt"))
    assert told in html(shown(THING, url, language, id=one.document.id))


def test_the_page_of_a_dutch_report_says_nothing_of_languages(tmp_path: Path) -> None:
    one = contribution(DUTCH)
    url = f"sqlite:///{tmp_path / 'talen.sqlite'}"
    with open_store(url, create=True) as store:
        store.put(one, Origin("/rapporten/talen.txt"))
    page = html(shown(THING, url, id=one.document.id))
    assert "leergraaf is gemaakt voor" not in page
    assert "Nederlands" in page


def test_an_english_search_without_results_says_that_the_reports_are_in_dutch(url: str) -> None:
    assert ">Timeliness</a>" in html(shown("zoeken", url, "en", q="backlog"))
    assert "The reports are in Dutch" in html(shown("zoeken", url, "en", q="elephant"))
