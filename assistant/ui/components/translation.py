"""Streamlit's own widgets in the reader's language: it offers no way to give them other words."""

from __future__ import annotations

from assistant.ui.components.filing import most_megabytes
from assistant.ui.components.pieces import mount
from assistant.ui.session.state import Visit

_WIDGETS = (
    ("choose", r"^(?:Upload|Browse files|file upload)$"),
    ("formats", r"^ • ([A-Z, ]+)$"),
    ("limits", r"^\d+(?:\.\d+)?\s?[KMG]?B per file.*$"),
    ("drop", r"^Drag and drop .* here$"),
    ("add", r"^Add files$"),
    ("uploading", r"^Uploading (.*)$"),
    ("remove", r"^Remove (.*)$"),
    ("cancel", r"^Cancel upload of (.*)$"),
    ("large", r"^File must be .* or smaller\.$"),
    ("format", r"^.* files are not allowed\.$"),
    ("failed", r"^(?:Upload failed|Unexpected error\. Please try again\.)$"),
    ("error", r"^Error: $"),
    ("retry", r"^Click to retry upload$"),
    ("close", r"^Close$"),
    ("unfold", r"^Open$"),
    ("pages", r"^Pagination$"),
    ("previous", r"^Previous page$"),
    ("next", r"^Next page$"),
    ("page", r"^Page (\d+)$"),
    ("nothing", r"^No results$"),
    ("clear", r"^Clear (?:all|value|selection)$"),
    ("skip", r"^Skip to main content$"),
    ("side", r"^Sidebar$"),
    ("side_fold", r"^Collapse sidebar$"),
    ("side_unfold", r"^Expand sidebar$"),
    ("screens", r"^App pages$"),
    ("home", r"^Navigate to home page$"),
    ("send", r"^Send message$"),
    ("lost", r"^Connection error$"),
    ("silent", r"^(?:Streamlit server is not responding\.|Is Streamlit still running\?).*$"),
    ("start", r"^streamlit run yourscript\.py$"),
)
"""What Streamlit's widgets say, and the text of ours that says it in the reader's language (`widget_…`)."""
_INSIDE = (
    '[data-testid="stFileUploader"], [data-testid="stPagination"], [data-testid="stSkipToContent"], '
    ':is([data-testid="stDialog"], [data-testid="stSelectbox"]) button[aria-label], '
    # A box of Streamlit's own, such as the one over a page whose server is away; ours hold foreign text.
    '[data-testid="stDialog"]:not(:has([data-testid="stVerticalBlock"]))'
)
_ALONE = (
    '[data-testid="stSidebar"], [data-testid="stSidebarHeader"] button, [data-testid="stExpandSidebarButton"], '
    '[data-testid="stSidebarNav"], [data-testid="stLogoLink"], [data-testid="stChatInputSubmitButton"]'
)
"""Where only the label is Streamlit's, and what stands inside is not."""


def draw_translation(visit: Visit) -> None:
    """Let the widgets of the page speak the reader's language."""
    most = most_megabytes(visit)
    words = [(pattern, visit.say(f"widget_{name}", most=most)) for name, pattern in _WIDGETS]
    mount("translate", {"words": words, "inside": _INSIDE, "alone": _ALONE}, key="translate")
