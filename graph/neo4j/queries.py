"""Every Cypher statement of the store, but those that make its constraints and indexes.

What people see is ``:Entity``, with the label of its kind, and relationships between those. What a
decision took away is ``:Hidden``, and ``:Merged`` too where it is seen as the thing it went into.
``(:Contribution)-[:CLAIMS]->()`` says which document brings up what, and keeps what it said.
"""

from graph.store import Order

# The store as a whole

KNOWN = "MATCH (store:Leergraaf) RETURN store.version"
ANYTHING = "MATCH (n) RETURN labels(n) LIMIT 1"
BEGIN = (
    "MERGE (store:Leergraaf {name: 'leergraaf'}) "
    "ON CREATE SET store.version = $version, store.revision = 0"
)
# A database that was made anew counts from the beginning, but its marker is another.
REVISION = "MATCH (store:Leergraaf) RETURN elementId(store) + ' ' + store.revision"
# The first thing a writer does: it waits here for the one before it, and then reads the ledger.
LOCK = (
    "MATCH (store:Leergraaf) SET store.revision = store.revision + 1 "
    "RETURN COLLECT { MATCH (d:Decision) "
    "RETURN [d.action, d.target, d.who, d.when, d.why, d.into] }"
)
STAY = "MATCH (store:Leergraaf) SET store.revision = store.revision"

# Documents

CONTENT = (
    "UNWIND $documents AS document MATCH (c:Contribution {id: document}) "
    "RETURN c.id, c.content, COLLECT { MATCH (l:Location)-[:HOLDS]->(c) RETURN l.path }"
)
LOCATED = (
    "UNWIND $paths AS path MATCH (:Location {path: path})-[:HOLDS]->(c:Contribution) "
    "RETURN path, c.id"
)
HOLD = (
    "UNWIND $rows AS row MATCH (c:Contribution {id: row.document}) "
    "MERGE (l:Location {path: row.path}) SET l.name = row.path "
    "WITH c, l OPTIONAL MATCH (l)-[old:HOLDS]->() DELETE old MERGE (l)-[:HOLDS]->(c)"
)
INSERT_DOCUMENTS = (
    "UNWIND $rows AS row MATCH (d:Entity|Hidden {id: row.document}) "
    "CREATE (c:Contribution {id: row.document}) SET c += row.contribution "
    "CREATE (t:Text)-[:TEXT_OF]->(d) SET t = row.text "
    "FOREACH (page IN row.pages | CREATE (p:Page)-[:IN_DOCUMENT]->(d) SET p = page) "
    "FOREACH (one IN row.passages | CREATE (p:Passage)-[:IN_DOCUMENT]->(d) SET p = one)"
)
HIDDEN_AMONG = (
    "UNWIND $ids AS id MATCH (n:Hidden {id: id}) OPTIONAL MATCH (n)-[:MERGED_INTO]->(into:Entity) "
    "RETURN n.id, CASE WHEN n:Merged THEN into.id END"
)
THINGS = "UNWIND $ids AS id MATCH (n:Entity|Hidden {id: id}) RETURN labels(n), properties(n)"
INSERT_THINGS = "UNWIND $rows AS row CREATE (n:$(row.labels)) SET n = row.properties"
CHANGE_THINGS = "UNWIND $rows AS row MATCH (n:Entity|Hidden {id: row.id}) SET n.kind = row.kind"
EVIDENCE_OF_ROW = (
    "WITH n, row UNWIND row.evidence AS one MATCH (p:Passage {id: one.passage}) "
    "CREATE (n)-[e:EVIDENCED_BY]->(p) SET e = one.properties"
)
INSERT_CLAIMED = (
    "UNWIND $rows AS row MATCH (c:Contribution {id: row.document}) "
    "CREATE (n:$(row.labels))<-[claim:CLAIMS]-(c) SET n = row.properties, claim = row.claim "
    f"{EVIDENCE_OF_ROW}"
)
INSERT_CLAIMS = (
    "UNWIND $rows AS row MATCH (c:Contribution {id: row.document}) "
    "MATCH (n:Entity|Hidden {id: row.id}) CREATE (c)-[claim:CLAIMS]->(n) SET claim = row.claim "
    f"{EVIDENCE_OF_ROW}"
)
FORGET_DOCUMENTS = (
    "UNWIND $documents AS document MATCH (c:Contribution {id: document}) "
    "OPTIONAL MATCH (d:Entity|Hidden {id: document})<-[:IN_DOCUMENT|TEXT_OF]-(part) "
    "DETACH DELETE part, c"
)
FORGET_LOCATIONS = (
    "UNWIND $documents AS document "
    "MATCH (l:Location)-[:HOLDS]->(:Contribution {id: document}) DETACH DELETE l"
)

