"""What ``streamlit run`` runs: the dashboard, given the store and the way to read a file."""

from dashboard.main import run
from graph.store import default_url
from ingest.load import Uploads

if __name__ == "__main__":
    run(default_url(), Uploads())
