"""Every SQL statement of the store. Integers inside, IRIs at the border."""

# ruff: noqa: S608 - the composed parts are the constants of this module, values are parameters

from graph.store import Order

VERSION = 2
APPLICATION = 0x4C475246  # "LGRF"

TABLES = """
CREATE TABLE document(
    id INTEGER PRIMARY KEY REFERENCES node(id), published TEXT, publisher TEXT,
    fingerprint TEXT NOT NULL);
CREATE TABLE location(path TEXT PRIMARY KEY, document INTEGER NOT NULL);
CREATE INDEX location_document ON location(document);
CREATE TABLE page(
    document INTEGER NOT NULL, start INTEGER NOT NULL, number INTEGER NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (document, start));
CREATE TABLE passage(
    id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, document INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, page INTEGER NOT NULL, quote TEXT NOT NULL);
CREATE INDEX passage_document ON passage(document);
CREATE TABLE node(
    id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    canonical INTEGER NOT NULL, hidden INTEGER NOT NULL DEFAULT 0,
    accepted INTEGER NOT NULL DEFAULT 0);
CREATE INDEX node_canonical ON node(canonical);
CREATE INDEX node_kind ON node(kind);
CREATE INDEX node_overlaid ON node(id) WHERE canonical <> id OR hidden OR accepted;
CREATE TABLE claim(
    node INTEGER NOT NULL, document INTEGER NOT NULL, properties TEXT NOT NULL,
    PRIMARY KEY (node, document)) WITHOUT ROWID;
CREATE INDEX claim_document ON claim(document);
CREATE TABLE property(
    node INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (node, name, value)) WITHOUT ROWID;
CREATE TABLE edge(
    id INTEGER PRIMARY KEY, subject INTEGER NOT NULL, relation TEXT NOT NULL,
    object INTEGER NOT NULL, hidden INTEGER NOT NULL DEFAULT 0,
    UNIQUE (subject, relation, object));
CREATE INDEX edge_object ON edge(object);
CREATE INDEX edge_relation ON edge(relation);
CREATE INDEX edge_hidden ON edge(id) WHERE hidden;
CREATE TABLE evidence(
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL, node INTEGER, edge INTEGER,
    passage INTEGER NOT NULL, extractor TEXT NOT NULL, confidence REAL NOT NULL, via INTEGER,
    fallen INTEGER NOT NULL DEFAULT 0);
CREATE INDEX evidence_document ON evidence(document);
CREATE INDEX evidence_node ON evidence(node) WHERE node IS NOT NULL;
CREATE INDEX evidence_edge ON evidence(edge) WHERE edge IS NOT NULL;
CREATE INDEX evidence_passage ON evidence(passage);
CREATE INDEX evidence_via ON evidence(via) WHERE via IS NOT NULL;
CREATE INDEX evidence_fallen ON evidence(id) WHERE fallen;
CREATE TABLE decision(
    iri TEXT PRIMARY KEY, action TEXT NOT NULL, target TEXT NOT NULL, into_ TEXT,
    who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL);
CREATE TABLE concept(iri TEXT PRIMARY KEY, content TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(stems, tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE revision(number INTEGER NOT NULL);
INSERT INTO revision(number) VALUES (0);
"""
UPGRADES = {  # from each older version to the next
    1: (
        "CREATE TABLE revision(number INTEGER NOT NULL)",
        "INSERT INTO revision(number) VALUES (0)",
    ),
}

# Writing