# What follows from contributions and decisions

CLAIMED = (
    "UNWIND $ids AS id MATCH (n:Entity|Hidden {id: id}) "
    "WHERE EXISTS { (n)<-[:CLAIMS]-() } RETURN n.id"
)
CLAIMANTS = "UNWIND $ids AS id MATCH (:Entity|Hidden {id: id})<-[:CLAIMS]-(c) RETURN DISTINCT c.id"
MERGES = "MATCH (source:Hidden)-[:MERGED_INTO]->(target) RETURN source.id, target.id"
SET_SUPPORT = (
    "UNWIND $rows AS row MATCH (c:Contribution {id: row.document}) "
    "MATCH (c)-[claim:CLAIMS]->(:Entity|Hidden {id: row.id}) "
    "SET claim.standing = row.standing, claim.fallen = row.fallen"
)
FORGET_EVIDENCE = (
    "MATCH (:Entity|Hidden {id: $document})<-[:IN_DOCUMENT]-(:Passage)<-[e:EVIDENCED_BY]-() "
    "DELETE e"
)
INSERT_EVIDENCE = (
    "UNWIND $rows AS row MATCH (n:Entity|Hidden {id: row.id}) "
    "MATCH (p:Passage {id: row.passage}) CREATE (n)-[e:EVIDENCED_BY]->(p) "
    "SET e = row.properties"
)
STATES = (
    "UNWIND $ids AS id MATCH (n:Entity|Hidden {id: id}) OPTIONAL MATCH (n)<-[c:CLAIMS]-() "
    "WITH n, collect(DISTINCT c.properties) AS told, count(c) AS claims, "
    "sum(c.standing) AS standing, sum(c.fallen) AS fallen "
    "RETURN n.id, n.kind, labels(n), properties(n), told, claims, standing, fallen"
)
SET_STATES = (
    "UNWIND $rows AS row MATCH (n:Entity|Hidden {id: row.id}) "
    "REMOVE n:$(row.without) SET n:$(row.labels) SET n = row.properties"
)
FORGET_MERGES = "UNWIND $ids AS id MATCH (:Entity|Hidden {id: id})-[m:MERGED_INTO]->() DELETE m"
INSERT_MERGES = (
    "UNWIND $rows AS row MATCH (source:Entity|Hidden {id: row.source}) "
    "MATCH (target:Entity|Hidden {id: row.target}) MERGE (source)-[:MERGED_INTO]->(target)"
)
CUT_HIDDEN = (
    "UNWIND $ids AS id MATCH (:Hidden {id: id})-[r]-(:Entity|Hidden) "
    "WHERE type(r) <> 'MERGED_INTO' DELETE r"
)
FORGET_THINGS = "UNWIND $ids AS id MATCH (n:Entity|Hidden {id: id}) DETACH DELETE n"


def insert_edges(type_: str) -> str:
    """Add evidence to edges of one type, new where they are new."""
    return (
        "UNWIND $rows AS row "
        "MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) "
        f"MERGE (s)-[r:{type_}]->(o) SET r.passages = coalesce(r.passages, []) + row.passages, "
        "r.extractors = coalesce(r.extractors, []) + row.extractors, "
        "r.confidences = coalesce(r.confidences, []) + row.confidences, "
        "r.via = coalesce(r.via, []) + row.via"
    )


def forget_edges(type_: str) -> str:
    """Take evidence out of edges of one type; an edge without any goes."""
    return (
        "UNWIND $rows AS row "
        f"MATCH (s:Entity {{id: row.subject}})-[r:{type_}]->(o:Entity {{id: row.object}}) "
        "WITH r, [i IN range(0, size(r.passages) - 1) "
        "WHERE NOT r.passages[i] IN row.passages] AS kept "
        "SET r.passages = [i IN kept | r.passages[i]], "
        "r.extractors = [i IN kept | r.extractors[i]], "
        "r.confidences = [i IN kept | r.confidences[i]], r.via = [i IN kept | r.via[i]] "
        "WITH DISTINCT r WHERE size(r.passages) = 0 DELETE r"
    )


# Decisions and added concepts

INSERT_DECISION = "MERGE (d:Decision {id: $id}) ON CREATE SET d += $properties"
DECISIONS = (
    "MATCH (d:Decision) RETURN d.action, d.target, d.who, d.when, d.why, d.into ORDER BY d.id"
)
INSERT_CONCEPTS = (
    "UNWIND $rows AS row MERGE (c:Concept {id: row.id}) "
    "ON CREATE SET c.name = row.name, c.content = row.content, c.added = true "
    "WITH c WHERE c.added REMOVE c.added RETURN count(c)"
)
CONCEPTS = "MATCH (c:Concept) RETURN c.content ORDER BY c.id"

