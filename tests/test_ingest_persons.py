"""Personal data: what is masked, what is not, and that none of it is kept anywhere."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.export import write_rdf
from graph.store import Query, open_store
from ingest.extract import extract
from ingest.load import ingest, plan
from ingest.privacy.capitals import in_small_letters
from ingest.privacy.identifiers import find_identifiers
from ingest.privacy.masking import MASK, mask, merged
from ingest.privacy.persons import find_persons, find_private
from ontology.load import load
from tests.pipeline import contribution, masked, names, nlp, persons, read


@pytest.mark.parametrize(
    "name",
    [
        "de heer Pietersma",
        "mevrouw De Wit-Bakker",
        "de heer Van 't Hof",
        "dhr. Şahin",
        "mr. dr. K.L. van den Berg",
        "J.P. Bakkerveld",
        "Hendrik Zomerdijk",
        "Anne-Marie de Graaf",
        "Fatima El Khatib",
        "Jan Willem van den Heuvel-de Groot",
        "Kamerlid Zonneveld",
        "prof. Winterswijk",
    ],
)
def test_the_name_of_a_person_is_masked(name: str) -> None:
    said = masked(f"Volgens {name} ging het mis bij de uitvoering.")
    assert MASK in said
    assert name.rsplit(maxsplit=1)[-1] not in said


def test_english_words_that_are_first_names_too_stay_unless_a_surname_follows() -> None:
    said = "Will the German ministry act? The Bill passed in June."
    assert masked(said) == said
    assert MASK in masked("We met Will Jansen.")


def test_every_name_of_an_enumeration_is_masked() -> None:
    said = masked("De leden Zomers, De Boerink en Van der Plaats dienden een motie in.")
    assert all(name not in said for name in ("Zomers", "Boerink", "Plaats"))


def test_the_names_in_a_reference_are_masked_without_the_space_behind_them() -> None:
    said = masked("Schelts, M. (2018) en De Bree, M. & Jansma, P.J. (2019), zie (De Vriesema, A.)")
    assert said == f"{MASK * 11} (2018) en {MASK * 11} & {MASK * 12} (2019), zie ({MASK * 15})"


def test_a_name_that_breaks_over_a_line_is_masked() -> None:
    assert "Zomerdijk" not in masked(
        "Wij spraken uitvoerig met mevrouw Anna\nZomerdijk over herstel."
    )


def test_a_name_does_not_run_into_the_next_paragraph() -> None:
    assert masked("Met vriendelijke groet,\nJan Zomerdijk\n\nBijlage bij de brief").endswith(
        "\n\nBijlage bij de brief"
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Minister Wiebesma van Economische Zaken besloot.", "van Economische Zaken besloot."),
        ("Staatssecretaris Van Huffelsma (Financiën) ook.", "(Financiën) ook."),
        ("De minister van Financiën, Sigrid Kaagsma, zei ja.", "De minister van Financiën, "),
    ],
)
def test_the_name_of_a_minister_is_masked_but_the_office_is_not(text: str, kept: str) -> None:
    said = masked(text)
    assert kept in said
    assert "sma" not in said


@pytest.mark.parametrize(
    "text",
    [
        "De commissie-Donner en de Commissie Van Dam adviseerden.",
        "De Nationale ombudsman en de Algemene Rekenkamer onderzochten dit.",
        "Het kabinet koos optie B. Daarna volgde stap C. Verder niets.",
        "A. Inleiding\n\nB. Conclusie",
        "De B.V. Nederland en de N.V. Nederlandse Gasunie.",
        "De minister van Volksgezondheid, Welzijn en Sport besloot.",
        "Wij danken mevrouw de voorzitter.",
        "De gemeente Den Haag en de provincie Noord-Holland betaalden.",
    ],
)
def test_what_is_no_person_is_not_masked(text: str) -> None:
    assert masked(text) == text


def test_a_known_organisation_is_never_a_person() -> None:
    text = "De Sociale Verzekeringsbank en het Instituut Mijnbouwschade Groningen keerden uit."
    assert persons(text) == []
    assert masked(text) == text


def test_a_candidate_ends_where_a_person_begins() -> None:
    doc = read("Van de Universiteit Leiden Jan Zomerdijk en anderen.")
    assert names(doc) == [("Universiteit Leiden", "Universiteit Leiden")]


@pytest.mark.parametrize(
    "private",
    [
        "j.zomerdijk@voorbeeld.nl",
        "070-1234567",
        "070 – 123 45 67",
        "(070) 123 45 67",
        "+31 6 12345678",
        "0031 (0)6-12345678",
        "06 12 34 56 78",
        "111222333",
        "1112.22.333",
        "111-222-333",
        "NL91 ABNA 0417 1643 00",
        "NL91ABNA0417164300",
        "BE68 5390 0754 7034",
        "Dorpsstraat 12a",
        "Lange Kerkweg 3",
        "Laan van Meerdervoort 22",
        "1234 AB Ons Dorp",
        "1234AB",
        "Kerklaan 5, 2011 AB Haarlem",
    ],
)
def test_what_identifies_a_person_is_masked(private: str) -> None:
    said = masked(f"Zijn gegevens waren {private}. Dat wist niemand.")
    assert all(part not in said for part in private.replace(",", "").split() if len(part) > 1)
    assert said.endswith(". Dat wist niemand.")


def test_an_account_number_is_masked_and_the_year_behind_it_is_not() -> None:
    assert masked("Naar BE68 5390 0754 7034 2019 is betaald.").endswith(f"{MASK} 2019 is betaald.")


@pytest.mark.parametrize(
    "text",
    [
        "In 2016 EZ en in 2019 OCW, en in 2017 BZK.",
        "Het kostte € 111.222.333 en 111.222.333 euro.",
        "Het getal 123456789 is geen burgerservicenummer.",
        "Dossier 35 510, nr. 60, kenmerk 2024-0000927374.",
        "Op 01-02-2015 12:30 begon het groeipad 2025.",
        "Artikel 2:14 lid 1, ISBN 978 90 12 34567 8 en versie 10.1.2.3.",
    ],
)
def test_years_amounts_and_references_are_not_masked(text: str) -> None:
    assert masked(text) == text


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9))
def test_nine_digits_are_masked_when_they_pass_the_eleven_test_alone(digits: list[int]) -> None:
    weighed = sum(d * w for d, w in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    number = "".join(map(str, digits))
    passes = weighed % 11 == 0 and any(digits)
    assert bool(find_private(f"Nummer {number} stond erbij.")) is passes


def test_the_day_behind_a_name_is_of_birth() -> None:
    said = mask(text := "De heer Pinas (14 juni 1950) kwam op 14 juni 2015.", find_private(text))
    assert said == f"De heer {MASK * 5} ({MASK * 12}) kwam op 14 juni 2015."


@given(st.text(max_size=80))
def test_masking_changes_no_length_and_adds_nothing_else(text: str) -> None:
    said = mask(text, find_private(text))
    assert len(said) == len(text)
    assert all(new in (old, MASK) for new, old in zip(said, text, strict=True))


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Latifa kreeg geen brief.", ["Latifa"]),
        ("Het gezin van Gerrit wachtte.", ["Gerrit"]),
        ("De stiefzoon van Storm bleef thuis.", ["Storm"]),
        ("Iris (12) ging niet naar school.", ["Iris"]),
        ("De dochters Femke en Storm bleven thuis.", ["Femke", "Storm"]),
        ("Het pgb van Samira’s zoon verviel.", ["Samira"]),
        (
            "Wij spraken Dimitri Papadopoulos en Joop ten Have.",
            ["Dimitri Papadopoulos", "Joop ten Have"],
        ),
        ("Gerechtsdeurwaarder Woudstra belde aan.", ["Woudstra"]),
        ("Kolonel b.d. Kromhout sprak.", ["Kromhout"]),
        ("Inspecteur de Vries schreef.", ["de Vries"]),
        ("Naam: Tahapary; regeling: Wajong", ["Tahapary"]),
        ("Haar tante heet Gülbahar.", ["Gülbahar"]),
    ],
)
def test_a_person_without_a_title_is_told_by_name_and_surroundings(
    text: str, private: list[str]
) -> None:
    assert [text[start:end] for start, end in find_persons(text)] == private


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("GEACHTE MEVROUW JANSEN,", ["JANSEN"]),
        ("Mevrouw JANSEN belde.", ["JANSEN"]),
        ("Mevrouw Anna JANSEN belde.", ["Anna JANSEN"]),
        ("AAN DE HEER VAN DER BERG TE EDE", ["VAN DER BERG"]),
        ("De heer DE GROOT en mw. ÖZDEMİR.", ["DE GROOT", "ÖZDEMİR"]),
        ("DE HEER J.P. IJZERMAN", ["J.P. IJZERMAN"]),
        ("MEVROUW İPEK EN DE HEER O'BRIEN", ["İPEK", "O'BRIEN"]),
        ("MEVROUW DE WIT-BAKKER KRIJGT GEEN BRIEF", ["DE WIT-BAKKER"]),
        ("MOTIE VAN DE LEDEN OMTZIGT EN DE VRIES", ["OMTZIGT", "DE VRIES"]),
        ("Namens hem DRS. K. PIETERSMA.", ["K. PIETERSMA"]),
        ("J.P. JANSEN, inspecteur", ["J.P. JANSEN"]),
        ("JANSEN, J.P. (2018)", ["JANSEN, J.P."]),
        ("Hoogachtend,\n\nJAN DE VRIES\nDIRECTEUR", ["JAN DE VRIES"]),
        ("ANNE-MARIE VAN DEN HEUVEL", ["ANNE-MARIE VAN DEN HEUVEL"]),
        ("MEVROUW JANSEN klaagde. Later zei Jansen niets.", ["JANSEN", "Jansen"]),
        ("Meneer Ó Briain en mevrouw İpek.", ["Ó Briain", "İpek"]),
    ],
)
def test_a_name_in_capitals_is_masked(text: str, private: list[str]) -> None:
    assert [text[start:end] for start, end in find_persons(text)] == private


@pytest.mark.parametrize(
    "text",
    [
        "UWV, SVB EN MINISTERIE VAN FINANCIËN",
        "SAMENVATTING EN CONCLUSIES",
        "WET WIA\n\nWIA DE JONG GELEERD\n\nIVA WIA WAJONG",
        "HERSTELOPERATIE TOESLAGEN",
        "BIJLAGE A. LITERATUUR\n\nB. CONCLUSIE",
        "DE HEER / MEVROUW: NAAM EN ADRES",
        "DE HEER OF MEVROUW AANVRAGER",
        "B.V. NEDERLAND EN N.V. GASUNIE",
        "MOTIE GROENLINKS, Kamerlid PVDA, minister SZW",
        "MEVROUW DE VOORZITTER",
        "De heer van het UWV en mevrouw van de SVB.",
        "ANTON DE KOM UNIVERSITEIT",
    ],
)
def test_what_stands_in_capitals_and_is_no_name_stays(text: str) -> None:
    assert find_persons(text) == []


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Frau Schneider und Herr Dr. Klaus Bergmann kamen.", ["Schneider", "Klaus Bergmann"]),
        ("Frau Ministerin von der Heyden schwieg.", ["von der Heyden"]),
        ("An Herrn Bergmann\nAntrag vom Mai", ["Bergmann"]),
        ("Madame Dubois et Mme d'Ormesson ont écrit.", ["Dubois", "d'Ormesson"]),
        ("Monsieur le Ministre Bertrandeau s'excuse.", ["Bertrandeau"]),
        ("MM. Chauvet et Delacourt attendent.", ["Chauvet", "Delacourt"]),
        ("Mr Whitfield, Mrs Dunmore and Dr Patel agreed.", ["Whitfield", "Dunmore", "Patel"]),
        ("Miss Abernathy wrote. Abernathy waited.", ["Abernathy", "Abernathy"]),
        ("FRAU BERGMANN, MADAME LEFEBVRE, MR WHITFIELD", ["BERGMANN", "LEFEBVRE", "WHITFIELD"]),
    ],
)
def test_a_title_in_another_language_tells_a_name(text: str, private: list[str]) -> None:
    assert [text[start:end] for start, end in find_persons(text)] == private


@pytest.mark.parametrize(
    "text",
    [
        "Frau Präsidentin, Herr Bundeskanzler, meine Damen und Herren!",
        "Herr des Verfahrens blieb jede Frau Europas.",
        "Monsieur le Premier ministre et Madame la Présidente.",
        "Mr Speaker, Mrs C. Decision date: May.",
        "Elle attend. Madame Tussauds, Dr Nassau College.",
    ],
)
def test_a_title_in_another_language_without_a_name_tells_nobody(text: str) -> None:
    assert find_persons(text) == []


@given(st.text(max_size=80))
def test_small_letters_take_as_many_places(text: str) -> None:
    assert len(in_small_letters(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Het Sophia Kinderziekenhuis en het Emma van Oranjeplein bleven open.",
        "Iris is het systeem, Storm een project en Mark een rivier.",
        "Filialen van Albert Heijn; de Stichting Jan Pieters; de wet-Hamer.",
        "De directeur Bedrijfsvoering en de inspecteur Onderwijs kwamen.",
        "Wil de Kamer dat weten? Over Morgen en Per Saldo zwegen.",
        "De medewerker van Divosa en de inwoner van Utrecht schreven.",
        "De Dienst Justitiële Inrichtingen (14) en Divosa (3).",
    ],
)
def test_what_is_named_like_a_person_stays(text: str) -> None:
    assert find_persons(text) == []


def test_a_first_name_is_masked_again_where_it_stands_bare() -> None:
    said = mask(
        text := "De heer Soerdjai Pinas kwam. Soerdjai woont in Almelo.", find_private(text)
    )
    assert "Soerdjai" not in said
    assert said.endswith(" woont in Almelo.")


PRIVATE = (
    "Zomerdijk",
    "Pietersma",
    "Boerink",
    "Wiebesma",
    "zomerdijk@voorbeeld",
    "12345678",
    "111222333",
    "0417",
    "Dorpsstraat",
    "1234 AB",
)
REPORT = """Evaluatie van de hersteloperatie, door drs. K. Pietersma