INSERT_NODE = "INSERT INTO node(iri, kind, canonical) VALUES (?, ?, 0) ON CONFLICT DO NOTHING"
SELF_CANONICAL = "UPDATE node SET canonical = id WHERE canonical = 0"
INSERT_DOCUMENT = "INSERT INTO document(id, published, publisher, fingerprint) VALUES (?, ?, ?, ?)"
INSERT_PAGE = "INSERT INTO page(document, start, number, text) VALUES (?, ?, ?, ?)"
INSERT_PASSAGE = (
    "INSERT INTO passage(iri, document, start, end, page, quote) VALUES (?, ?, ?, ?, ?, ?)"
)
INSERT_CLAIM = "INSERT INTO claim(node, document, properties) VALUES (?, ?, ?)"
INSERT_PROPERTY = "INSERT INTO property(node, name, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
INSERT_EDGE = "INSERT INTO edge(subject, relation, object) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
EDGE_ID = "SELECT id FROM edge WHERE subject = ? AND relation = ? AND object = ?"
INSERT_EVIDENCE = (
    "INSERT INTO evidence(document, node, edge, passage, extractor, confidence, via) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
SET_LOCATION = (
    "INSERT INTO location(path, document) VALUES (?, ?) "
    "ON CONFLICT(path) DO UPDATE SET document = excluded.document"
)
LOCATED = "SELECT document FROM location WHERE path = ?"
LOCATIONS = "SELECT path FROM location WHERE document = ? ORDER BY path"
FORGET_LOCATIONS = "DELETE FROM location WHERE document = ?"
INDEXED = (
    "SELECT value FROM property WHERE node = ?1 AND name IN ('name', 'title', 'text') "
    "UNION ALL SELECT text FROM page WHERE document = ?1"
)
INDEX_WORDS = "INSERT INTO words(rowid, stems) VALUES (?, ?)"
FORGET_WORDS = "DELETE FROM words WHERE rowid = ?"

DOCUMENT_ID = "SELECT d.id FROM document d JOIN node n ON n.id = d.id WHERE n.iri = ?"
CLAIMED_NODES = "SELECT node FROM claim WHERE document = ?"
SUPPORTED_EDGES = "SELECT DISTINCT edge FROM evidence WHERE document = ? AND edge IS NOT NULL"
FORGET_DOCUMENT = (
    "DELETE FROM evidence WHERE document = ?",
    "DELETE FROM claim WHERE document = ?",
    "DELETE FROM passage WHERE document = ?",
    "DELETE FROM page WHERE document = ?",
    "DELETE FROM document WHERE id = ?",
)
FORGET_EDGE = (
    "DELETE FROM edge WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM evidence WHERE edge = ?1)"
)
FORGET_PROPERTIES = "DELETE FROM property WHERE node = ?"
CLAIMS_OF = "SELECT properties FROM claim WHERE node = ?"
FORGET_NODE = "DELETE FROM node WHERE id = ?"

NEXT_REVISION = "UPDATE revision SET number = number + 1"

# Decisions

INSERT_DECISION = (
    "INSERT INTO decision(iri, action, target, into_, who, at, why) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO NOTHING"
)
DECISIONS = "SELECT action, target, who, at, why, into_ FROM decision"
CLEAR_OVERLAY = (
    (
        "UPDATE node SET canonical = id, hidden = 0, accepted = 0 "
        "WHERE canonical <> id OR hidden OR accepted"
    ),
    "UPDATE edge SET hidden = 0 WHERE hidden",
    "UPDATE evidence SET fallen = 0 WHERE fallen",
)
MERGED_INTO = "SELECT DISTINCT canonical FROM node WHERE canonical <> id"
NODE_KIND = "SELECT id, kind FROM node WHERE iri = ?"
IRI = "SELECT iri FROM node WHERE id = ?"
HIDE_NODE = "UPDATE node SET hidden = 1 WHERE iri = ?"
ACCEPT_NODE = "UPDATE node SET accepted = 1 WHERE iri = ?"
MERGE_NODE = "UPDATE node SET canonical = (SELECT id FROM node WHERE iri = ?) WHERE iri = ?"
HIDE_EDGE = (
    "UPDATE edge SET hidden = 1 WHERE relation = ?1 "
    "AND subject IN (SELECT s.id FROM node n JOIN node s USING (canonical) WHERE n.iri = ?2) "
    "AND object IN (SELECT o.id FROM node n JOIN node o USING (canonical) WHERE n.iri = ?3)"
)
# Evidence falls with the statement it was derived from; also with a rejected edge of that statement
# to the thing it is evidence for, or to an end of the edge it is evidence for.
FALL_WITH_STATEMENT = (
    "UPDATE evidence SET fallen = 1 WHERE via IN (SELECT id FROM node WHERE hidden)"
)
FALL_WITH_EDGE = (
    "UPDATE evidence SET fallen = 1 WHERE id IN (SELECT ev.id FROM edge h "
    "JOIN evidence ev ON ev.via = h.subject LEFT JOIN edge e ON e.id = ev.edge "
    "WHERE h.hidden AND (ev.node = h.object "
    "OR e.subject <> h.subject AND h.object IN (e.subject, e.object)))"
)
HIDE_FALLEN_NODES = (
    "UPDATE node SET hidden = 1 WHERE id IN (SELECT node FROM evidence "
    "WHERE fallen AND node IS NOT NULL) "
    "AND NOT EXISTS (SELECT 1 FROM node m JOIN evidence ev ON ev.node = m.id "
    "WHERE m.canonical = node.canonical AND NOT ev.fallen)"
)
HIDDEN_NODES = (
    "SELECT n.id FROM node n JOIN node c ON c.id = n.canonical WHERE n.hidden OR c.hidden"
)
HIDE_LOOSE_EDGES = (
    f"UPDATE edge SET hidden = 1 WHERE subject IN ({HIDDEN_NODES}) OR object IN ({HIDDEN_NODES})"
)
HIDE_FALLEN_EDGES = (
    "UPDATE edge SET hidden = 1 WHERE id IN (SELECT edge FROM evidence "
    "WHERE fallen AND edge IS NOT NULL) "
    "AND NOT EXISTS (SELECT 1 FROM evidence ev WHERE ev.edge = edge.id AND NOT ev.fallen)"
)

# Reading

# A document dated by its year or month is known from the last day of it.
DAY_KNOWN = "d.published || substr('-12-31', length(d.published) - 3)"
NODE_ID = "SELECT id FROM node WHERE iri = ?"
VISIBLE = (
    "SELECT c.id, c.iri, c.kind FROM node n JOIN node c ON c.id = n.canonical "
    "WHERE n.iri = ? AND NOT c.hidden AND NOT n.hidden"
)
TOLD = "SELECT id, iri, kind FROM node WHERE iri = ?"
PROPERTIES_TOLD = "SELECT DISTINCT name, value FROM property WHERE node = ?"
EVIDENCE_TOLD = (
    "SELECT p.iri, e.extractor, e.confidence, v.iri FROM evidence e "
    "JOIN passage p ON p.id = e.passage LEFT JOIN node v ON v.id = e.via WHERE e.node = ?"
)
# Of what was merged, names stay behind; what was accepted is no candidate.
SEEN_PROPERTY = (
    "NOT (p.name = 'candidate' AND c.accepted) "
    "AND (n.id = c.id OR p.name NOT IN ('name', 'candidate'))"
)
PROPERTIES = (
    "SELECT DISTINCT p.name, p.value FROM property p JOIN node n ON n.id = p.node "
    f"JOIN node c ON c.id = n.canonical WHERE c.id = ? AND {SEEN_PROPERTY}"
)
REVISION = "SELECT number FROM revision"
ALL_NODES = "SELECT id, iri, kind FROM node WHERE canonical = id AND NOT hidden"
ALL_PROPERTIES = (
    "SELECT DISTINCT c.id, p.name, p.value FROM property p JOIN node n ON n.id = p.node "
    f"JOIN node c ON c.id = n.canonical WHERE {SEEN_PROPERTY}"
)
ALL_EVIDENCE = (
    "SELECT n.canonical, p.iri, e.extractor, e.confidence, v.iri FROM evidence e "
    "JOIN node n ON n.id = e.node JOIN passage p ON p.id = e.passage "
    "LEFT JOIN node v ON v.id = e.via WHERE NOT n.hidden AND NOT e.fallen"
)
SOURCES = "SELECT p.iri, n.iri FROM passage p JOIN node n ON n.id = p.document"
OF_KINDS = (
    "SELECT id, iri, kind FROM node WHERE canonical = id AND NOT hidden "
    "AND kind IN (SELECT value FROM json_each(?))"
)
EVIDENCE_OF_NODE = (
    "SELECT p.iri, e.extractor, e.confidence, v.iri FROM evidence e "
    "JOIN node n ON n.id = e.node JOIN passage p ON p.id = e.passage "
    "LEFT JOIN node v ON v.id = e.via WHERE n.canonical = ? AND NOT n.hidden "
    "AND NOT e.fallen"
)
EDGES = (
    "SELECT s.iri, e.relation, o.iri, p.iri, ev.extractor, ev.confidence, v.iri "
    "FROM edge e JOIN node s0 ON s0.id = e.subject JOIN node s ON s.id = s0.canonical "
    "JOIN node o0 ON o0.id = e.object JOIN node o ON o.id = o0.canonical "
    "JOIN evidence ev ON ev.edge = e.id JOIN passage p ON p.id = ev.passage "
    "JOIN document d ON d.id = ev.document LEFT JOIN node v ON v.id = ev.via "
    f"WHERE NOT e.hidden AND NOT ev.fallen AND (?1 IS NULL OR {DAY_KNOWN} <= ?1)"
)
EDGES_TOUCHING = (
    f"{EDGES} AND e.id IN (SELECT x.id FROM edge x JOIN node n ON n.id = x.subject "
    "WHERE n.canonical = ?2 UNION SELECT x.id FROM edge x JOIN node n ON n.id = x.object "
    "WHERE n.canonical = ?2)"
)
ALL_EDGES = f"{EDGES} AND ?2 IS NULL"
EDGES_OF_RELATION = f"{EDGES} AND e.relation = ?2"
DOCUMENTS = (
    "SELECT n.id, n.iri, d.fingerprint, (SELECT count(*) FROM claim c JOIN node s ON s.id = c.node "
    "WHERE c.document = d.id AND s.kind IN (SELECT value FROM json_each(?))) "
    "FROM document d JOIN node n ON n.id = d.id "
    "ORDER BY coalesce(d.published, ''), n.iri"
)
PAGES = "SELECT start, number, text FROM page WHERE document = ? ORDER BY start"
PASSAGES = "SELECT start, end, page, quote, iri FROM passage WHERE document = ?"
CONTRIBUTED_NODES = (
    "SELECT n.iri, n.kind, c.properties FROM claim c JOIN node n ON n.id = c.node "
    "WHERE c.document = ? AND n.id <> c.document"
)
CONTRIBUTED_EVIDENCE = (
    "SELECT n.iri, s.iri, e.relation, o.iri, p.iri, ev.extractor, ev.confidence, v.iri "
    "FROM evidence ev JOIN passage p ON p.id = ev.passage LEFT JOIN node n ON n.id = ev.node "
    "LEFT JOIN edge e ON e.id = ev.edge LEFT JOIN node s ON s.id = e.subject "
    "LEFT JOIN node o ON o.id = e.object LEFT JOIN node v ON v.id = ev.via "
    "WHERE ev.document = ?"
)
DOCUMENT_CLAIM = "SELECT properties FROM claim WHERE node = ?1 AND document = ?1"
PASSAGE = (
    "SELECT p.start, p.end, p.page, p.quote, p.iri, p.document, n.iri FROM passage p "
    "JOIN node n ON n.id = p.document WHERE p.iri = ?"
)
AROUND = (
    "SELECT start, text FROM page WHERE document = ? AND start < ? "
    "AND start + length(text) > ? ORDER BY start"
)
COUNT_KINDS = "SELECT kind, count(*) FROM node WHERE canonical = id AND NOT hidden GROUP BY kind"
COUNT_EDGES = (
    "SELECT count(*) FROM (SELECT DISTINCT s.canonical, e.relation, o.canonical FROM edge e "
    "JOIN node s ON s.id = e.subject JOIN node o ON o.id = e.object WHERE NOT e.hidden)"
)
INSERT_CONCEPT = "INSERT INTO concept(iri, content) VALUES (?, ?) ON CONFLICT DO NOTHING"
CONCEPTS = "SELECT content FROM concept ORDER BY iri"

# Searching: the matches are gathered once, then counted by facet. First comes what consists for the
# largest share of the words looked for, an order that is the same in every store.

MATCHES = "CREATE TEMP TABLE IF NOT EXISTS match(id INTEGER PRIMARY KEY, rank REAL NOT NULL)"
FORGET_MATCHES = "DELETE FROM match"
SHARE = (
    "(SELECT sum(length(w.stems) - length(replace(w.stems, value, ''))) FROM json_each(?2)) "
    "* 1.0 / length(w.stems)"
)
GATHER = (
    f"INSERT INTO match(id, rank) SELECT n.canonical, min(0 - {SHARE}) "
    "FROM words w JOIN node n ON n.id = w.rowid "
    "WHERE words MATCH ?1 AND NOT n.hidden GROUP BY n.canonical"
)
# Compounds: what holds a word only as a part of a longer one comes behind what holds it as a word.
TERMS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab(main, words, row)"
TERMS_WITH = (
    "SELECT term FROM term WHERE instr(term, ?1) AND length(term) > length(?1) "
    "ORDER BY length(term), term"
)
GATHER_COMPOUNDS = (
    f"INSERT INTO match(id, rank) SELECT n.canonical, min(1 - {SHARE}) "
    "FROM words w JOIN node n ON n.id = w.rowid "
    "WHERE words MATCH ?1 AND NOT n.hidden GROUP BY n.canonical ON CONFLICT DO NOTHING"
)
GATHER_ALL = (
    "INSERT INTO match(id, rank) SELECT id, 0 FROM node WHERE canonical = id AND NOT hidden"
)
DROP_HIDDEN = "DELETE FROM match WHERE id IN (SELECT id FROM node WHERE hidden)"
KEEP_KIND = "SELECT id FROM node WHERE kind IN (SELECT value FROM json_each(?))"
# From a property of something to what it follows up, whatever either was merged into.
FOLLOWED = (
    "property p JOIN node f ON f.id = p.node JOIN node s ON s.canonical = f.canonical "
    "JOIN edge e ON e.subject = s.id JOIN node o ON o.id = e.object"
)
KEEP_PROPERTY = (
    "SELECT c.id FROM property p JOIN node n ON n.id = p.node JOIN node c ON c.id = n.canonical "
    f"WHERE {SEEN_PROPERTY} AND p.name = ?1 AND p.value IN (SELECT value FROM json_each(?2)) "
    f"UNION SELECT o.canonical FROM {FOLLOWED} WHERE p.name = ?1 "
    "AND p.value IN (SELECT value FROM json_each(?2)) AND e.relation = ?3 AND NOT e.hidden"
)
KEEP_LINKED = (
    "SELECT s.canonical FROM edge e JOIN node s ON s.id = e.subject "
    "JOIN node o0 ON o0.id = e.object JOIN node o ON o.id = o0.canonical "
    "WHERE o.kind = ? AND o.iri IN (SELECT value FROM json_each(?)) AND NOT e.hidden"
)
KEEP_PUBLISHER = (
    "SELECT n.canonical FROM claim c JOIN node n ON n.id = c.node "
    "JOIN document d ON d.id = c.document WHERE d.publisher IN (SELECT value FROM json_each(?))"
)
KEEP_YEAR = (
    "SELECT n.canonical FROM claim c JOIN node n ON n.id = c.node JOIN document d "
    "ON d.id = c.document WHERE substr(d.published, 1, 4) IN (SELECT value FROM json_each(?))"
)
KEEP_KNOWN = (
    "SELECT n.canonical FROM claim c JOIN node n ON n.id = c.node "
    f"JOIN document d ON d.id = c.document WHERE {DAY_KNOWN} <= ?"
)
KEEP = "DELETE FROM match WHERE id NOT IN ({})"
TOTAL = "SELECT count(*) FROM match"
SUPPORT = (
    "FROM node x JOIN evidence ev ON ev.node = x.id "
    "WHERE x.canonical = m.id AND NOT x.hidden AND NOT ev.fallen"
)
QUOTES = f"(SELECT count(DISTINCT ev.passage) {SUPPORT}) DESC"
SPREAD = f"(SELECT count(DISTINCT ev.document) {SUPPORT}) DESC"
LATEST = (
    f"coalesce((SELECT max({DAY_KNOWN}) FROM node x JOIN claim c ON c.node = x.id "
    "JOIN document d ON d.id = c.document WHERE x.canonical = m.id), '') DESC"
)
ORDERS = {
    Order.BEST: ("m.rank",),
    Order.QUOTED: (QUOTES, LATEST),
    Order.WIDESPREAD: (SPREAD, QUOTES, LATEST),
    Order.NEWEST: (LATEST, QUOTES),
}
IN_ORDER = {
    order: "SELECT n.id, n.iri, n.kind FROM match m JOIN node n ON n.id = m.id "
    f"ORDER BY {', '.join(keys)}, n.kind, n.iri LIMIT ? OFFSET ?"
    for order, keys in ORDERS.items()
}
COUNT_BY_KIND = "SELECT n.kind, count(*) FROM match m JOIN node n ON n.id = m.id GROUP BY 1"
COUNT_BY_PROPERTY = (
    "SELECT name, value, count(DISTINCT id) FROM (SELECT p.name, p.value, m.id FROM match m "
    "JOIN node n ON n.canonical = m.id JOIN property p ON p.node = n.id "
    f"UNION ALL SELECT p.name, p.value, o.canonical FROM {FOLLOWED} "
    "JOIN match m ON m.id = o.canonical WHERE e.relation = ?2 AND NOT e.hidden) "
    "WHERE name IN (SELECT value FROM json_each(?1)) GROUP BY 1, 2"
)
COUNT_BY_LINK = (
    "SELECT o.kind, o.iri, count(DISTINCT s.canonical) FROM match m "
    "JOIN node s ON s.canonical = m.id JOIN edge e ON e.subject = s.id "
    "JOIN node o0 ON o0.id = e.object JOIN node o ON o.id = o0.canonical "
    "WHERE NOT e.hidden AND NOT o.hidden AND o.kind IN (SELECT value FROM json_each(?)) "
    "GROUP BY 1, 2"
)
COUNT_BY_PUBLISHER = (
    "SELECT d.publisher, count(DISTINCT n.canonical) FROM match m "
    "JOIN node n ON n.canonical = m.id JOIN claim c ON c.node = n.id "
    "JOIN document d ON d.id = c.document WHERE d.publisher IS NOT NULL GROUP BY 1"
)
COUNT_BY_YEAR = (
    "SELECT substr(d.published, 1, 4), count(DISTINCT n.canonical) FROM match m "
    "JOIN node n ON n.canonical = m.id JOIN claim c ON c.node = n.id "
    "JOIN document d ON d.id = c.document WHERE d.published IS NOT NULL GROUP BY 1"
)
