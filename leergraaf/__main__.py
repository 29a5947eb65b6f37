"""``python -m leergraaf``."""

from leergraaf.cli import main

if __name__ == "__main__":
    main()