# Wat misging volgens mevrouw Zomerdijk

Mevrouw Anna Zomerdijk kreeg in de toeslagenaffaire veel te laat geld en geen enkele duidelijkheid.
De Belastingdienst stuurde brieven naar Dorpsstraat 12, 1234 AB Ons Dorp, en maakte daarbij fouten.
Haar BSN 111222333 en haar rekening NL91 ABNA 0417 1643 00 stonden ten onrechte op een zwarte lijst.

# Aanbevelingen

Wij bevelen minister Wiebesma van Financiën aan om mensen als J. Boerink beter te helpen.
Bel 06-12345678 of mail a.zomerdijk@voorbeeld.nl, want de informatie was onvoldoende en onduidelijk.
De Stichting Anna Zomerdijk heeft toegezegd ouders te gaan begeleiden bij hun herstel.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "rapport.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def leaks(content: str) -> list[str]:
    return [private for private in PRIVATE if private.lower() in content.lower()]


def test_no_private_data_stands_in_a_contribution() -> None:
    one = contribution(REPORT)
    assert one.edges
    assert leaks(repr(one)) == []


def test_no_private_data_stands_in_the_output_of_extract(report: Path) -> None:
    assert leaks(repr(extract(report, load(), nlp()))) == []


def test_extract_does_not_tell_a_date_of_birth_in_another_form(tmp_path: Path) -> None:
    path = tmp_path / "rapport.txt"
    path.write_text("Mevrouw Pietersma, geboren op 7 augustus 1984, belde op 1 mei 2022.")
    dates = [one for one in extract(path, load(), nlp())["entities"] if one["type"] == "Date"]
    assert [(one["text"], one["canonical"]) for one in dates] == [
        (MASK * len("7 augustus 1984"), ""),
        ("1 mei 2022", "2022-05-01"),
    ]


