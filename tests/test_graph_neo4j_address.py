"""Where a store on Neo4j is and as whom to connect, and that no password is ever told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.neo4j.address import Address, address, is_neo4j, masked
from graph.neo4j.server.home import Home
from ontology.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = {"NEO4J_USERNAME": "lezer", "NEO4J_PASSWORD": "uit-de-omgeving"}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The files of a server of one's own that once ran."""
    home = Home(tmp_path / "eigen")
    home.keep_port(17687)
    home.new_password()
    monkeypatch.setenv("LEERGRAAF_NEO4J_HOME", str(home.folder))
    return home


def test_a_url_gives_place_and_database_and_the_environment_user_and_password() -> None:
    found = address("neo4j+s://graaf.voorbeeld.nl:7688/lessen", KNOWN)
    uri = "neo4j+s://graaf.voorbeeld.nl:7688"
    assert found == Address(uri, "lezer", "uit-de-omgeving", "lessen")
    assert address("bolt://[::1]", {"NEO4J_PASSWORD": "x"}) == Address("bolt://[::1]", "neo4j", "x")


def test_what_the_driver_is_told_of_routing_stays() -> None:
    assert address("neo4j://graaf/lessen?region=nl", KNOWN).uri == "neo4j://graaf?region=nl"


def test_the_plain_url_takes_everything_from_the_environment() -> None:
    there = KNOWN | {"NEO4J_URI": "neo4j://graaf:7687", "NEO4J_DATABASE": "lessen"}
    assert address("neo4j:", there) == address("neo4j://graaf:7687/lessen", KNOWN)


def test_another_database_of_the_environment_does_not_reach_a_url_of_its_own() -> None:
    assert address("neo4j://graaf", KNOWN | {"NEO4J_DATABASE": "anders"}).database is None


def test_user_and_password_in_a_url_go_before_and_are_decoded() -> None:
    found = address("neo4j://jan:p%40s%2Fs@graaf:7687", KNOWN)
    assert (found.uri, found.user, found.password) == ("neo4j://graaf:7687", "jan", "p@s/s")


@pytest.mark.parametrize("url", ["neo4j:local", "neo4j:", "bolt://localhost:17687"])
def test_ones_own_server_needs_no_password(own: Home, url: str) -> None:
    found = address(url, {})
    assert (found.user, found.password) == ("neo4j", own.password)
    assert found.uri in {"bolt://127.0.0.1:17687", url}


def test_ones_own_server_keeps_its_password_whatever_the_environment_says(own: Home) -> None:
    assert address("neo4j:local", KNOWN).password == own.password


@pytest.mark.parametrize("url", ["neo4j://127.0.0.1:17688", "neo4j://elders:17687"])
@pytest.mark.usefixtures("own")
def test_the_password_of_ones_own_server_goes_to_no_other(url: str) -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"):
        address(url, {})


def test_without_a_server_of_ones_own_one_is_told_how_to_get_it() -> None:
    with pytest.raises(StoreError, match="leergraaf neo4j start"):
        address("neo4j:local", KNOWN)


@pytest.mark.parametrize(
    "url",
    [
        "neo4j://jan:geheim@",
        "neo4j://jan:geheim@graaf:poort",
        "neo4j://jan:gehe#im@graaf",
        "neo4j://jan:12#gehe@graaf",
        "neo4j://jan:gehe/im@graaf:7687",
        "neo4j://jan:12/gehe@graaf",
        "neo4j://jan:12?gehe@graaf",
        "neo4j://jan:geheim@graaf:99999",
        "neo4j://jan:geheim@graaf/een/twee",
        "neo4j:/jan:geheim@graaf",
    ],
)
def test_no_message_repeats_a_password(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        address(url, {"NEO4J_PASSWORD": "geheim"})
    assert "gehe" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_a_password_is_not_shown_with_its_address() -> None:
    assert "uit-de-omgeving" not in repr(address("neo4j://graaf", KNOWN))
    assert masked("neo4j://graaf:7687/lessen") == "neo4j://graaf:7687/lessen"


def test_only_urls_of_a_server_are_of_neo4j() -> None:
    assert [is_neo4j(url) for url in ("NEO4J://graaf", "bolt+ssc://x", "neo4j:")] == [True] * 3
    assert [is_neo4j(url) for url in ("http://graaf", "neo4j", "sqlite:///neo4j:x")] == [False] * 3


def test_the_database_of_neo4j_itself_is_no_store() -> None:
    with pytest.raises(StoreError, match="die database is van Neo4j zelf"):
        address("neo4j://graaf:7687/System", {"NEO4J_PASSWORD": "geheim"})
