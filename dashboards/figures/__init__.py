"""Figures (图): pure functions from a DataFrame to a plotly Figure; no Streamlit, no data access."""
