"""What the server runs for every visit of the page (`app.py`); it lies here because Streamlit searches this folder for
modules, where no name of ours hides one of a library."""

from assistant.ui.main import run

run()
