"""The command line of leergraaf."""
