"""The store on a Neo4j server, and a server of one's own."""
