"""Values as plain data for what draws them. Pure: no Streamlit here."""
