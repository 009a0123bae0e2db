"""The browser page of Rujukan: `streamlit run app.py`."""

from assistant.ui.main import run

run()