# Reading

SEEN = (
    "MATCH (n:Entity|Hidden {id: $id}) WHERE n:Entity OR n:Merged "
    "OPTIONAL MATCH (n)-[:MERGED_INTO]->(into:Entity) "
    "WITH coalesce(into, n) AS seen "
    "RETURN properties(seen), COLLECT { MATCH (seen)-[e:EVIDENCED_BY]->(p) "
    "RETURN [p.id, e.extractor, e.confidence, e.via] }"
)
TOLD = (
    "MATCH (n:Entity|Hidden {id: $id}) RETURN n.kind, "
    "COLLECT { MATCH (n)<-[c:CLAIMS]-() RETURN DISTINCT c.properties }, "
    "COLLECT { MATCH (n)<-[:CLAIMS]-(c) RETURN c.content }"
)
OF_KINDS = "UNWIND $kinds AS kind MATCH (n:Entity {kind: kind}) RETURN properties(n)"
EDGE = "type(r), endNode(r).id, r.passages, r.extractors, r.confidences, r.via"
TOUCHING = (
    "MATCH (n:Entity|Hidden {id: $id}) WHERE n:Entity OR n:Merged "
    "OPTIONAL MATCH (n)-[:MERGED_INTO]->(into:Entity) "
    f"WITH coalesce(into, n) AS seen MATCH (seen)-[r]-(:Entity) "
    f"RETURN startNode(r).id, [[{EDGE}]]"
)


def edges_of(type_: str) -> str:
    """Every edge of one type, by the thing it comes from."""
    return f"MATCH (n:Entity)-[r:{type_}]->(:Entity) RETURN n.id, collect([{EDGE}])"


KNOWN_BY = (
    "UNWIND $passages AS passage MATCH (p:Passage {id: passage})-[:IN_DOCUMENT]->(d) "
    "MATCH (c:Contribution {id: d.id}) WHERE c.known <= $as_of RETURN DISTINCT p.id"
)
QUOTES = (
    "UNWIND range(0, size($passages) - 1) AS place "
    "MATCH (p:Passage {id: $passages[place]})-[:IN_DOCUMENT]->(d:Entity|Merged) "
    "OPTIONAL MATCH (d)-[:MERGED_INTO]->(into:Entity) WITH place, p, d, coalesce(into, d) AS seen "
    "RETURN place, [p.start, p.end, p.pageNumber, p.quote, p.id], properties(seen), "
    "COLLECT { MATCH (t:Page)-[:IN_DOCUMENT]->(d) "
    "WHERE t.start < p.end + $context AND t.start + size(t.text) > p.start - $context "
    "WITH t ORDER BY t.start RETURN [t.start, t.text] } ORDER BY place"
)
DOCUMENTS = (
    "MATCH (c:Contribution) RETURN c.id, c.properties, c.fingerprint, "
    "COLLECT { MATCH (l:Location)-[:HOLDS]->(c) RETURN l.path ORDER BY l.path }, "
    "COUNT { MATCH (c)-[:CLAIMS]->(s) WHERE s.kind IN $statements } "
    "ORDER BY coalesce(c.published, ''), c.id"
)
PAGES = (
    "MATCH (p:Page)-[:IN_DOCUMENT]->(:Entity|Hidden {id: $document}) "
    "RETURN p.start, p.pageNumber, p.text ORDER BY p.start"
)
PASSAGES = (
    "MATCH (p:Passage)-[:IN_DOCUMENT]->(:Entity|Hidden {id: $document}) "
    "RETURN p.start, p.end, p.pageNumber, p.quote, p.id"
)
COUNT_KINDS = "MATCH (n:Entity) RETURN n.kind, count(*)"
COUNT_EDGES = "MATCH (:Entity)-[r]->(:Entity) RETURN count(r)"
# As few rows as can be: to read many takes longer than to read much.
ALL = (
    "MATCH (n:Entity) RETURN n {.*, stems: null}, "
    "COLLECT { MATCH (n)-[e:EVIDENCED_BY]->(p) "
    "RETURN [p.id, e.extractor, e.confidence, e.via] }, "
    f"COLLECT {{ MATCH (n)-[r]->(:Entity) RETURN [{EDGE}] }}"
)
SOURCES = "MATCH (p:Passage)-[:IN_DOCUMENT]->(d) RETURN d.id, collect(p.id)"

