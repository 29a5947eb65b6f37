"""What can go wrong between leergraaf and a Neo4j server, in words that say what to do."""

from __future__ import annotations

from neo4j import exceptions

from ontology.errors import StoreError, UnavailableError

SILENT = (
    exceptions.ServiceUnavailable,
    exceptions.SessionExpired,
    exceptions.ConnectionPoolError,
)
# What the code of a fault tells, by the first part that fits: lasting ones, and those that may
# be over later.
LASTING = {
    "AuthenticationRateLimit": "er is te vaak een verkeerd wachtwoord gegeven; wacht een minuut en "
    "controleer NEO4J_USERNAME en NEO4J_PASSWORD.",
    "CredentialsExpired": "het wachtwoord moet eerst worden veranderd; doe dat met een programma "
    "van Neo4j en zet het nieuwe in NEO4J_PASSWORD.",
    "DatabaseNotFound": "de server heeft geen database van die naam.",
    "ReadOnly": "deze database is alleen te lezen; er is niets veranderd.",
    "OutOfMemory": "de server heeft te weinig geheugen; er is niets veranderd. Geef hem meer, een "
    "eigen server met: leergraaf neo4j start --heap 2g",
    "TransactionTimedOut": "dit duurde te lang en is gestopt; er is niets veranderd.",
    "Terminated": "de server heeft dit afgebroken; er is niets veranderd.",
}
STUCK = (
    "de server kan niets meer opslaan, meestal omdat zijn schijf vol is. Maak ruimte, start hem "
    "opnieuw en herhaal de opdracht; wat al was opgeslagen blijft staan."
)
PASSING = {
    "TransactionLogError": STUCK,
    "TransactionCommitFailed": STUCK,
    "TransactionStartFailed": STUCK,
    "DatabaseUnavailable": "de server heeft de database niet open; wacht even, en kijk anders in "
    "zijn logboek.",
    "Neo.TransientError": "de server is bezet; probeer het later opnieuw.",
}
HOPELESS = "OutOfMemory", "ReadOnly"


def explain(name: str, error: Exception, *, own: bool) -> StoreError:
    """The error as one sentence on the server ``name``, which is the user's ``own`` or not.

    What may be over later is an UnavailableError.
    """
    if isinstance(error, exceptions.IncompleteCommit):
        return UnavailableError(
            f"{name}: de verbinding viel weg tijdens het opslaan; geef de opdracht nog eens."
        )
    if isinstance(error, SILENT) or type(error) is exceptions.DriverError:  # closed meanwhile
        return UnavailableError(f"{name}: {_silence(own=own)}")
    if isinstance(error, exceptions.AuthError):
        return StoreError(f"{name}: {_refusal(own=own)}")
    if isinstance(error, exceptions.Neo4jError):
        return _explain_code(name, error)
    return StoreError(f"{name}: de server kan dit niet ({error}).")


def _silence(*, own: bool) -> str:
    if own:
        return "uw eigen Neo4j antwoordt niet; start hem met: leergraaf neo4j start"
    return "de server antwoordt niet; controleer het adres en of hij draait, of probeer het later."


def _refusal(*, own: bool) -> str:
    if own:
        return (
            "uw eigen Neo4j weigert het wachtwoord dat leergraaf bewaart; zet het goede in het "
            "bestand password in zijn map, of begin opnieuw met: leergraaf neo4j reset"
        )
    return (
        "de server kent deze gebruiker en dit wachtwoord niet; "
        "controleer NEO4J_USERNAME en NEO4J_PASSWORD."
    )


def _explain_code(name: str, error: exceptions.Neo4jError) -> StoreError:
    code = error.code or ""
    for kind, codes in ((StoreError, LASTING), (UnavailableError, PASSING)):
        for part, told in codes.items():
            if part in code:
                return kind(f"{name}: {told}")
    if isinstance(error, exceptions.Forbidden):
        told = "deze gebruiker mag dit niet; vraag de beheerder van de server om rechten."
        return StoreError(f"{name}: {told}")
    return StoreError(f"{name}: de server meldt: {error.message}.")


def is_hopeless(error: exceptions.Neo4jError) -> bool:
    """Whether trying again is of no use, although the server calls it a passing fault."""
    return any(part in (error.code or "") for part in HOPELESS)
