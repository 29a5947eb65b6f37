"""The Streamlit application: what the graph says, on the screen, each claim with its quote."""