# Searching: the matches are gathered once, then counted by facet. First comes what consists for the
# largest share of the words looked for, an order that is the same in every store.

GATHER = (
    "CALL () { "
    "CALL db.index.fulltext.queryNodes('words', $words) YIELD node RETURN node, 0 AS tier "
    "UNION ALL "
    "CALL db.index.fulltext.queryNodes('words', $parts) YIELD node RETURN node, 1 AS tier } "
    "MATCH (node)-[:TEXT_OF|MERGED_INTO*0..2]->(n:Entity) "
    "WITH n, min(tier - reduce(found = 0, word IN $each | found + size(node.stems) - "
    "size(replace(node.stems, word, ''))) * 1.0 / size(node.stems)) AS rank"
)
GATHER_ALL = "MATCH (n:Entity) WITH n, 0 AS rank"
MEMBERS = "(n)<-[:MERGED_INTO*0..1]-()<-[:CLAIMS]-(c:Contribution)"
KEEP = {
    "kind": "n.kind IN {values}",
    "publisher": f"EXISTS {{{{ MATCH {MEMBERS} WHERE c.publisher IN {{values}} }}}}",
    "year": f"EXISTS {{{{ MATCH {MEMBERS} WHERE left(c.published, 4) IN {{values}} }}}}",
}
CODED = (
    "({thing}[{name}] IN {values} OR any(one IN {thing}[{name} + 'Values'] WHERE one IN {values}))"
)
KEEP_LINKED = "EXISTS {{ (n)-[]->(o:Entity) WHERE o.kind = {name} AND o.id IN {values} }}"
KEEP_KNOWN = f"EXISTS {{ MATCH {MEMBERS} WHERE c.known <= $as_of }}"
# What is asked of the matches: how many there are, a page of them, how they spread over facets.
TOTAL = " RETURN count(*)"
CITED = "COUNT { MATCH (n)-[:EVIDENCED_BY]->(p) RETURN DISTINCT p }"
SPREAD = "COUNT { MATCH (n)-[:EVIDENCED_BY]->()-[:IN_DOCUMENT]->(d) RETURN DISTINCT d }"
LATEST = (
    f"coalesce(head(COLLECT {{ MATCH {MEMBERS} WHERE c.known IS NOT NULL "
    "RETURN c.known ORDER BY c.known DESC LIMIT 1 }), '')"
)
KEYS = f" WITH n, {CITED} AS quotes, {LATEST} AS latest"
ORDERS = {
    Order.BEST: ("", "rank"),
    Order.QUOTED: (KEYS, "quotes DESC, latest DESC"),
    Order.WIDESPREAD: (f"{KEYS}, {SPREAD} AS spread", "spread DESC, quotes DESC, latest DESC"),
    Order.NEWEST: (KEYS, "latest DESC, quotes DESC"),
}
IN_ORDER = {
    order: f"{keys} RETURN properties(n) ORDER BY {by}, n.kind, n.id SKIP $offset LIMIT $limit"
    for order, (keys, by) in ORDERS.items()
}


def keep_property(follows_up: str) -> str:
    """That it has one of the values, or what follows it up, by relationships of that type."""
    own, followed = (CODED.replace("{thing}", thing) for thing in ("n", "f"))
    return f"({own} OR EXISTS {{{{ MATCH (n)<-[:{follows_up}]-(f:Entity) WHERE {followed} }}}})"


def facets(follows_up: str) -> str:
    """How many matches have each value of each facet; ``follows_up`` as in ``keep_property``."""
    values = "UNWIND coalesce({0}[name + 'Values'], [{0}[name]]) AS value WITH name, value "
    told = f"{values}WHERE value IS NOT NULL RETURN name AS facet, value "
    return (
        " CALL (n) { RETURN 'kind' AS facet, n.kind AS value "
        f"UNION MATCH {MEMBERS} WHERE c.publisher IS NOT NULL "
        "RETURN 'publisher' AS facet, c.publisher AS value "
        f"UNION MATCH {MEMBERS} WHERE c.published IS NOT NULL "
        "RETURN 'year' AS facet, left(c.published, 4) AS value "
        f"UNION UNWIND $coded AS name {told.format('n')}"
        f"UNION MATCH (n)<-[:{follows_up}]-(f:Entity) UNWIND $coded AS name {told.format('f')}"
        "UNION MATCH (n)-[]->(o:Entity) WHERE o.kind IN $linked "
        "RETURN o.kind AS facet, o.id AS value } RETURN facet, value, count(*)"
    )
