"""What texts cite: rulings, laws and their articles, parliamentary papers, reports by title."""

from __future__ import annotations

import pytest

from graph.gate import check_shapes
from ingest.annotations import findings
from ingest.references.reference import Reference, celex_of
from ontology.load import load
from tests.pipeline import contribution, edges, found, names, nodes, read

JCI = "https://wetten.overheid.nl/jci1.3:c:"


def cited(text: str, **known: str) -> list[Reference]:
    return findings(read(text, **known)).references


def identifiers(text: str) -> list[str | None]:
    return [one.identifier for one in cited(text)]


@pytest.mark.parametrize(
    ("text", "identifier", "address"),
    [
        (
            "Zie ECLI:NL:CRVB:2020:12.",
            "ECLI:NL:CRVB:2020:12",
            "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:CRVB:2020:12",
        ),
        (
            "Zie ECLI: NL : CRVB:\n2020: 12, onder 4.",
            "ECLI:NL:CRVB:2020:12",
            "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:CRVB:2020:12",
        ),
        (
            "Zie ECLI‑NL‑HR‑2018‑77 hierover.",
            "ECLI:NL:HR:2018:77",
            "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2018:77",
        ),
        (
            "Het Hof (ECLI:EU:C:2013:105) oordeelde anders.",
            "ECLI:EU:C:2013:105",
            "https://e-justice.europa.eu/ecli/ECLI:EU:C:2013:105",
        ),
        ("De uitspraak van 2009 (LJN: BK 1234) is ouder.", "LJN BK1234", None),
    ],
)
def test_a_ruling_is_known_by_its_number(text: str, identifier: str, address: str | None) -> None:
    (one,) = cited(text)
    assert (one.kind, one.identifier, one.address) == ("Ruling", identifier, address)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Zie Kamerstukken II 2021/22, 35 925 IX, nr. 12.", "kst-35925-IX-12"),
        ("Zie Kamerstukken II 2014-15, 34 000-XVI, nr. 3, p. 4.", "kst-34000-XVI-3"),
        ("Zie Kamerstuk 28362 nr. 8 en wat volgt.", "kst-28362-8"),
        ("Zie Kamerstukken I 2021/22, 35 925, AB.", "kst-35925-AB"),
        ("Zie Tweede Kamer, vergaderjaar 2003–2004, 29 362, nr. 1).", "kst-29362-1"),
        ("Zie https://zoek.officielebekendmakingen.nl/kst-29362-17.html.", "kst-29362-17"),
        ("De bijlage bij Kamerstuk 29 362, nr. 17, is dik.", "kst-29362-17"),
        ("Zie Handelingen II 2016/17, nr. 33, item 4.", "h-tk-20162017-33-4"),
        ("Zie Aanhangsel Handelingen II 2016/17, nr. 915.", "ah-tk-20162017-915"),
        ("De wet staat in Stb. 2016, 8 en geldt.", "stb-2016-8"),
        ("Dat staat in Staatscourant 2016, nr. 4711.", "stcrt-2016-4711"),
    ],
)
def test_an_official_publication_has_its_identifier_and_address(text: str, identifier: str) -> None:
    (one,) = cited(text)
    address = f"https://zoek.officielebekendmakingen.nl/{identifier}.html"
    assert (one.kind, one.identifier, one.address) == ("Publication", identifier, address)


def test_a_dossier_without_a_number_is_the_dossier() -> None:
    (one,) = cited("Dit dossier (Kamerstuk 29 362) loopt al lang.")
    assert one.address == "https://zoek.officielebekendmakingen.nl/dossier/29362"


def test_a_dossier_at_the_end_of_a_sentence_keeps_its_chapter() -> None:
    (one,) = cited("Dat staat in Kamerstuk 36 410 XV.")
    assert one.identifier == "dossier 36410-XV"


def test_a_paper_from_before_the_digital_ones_has_no_address() -> None:
    (one,) = cited("Zie Tweede Kamer, vergaderjaar 1982-1983, 17 522, nr. 7.")
    assert (one.identifier, one.address) == ("kst-17522-7", None)


def test_a_paper_is_one_thing_however_it_is_written() -> None:
    one = contribution(
        "Zie Kamerstuk 29362, nr. 17. Dat bleek al eerder.\n\n"
        "Later kwam Kamerstukken II 2003/04, 29 362, nr. 17, terug."
    )
    (node,) = nodes(one, "Publication")
    assert node.title == "Kamerstuk 29 362, nr. 17"


