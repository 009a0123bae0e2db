"""An assistant whose documents change with a build: before it the invented PDF as it was, after it as edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.application.reports import FOLDER, keep_report
from assistant.core.ports import OnProgress
from assistant.core.types import Answer, BuildReport, Document, DocumentInfo, Filters, Revision, Status
from assistant.corpus.revisions import revision
from tests.ui.fake import FakeAssistant
from tests.ui.fake_documents import EDITED, HOSTILE_DOCUMENT, PDF, REGISTER, answered


class ChangingAssistant(FakeAssistant):
    """As the fake, with a generation for each build; the first build edits the PDF."""

    def status(self) -> Status:
        return replace(super().status(), state="ready", generation=f"g{self.builds + 1}")

    def build(
        self, *, full: bool = False, on_progress: OnProgress | None = None, accept_removals: bool = False
    ) -> BuildReport:
        report = super().build(full=full, on_progress=on_progress, accept_removals=accept_removals)
        changed = revision(PDF, EDITED)
        renamed = Revision("mou/baru.md", renamed_from="mou/lama.md")
        report = replace(
            report, generation=f"g{self.builds + 1}", changed=(PDF.info.path,), renamed=("mou/baru.md",),
            revisions=(changed, renamed, Revision("mou/tata-letak.docx")),
        )  # fmt: skip
        keep_report(self.settings.state / FOLDER, report)
        return report

    def documents(self) -> tuple[DocumentInfo, ...]:
        return tuple(document.info for document in self._shelf_now())

    def document(self, document_id: str) -> Document:
        found = next((one for one in self._shelf_now() if one.info.id == document_id), None)
        return found or super().document("gone")

    def ask(
        self, question: str, *, history: Sequence[str] = (), filters: Filters = Filters(), literal: bool = False
    ) -> Answer:
        answer = super().ask(question, history=history, filters=filters, literal=literal)
        return answered(question, self._shelf_now()[0]) if "tersendat" in question else answer

    def _shelf_now(self) -> tuple[Document, ...]:
        return EDITED if self.builds else PDF, HOSTILE_DOCUMENT, REGISTER
