"""The store on a Neo4j server, and a server of one's own."""

import logging

# What its driver logs of a retry is not for the user's terminal, where Python writes it when nobody
# listens; who wants to see it adds a handler.
logging.getLogger("neo4j").addHandler(logging.NullHandler())