@pytest.mark.parametrize(
    "text",
    [
        "In 2019, 33 gemeenten en 35 300 inwoners deden mee.",
        "De Tweede Kamer, het kabinet en 12 345 burgers vroegen erom.",
        "Het rapport 2020/21 gaat over twee jaar.",
    ],
)
def test_other_numbers_are_no_reference(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    ("name", "celex"),
    [
        ("Verordening (EU) 2018/1724", "32018R1724"),
        ("Uitvoeringsverordening (EU) 2020/1121", "32020R1121"),
        ("Verordening (EG) nr. 987/2009", "32009R0987"),
        ("Richtlijn 2010/41/EU", "32010L0041"),
        ("Kaderbesluit 2002/584/JBZ", "32002F0584"),
        ("Verordening (EG) 2073/2005", "32005R2073"),
        ("Besluit nr. 529/2013/EU", "32013D0529"),
        ("Verordening 12/2019", None),
    ],
)
def test_an_act_of_the_union_has_a_celex_number(name: str, celex: str | None) -> None:
    assert celex_of(name) == celex


def test_an_act_of_the_union_is_the_law_of_the_ontology_with_its_number() -> None:
    assert names(read("De Verordening (EU) 2016/679 geldt.")) == [
        ("Verordening (EU) 2016/679", "Algemene verordening gegevensbescherming")
    ]


def test_an_unknown_act_is_a_candidate_by_its_number() -> None:
    (law,) = nodes(contribution("De Verordening (EU) 2018/1724 geldt hier."), "LegalInstrument")
    assert law.id == "http://publications.europa.eu/resource/celex/32018R1724"
    assert (law.get("celex"), law.get("candidate")) == ("32018R1724", "true")


@pytest.mark.parametrize(
    ("text", "jci"),
    [
        ("Zie artikel 6:162 BW.", "BWBR0005289&artikel=162"),
        ("Zie artikel 7:658a van het Burgerlijk Wetboek.", "BWBR0005290&artikel=658a"),
        ("Zie artikel 305a van Boek 3 van het Burgerlijk Wetboek.", "BWBR0005291&artikel=305a"),
        ("Zie art. 3:2 lid 1 Awb.", "BWBR0005537&artikel=3:2&lid=1"),
        (
            "Zie artikel 4:48, eerste lid, aanhef en onder c, van de Awb.",
            "BWBR0005537&artikel=4:48&lid=1&onderdeel=c",
        ),
        ("Zie de Algemene wet bestuursrecht, artikel 8:29.", "BWBR0005537&artikel=8:29"),
        ("Dit volgt uit de Participatiewet (artikel 54).", "BWBR0015703&artikel=54"),
        ("Zie jci1.3:c:BWBR0005537&artikel=4:84 daarover.", "BWBR0005537&artikel=4:84"),
        ("Zie jci1.3:c:BWBR0005289&artikel=6:162 daarover.", "BWBR0005289&artikel=162"),
        (
            "Zie artikel 5, eerste lid, onder a, b en c, van de Participatiewet.",
            "BWBR0015703&artikel=5&lid=1",
        ),
        (
            "Zie artikel 5, leden 1 en 2, onder a, van de Participatiewet.",
            "BWBR0015703&artikel=5",
        ),
        ("De Awb, artikel 3:4, en 20 gemeenten doen mee.", "BWBR0005537&artikel=3:4"),
    ],
)
def test_an_article_is_found_with_its_law(text: str, jci: str) -> None:
    (one,) = cited(text)
    assert (one.kind, one.identifier, one.address) == (
        "Provision",
        f"jci1.3:c:{jci}",
        f"{JCI}{jci}",
    )


def test_every_article_of_an_enumeration_is_found() -> None:
    found = identifiers("Op grond van de artikelen 3:2, 3:4, tweede lid, en 3:46 van de Awb.")
    assert found == [
        "jci1.3:c:BWBR0005537&artikel=3:2",
        "jci1.3:c:BWBR0005537&artikel=3:4&lid=2",
        "jci1.3:c:BWBR0005537&artikel=3:46",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "De Awb is van 1994. Artikel 9 van die wet is geschrapt.",
        "Op begrotingsartikel 6 van de Awb-begroting stond geld.",
        "De Awb, artikel 3 van de Kaderregeling Zonnedauw daargelaten, geldt.",
        "Artikel 1401 BW is van vroeger.",
    ],
)
def test_no_law_is_guessed_for_an_article(text: str) -> None:
    assert [one for one in cited(text) if one.kind == "Provision"] == []


def test_the_code_named_with_an_article_is_the_book_it_stands_in() -> None:
    doc = read("Artikel 1:247 van het Burgerlijk Wetboek (BW) geldt. Het BW is oud.")
    book = "Burgerlijk Wetboek Boek 1"
    assert [meaning for _, meaning in names(doc)] == [book, book, "Burgerlijk Wetboek"]