def test_no_private_data_stands_in_the_bytes_of_the_store(report: Path, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        assert [one.status for one in ingest(store, plan([report]))] == ["added"]
        assert store.search(Query("belastingdienst")).total > 0
        assert all(store.search(Query(private)).total == 0 for private in PRIVATE)
        while_open = b"".join(path.read_bytes() for path in tmp_path.glob("store.sqlite*"))
    closed = b"".join(path.read_bytes() for path in tmp_path.glob("store.sqlite*"))
    assert leaks(while_open.decode("utf-8", "replace")) == []
    assert leaks(closed.decode("utf-8", "replace")) == []


def test_no_private_data_stands_in_an_export(report: Path, tmp_path: Path) -> None:
    stream = BytesIO()
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        list(ingest(store, plan([report])))
        write_rdf(store, stream, "trig")
    assert b"Belastingdienst" in stream.getvalue()
    assert leaks(stream.getvalue().decode()) == []


def test_no_private_data_stands_in_the_log(
    report: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        list(ingest(store, plan([report])))
    assert leaks(caplog.text) == []


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("De heer Özdemir kwam. Later ging Özdemir weg.", ["Özdemir", "Özdemir"]),
        (
            "Mevrouw J. Terpstra-Wiarda belde. Volgens Terpstra-Wiarda hielp dat niet.",
            ["J. Terpstra-Wiarda", "Terpstra-Wiarda"],
        ),
        ("De heer De Winter sprak met de Commissie-De Winter.", ["De Winter"]),
        ("Mevrouw Groen kwam. Groen beleid is groen.", ["Groen"]),
    ],
)
def test_a_surname_is_masked_again_where_it_stands_bare(text: str, private: list[str]) -> None:
    assert [text[start:end] for start, end in find_persons(text)] == private


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Betrokkene, geboren op 12 maart 1975 te Tétouan, werkt.", "12 maart 1975"),
        ("De minderjarige (geb. 03-04-2006) staat onder toezicht.", "03-04-2006"),
        ("Op 1 januari 1985 geboren.", "1 januari 1985"),
        ("De auto met kenteken TX-348-K was verkocht.", "TX-348-K"),
        ("De motor (NJ-FR-31) stond stil.", "NJ-FR-31"),
        ("Uw klantnummer is 7720.418.365.", "7720.418.365"),
        ("V-nummer 281.456.7093: ingewilligd.", "281.456.7093"),
        ("Geboren in Ede op 3-4-1971 en later verhuisd.", "3-4-1971"),
        ("Geb. datum: 5 mrt 1971.", "5 mrt 1971"),
        ("Moeder is van 2 dec. 1993.", "2 dec. 1993"),
        ("| geboortedatum | start |\n| 23-07-'84 | 01-09-2013 |", "23-07-'84"),
        ("Kenteken 12ABC3 bleef geldig.", "12ABC3"),
        ("Patiëntnummer 4401982 ontbrak.", "4401982"),
        ("Zij huurt Burgemeester de Vlugtlaan 3hs in West.", "Burgemeester de Vlugtlaan 3hs"),
        ("Op Spaanse Aak 7 te Houten woont niemand.", "Spaanse Aak 7"),
    ],
)
def test_dates_of_birth_plates_and_client_numbers_are_masked(text: str, private: str) -> None:
    assert [text[start:end] for start, end in find_identifiers(text)] == [private]


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Sie wohnt in der Hauptstraße 12, 50667 Köln.", "Hauptstraße 12, 50667 Köln"),
        ("Er zog Unter den Eichen 135, 14195 Berlin ein.", "Unter den Eichen 135, 14195 Berlin"),
        ("Elle habite 12 rue de la Paix, 75002 Paris.", "12 rue de la Paix, 75002 Paris"),
        ("Il loge rue des Alpes 3, 1040 Bruxelles.", "rue des Alpes 3, 1040 Bruxelles"),
        ("He lives at 14 Church Street, Lindervoort.", "14 Church Street"),
        ("The postcode is NW1 6XE.", "NW1 6XE"),
        ("Unter +49 221 1234567. Danach nicht.", "+49 221 1234567"),
        ("Au +33 1 23 45 67 89 ou par courrier.", "+33 1 23 45 67 89"),
        ("Telephone: 07700 900123.", "07700 900123"),
        ("Geboren am 7. August 1984 in Köln.", "7. August 1984"),
        ("Der am 30. Juni 1949 geborene Kläger.", "30. Juni 1949"),
        ("Né(e) le 1er août 1984 à Lyon.", "1er août 1984"),
        ("Born on August 7, 1984 in Leeds.", "August 7, 1984"),
        ("Her son (born 9 Sept 2008) left.", "9 Sept 2008"),
    ],
)
def test_what_identifies_a_person_is_masked_in_other_languages(text: str, private: str) -> None:
    found = merged(find_identifiers(text))
    assert [text[start:end] for start, end in found] == [private]


