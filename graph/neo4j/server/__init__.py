"""A Neo4j server of the user's own: fetched, started and stopped as a process beside leergraaf."""
