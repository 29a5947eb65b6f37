"""The pages: each draws one view with Streamlit."""