@pytest.mark.parametrize(
    "text",
    [
        "Wer nach dem 1. Januar 1960 geboren ist; née avant le 3 mars 1960; born after 1 May 1960.",
        "Die Verordnung Nr. 12, 10115 Fälle in Köln; un projet est né ; le 3 mars 2021 il ouvre.",
        "Une hausse de +1.234.567.890 et +12 500 000 euros pour 12 avenues.",
        "The 3 High Court judges of Wall Street met in 2019.",
        "Op 12 mei 2022 waren er 12345 Groningers langs de route Assen 3 keer geteld.",
        "Het was in Groningen weg 3 dagen later.",
    ],
)
def test_what_only_looks_like_it_in_other_languages_stays(text: str) -> None:
    assert list(find_identifiers(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Het rapport verscheen op 12 maart 1975.",
        "Kamerstuk 31 066, nr. 12, en ECLI:NL:RVS:2019:3535.",
        "De TW-2019-A en de regeling SDV-21.",
        "Artikel 4 geldt voor klantgroep 12.",
        "Wie vóór 1 januari 1960 is geboren, of geboren is na 1 juli 1995.",
        "Klager heeft als geboortejaar 1959.",
        "Schrijf naar Postbus 20011, 2500 EA Den Haag.",
        "Eis 7 in Tabel 4 en Artikel 12 te vinden in Bijlage 1.",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert list(find_identifiers(text)) == []
