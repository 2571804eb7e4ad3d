"""Figures (图): pure functions DataFrame -> plotly Figure; no Streamlit, no data access."""