def test_an_article_is_one_thing_that_keeps_which_paragraph_was_cited() -> None:
    one = contribution("Artikel 3:4 Awb geldt.\n\nOok artikel 3:4, tweede lid, van de Awb geldt.")
    (node,) = nodes(one, "Provision")
    assert node.title == "Algemene wet bestuursrecht, artikel 3:4"
    assert sorted(node.all("address")) == [
        f"{JCI}BWBR0005537&artikel=3:4",
        f"{JCI}BWBR0005537&artikel=3:4&lid=2",
    ]
    assert edges(one, "provisionOf") == [(node.title, "Algemene wet bestuursrecht")]
    check_shapes(one, load())


@pytest.mark.parametrize(
    ("text", "title", "publisher", "year"),
    [
        (
            "Zie het rapport ‘Klem tussen twee loketten’ van de Nationale ombudsman (2017).",
            "Klem tussen twee loketten",
            "Nationale ombudsman",
            "2017",
        ),
        (
            'In ons eindrapport "Zorgen voor zekerheid" (2015) stond dat al.',
            "Zorgen voor zekerheid",
            None,
            "2015",
        ),
        ("Zijn advies *Ruimte voor maatwerk* kwam later.", "Ruimte voor maatwerk", None, None),
        (
            "Zie ons rapport Toezicht op afstand uit 2011.",
            "Toezicht op afstand",
            None,
            "2011",
        ),
        (
            "Zie ons rapport Staat van de uitvoering 2022 daarover.",
            "Staat van de uitvoering 2022",
            None,
            None,
        ),
        (
            "Bron: Algemene Rekenkamer (2016). Zicht op de keten. Den Haag.",
            "Zicht op de keten",
            "Algemene Rekenkamer",
            "2016",
        ),
    ],
)
def test_a_report_is_found_by_its_title(
    text: str, title: str, publisher: str | None, year: str | None
) -> None:
    (one,) = cited(text)
    assert (one.name, one.publisher, one.year) == (title, publisher, year)


@pytest.mark.parametrize(
    "text",
    [
        "Een moeder vertelde in het rapport: ‘Ik wist niet waar ik moest zijn.’",
        "Het rapport De Winter kreeg veel aandacht.",
        "Het staat in uw advies: ‘Zet de mensen om wie het gaat centraal’ en dat doen wij.",
        "Het begrotingsartikel ‘Bewaking van de veiligheid’ is verdeeld.",
        "Wij noemen dit onderzoek ‘diepgravend’ en ‘nuttig’.",
        "De gemeente vroeg ‘Wat heeft u nodig om verder te komen’ aan ouders.",
    ],
)
def test_a_quotation_is_no_title(text: str) -> None:
    assert cited(text) == []


def test_a_title_is_no_longer_than_the_shapes_allow() -> None:
    assert cited(f"Zie het rapport ‘Over {'zeer' * 100} lange woorden’ (2020).") == []


def test_a_title_with_a_person_in_it_is_left_out() -> None:
    assert cited("Zie het rapport ‘Brief van mevrouw Anna Zomerdijk’ (2020).") == []


def test_what_a_statement_cites_is_cited_by_the_document_too() -> None:
    text = (
        "De uitspraak ECLI:NL:RVS:2018:99 is onvoldoende nageleefd, waardoor burgers te laat "
        "antwoord kregen.\n\nZie ook Kamerstuk 29 362, nr. 17."
    )
    one = contribution(text, title="Een rapport")
    (ruling,), (paper,) = nodes(one, "Ruling"), nodes(one, "Publication")
    said = {(edge.subject, edge.object) for edge in found(one, "cites")}
    assert {(one.document.id, ruling.id), (one.document.id, paper.id)} < said
    assert {to for subject, to in said if subject != one.document.id} == {ruling.id}
    check_shapes(one, load())


def test_a_document_does_not_cite_itself() -> None:
    text = "Kamerstuk/dossier: 29 362, nr. 17\n\nIn dit rapport staat Kamerstuk 29 362, nr. 18."
    one = contribution(text, title="Een rapport")
    assert list(one.document.all("identifier")) == ["kst-29362-17"]
    assert [node.title for node in nodes(one, "Publication")] == ["Kamerstuk 29 362, nr. 18"]


def test_the_source_of_a_figure_is_not_the_document_itself() -> None:
    one = contribution("Bron: Kamerstuk 29 362, nr. 17\n\nEen tekst.", title="Een rapport")
    assert list(one.document.all("identifier")) == []
    assert [node.title for node in nodes(one, "Publication")] == ["Kamerstuk 29 362, nr. 17"]


def test_the_address_of_a_document_tells_its_number() -> None:
    source = "https://zoek.officielebekendmakingen.nl/kst-29362-17.html"
    one = contribution("Een tekst.", source=source).document
    assert list(one.all("identifier")) == ["kst-29362-17"]
