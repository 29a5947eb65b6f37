"""The documents, and saved questions, as a reader meets them: a real browser on the samples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from graph.store import open_store
from tests.browser.test_accessibility import RULES
from tests.browser.visiting import PHONE, query, settle, shoot, visit
from tests.contributions import Said, report

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

    from graph.store import DocumentRecord

pytestmark = pytest.mark.browser
REPORT = (
    "# Een proef met voorbeelden\n\nDe gemeente besliste veel te laat, waardoor ouders jaren in "
    "onzekerheid zaten.\n\nWij bevelen de minister aan om elke gedupeerde een vaste contactpersoon "
    "te geven.\n"
)
FILES: list[FilePayload] = [
    {"name": "stuk.pdf", "mimeType": "application/pdf", "buffer": b"geen pdf"},
    {"name": "proef.md", "mimeType": "text/markdown", "buffer": REPORT.encode()},
]
# The place in the text where the keyboard is: the mark that the address names.
AT = "document.activeElement?.closest('mark.lg-here')?.id"
SCROLLS = "document.documentElement.scrollWidth > innerWidth + 1"
Theme = Literal["light", "dark"]


@pytest.fixture
def record(store_url: str) -> DocumentRecord:
    """The sample with the most pages of text."""
    with open_store(store_url) as store:
        return max(store.documents(), key=lambda one: (len(store.pages(one.document.id)), one.name))


def address(record: DocumentRecord, **parameters: object) -> str:
    more = "".join(f"&{name}={value}" for name, value in parameters.items())
    return f"ding?id={quote(record.document.id, safe='')}{more}"


def documents(store_url: str) -> list[str]:
    with open_store(store_url) as store:
        return [one.name for one in store.documents()]


def test_a_file_is_added_after_its_changes_were_seen_and_a_bad_one_is_told_of(
    page: Page, store_url: str
) -> None:
    visit(page, "toevoegen")
    page.get_by_role("button", name="Bladeren op deze computer").wait_for()
    page.locator("input[type=file]").set_input_files(FILES)
    page.get_by_role("button", name="Lees en toon wat er verandert").click()
    page.get_by_role("heading", name="Wat verandert er: proef.md").wait_for()
    assert "Niet gelukt: stuk.pdf" in page.get_by_role("alert").first.inner_text()
    page.locator("summary", has_text="Komt erbij").click()
    shoot(page, "voorbeeld")
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert "Een proef met voorbeelden" not in documents(store_url)
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_role("link", name="Een proef met voorbeelden").first.click()
    page.wait_for_selector("h1:has-text('Een proef met voorbeelden')")
    assert "Een proef met voorbeelden" in documents(store_url)


def test_what_a_file_does_not_say_of_itself_is_filled_in_before_it_is_added(
    page: Page, store_url: str
) -> None:
    text = REPORT.replace("Een proef met voorbeelden", "Een stuk zonder datum").encode()
    file: FilePayload = {"name": "kaal.md", "mimeType": "text/markdown", "buffer": text}
    visit(page, "toevoegen")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Lees en toon wat er verandert").click()
    page.get_by_text("Niet gevonden in het document: uitgever, datum van verschijnen.").wait_for()
    when = page.get_by_label("Datum van verschijnen")
    who = page.get_by_role("combobox", name="Uitgever")
    add = page.get_by_role("button", name="Voeg toe")
    settle(page)
    who.click()
    who.fill("Rekenkamer Haarle")
    page.get_by_role("option", name="Rekenkamer Haarle").click()
    when.fill("gisteren")
    add.click()
    page.get_by_text("moet zijn als 2024-12-03, 2024-12 of 2024").wait_for()
    shoot(page, "aanvullen")
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    when.fill("3 december 2024")
    add.click()
    page.get_by_role("link", name="Een stuk zonder datum").first.wait_for()
    with open_store(store_url) as store:
        added = next(d for d in store.documents() if d.name == "Een stuk zonder datum").document
    assert added.get("publisher") == "Rekenkamer Haarle"
    assert added.get("published") == "2024-12-03"


def test_a_document_is_read_with_the_keyboard_alone(page: Page, record: DocumentRecord) -> None:
    visit(page, address(record, p=1))
    page.keyboard.press("Alt+n")
    page.wait_for_url(re.compile(r"[?&]p=2\b"))
    settle(page)
    page.keyboard.press("Alt+p")
    page.wait_for_url(re.compile(r"[?&]p=1\b"))
    settle(page)
    seen: list[str | None] = [None]
    for _ in range(3):
        page.keyboard.press("Alt+j")
        page.wait_for_function(f"(before) => {AT} && {AT} !== before", arg=seen[-1])
        seen.append(page.evaluate(AT))
    assert len(set(seen)) == 4
    page.keyboard.press("Alt+k")
    page.wait_for_function(f"(before) => {AT} === before", arg=seen[-2])
    assert seen[-2] == f"lg-here-{query(page)['c'][0]}"
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: record.document.id not in url)


def test_a_letter_with_alt_does_nothing_in_a_box(page: Page) -> None:
    visit(page, "documenten")
    before = page.url
    page.get_by_label("Woorden uit de titel").focus()
    page.keyboard.press("Alt+n")
    page.wait_for_timeout(300)
    assert page.url == before


def test_a_kind_is_switched_off_in_the_text(page: Page, record: DocumentRecord) -> None:
    visit(page, address(record, p=2))
    before = page.locator(".lg-text mark").count()
    shoot(page, "lezen")
    page.get_by_role("link", name="Markeer niet: Organisatie").click()
    page.wait_for_url(re.compile("zonder=Organisation"))
    page.get_by_role("link", name="Markeer: Organisatie").wait_for()
    assert page.locator(".lg-text mark").count() < before
    page.get_by_role("link", name="Volgende bladzijde").first.click()
    page.wait_for_url(re.compile("p=3.*zonder=Organisation"))


def test_a_page_is_chosen_by_its_number(page: Page, record: DocumentRecord) -> None:
    visit(page, address(record, p=1))
    page.get_by_label("Ga naar bladzijde").click()
    page.get_by_role("option", name="3", exact=True).click()
    page.wait_for_url(re.compile(r"[?&]p=3\b"))
    page.get_by_text("Bladzijde 3 van").first.wait_for()


def test_a_document_is_withdrawn_and_says_by_whom(page: Page, store_url: str) -> None:
    one = report(Said("Dit stuk wordt teruggetrokken."), title="Een stuk om terug te trekken")
    with open_store(store_url) as store:
        store.put(one)
    visit(page, f"documenten?q={quote('om terug te trekken')}")
    page.get_by_role("link", name="Een stuk om terug te trekken").click()
    page.get_by_text("Document terugtrekken").click()
    page.get_by_text("Met dit document verdwijnt 1 uitspraak").wait_for()
    page.get_by_text("Ja, trek").click()
    page.get_by_label("Wie besluit (een rol of werknaam)").fill("redactie")
    page.get_by_label("Waarom", exact=True).fill("Het was een concept.")
    shoot(page, "terugtrekken")
    page.get_by_role("button", name="Trek het document terug").click()
    page.wait_for_selector("h1:has-text('Dit document is teruggetrokken')")
    page.get_by_text("redactie heeft dit document op").wait_for()
    assert "Een stuk om terug te trekken" not in documents(store_url)


def test_a_saved_question_shows_what_is_new(page: Page, store_url: str) -> None:
    visit(page, "zoeken?q=schaapskudde")
    page.locator("summary", has_text="Bewaarde vragen").click()
    settle(page)
    page.get_by_label("Bewaar deze vraag onder de naam").fill("Schapen")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.locator("summary", has_text="Bewaarde vragen (1)").wait_for()
    said = Said("De schaapskudde bleef te lang buiten beeld.", bottleneck=None, trajectory=None)
    with open_store(store_url) as store:
        store.put(report(said, title="Over schapen"))
    visit(page, "zoeken")
    page.locator("summary", has_text="Bewaarde vragen").click()
    page.get_by_role("link", name="2 nieuwe resultaten sinds").click()
    page.wait_for_url(re.compile("alleen=nieuw"))
    settle(page)
    assert page.locator("ol.lg-cards > li").count() == 2
    shoot(page, "bewaard")
    page.get_by_role("button", name="Dit heb ik gezien").click()
    page.get_by_text("Niets nieuws sinds").first.wait_for()


def test_the_list_and_a_text_fit_a_phone(page: Page, record: DocumentRecord) -> None:
    page.set_viewport_size(PHONE)
    for path in ("documenten", "toevoegen", address(record), address(record, p=2), "zoeken"):
        visit(page, path)
        assert not page.evaluate(SCROLLS), path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_text_breaks_no_rule(page: Page, record: DocumentRecord, theme: Theme) -> None:
    page.emulate_media(color_scheme=theme)
    for path in (address(record, p=2), address(record, p=2, zonder="Organisation")):
        visit(page, path)
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
