"""Documents added, replaced, renamed, described, deleted and brought back, and nothing lost on the way.

filing         the one door to changes of the corpus folder
trash          what was deleted or replaced, for 30 days
descriptions   what is said of a document beside it or at its head
places         where below the corpus a file may go
names          which names files may have
"""

from assistant.corpus.filing.filing import Change, Filing

__all__ = ["Change", "Filing"]
