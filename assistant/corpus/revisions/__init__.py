"""What differs between two versions of a document, in words. Pure.

documents      sections, paragraphs and tables that were added, removed or changed
tables         the rows of a table that were
alignment      which part of the one version is which of the other; which words differ
wording        how foreign text is put into our sentences
"""

from assistant.corpus.revisions.documents import SAME, differences, revision, revision_lines

__all__ = ["SAME", "differences", "revision", "revision_lines"]
