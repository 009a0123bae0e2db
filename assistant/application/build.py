"""corpus/ -> index/: find, read, cut, embed, store. Costs what changed; one bad document never stops it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np

from assistant.application.vanished import refuse_great_loss, refuse_great_loss_at_a_glance
from assistant.core.errors import BuildCancelled, IndexUnavailable
from assistant.core.ports import Embedder, OnProgress, Vectors
from assistant.core.settings import Settings
from assistant.core.types import BuildReport, Passage, Progress, Revision
from assistant.corpus.folder import Reading, corpus_files, read_all
from assistant.corpus.revisions import revision
from assistant.facts.disagreements import find_conflicts
from assistant.indexing.generations import Entry, Manifest, Past, Recipe, build_lock, read_manifest, read_past
from assistant.indexing.language_bias import sample_texts
from assistant.indexing.passages import cut_passages
from assistant.indexing.store import Contents, StoredIndex, drop_leftovers, open_index, write_generation
from assistant.indexing.vectors import VectorCache, vector_key
from assistant.language.detection import detect_language
from assistant.language.words import TOKENS_VERSION
from assistant.reading import READER_VERSION

_BATCH = 16
_SILENT: OnProgress = lambda progress: None  # noqa: E731 - a constant, used as a default


def recipe_of(settings: Settings, embedder: Embedder) -> Recipe:
    """What an index made with these settings and this model depends on."""
    return Recipe(
        model=embedder.name,
        dimension=embedder.dimension,
        passage_tokens=settings.passage_tokens,
        overlap_sentences=settings.overlap_sentences,
        reader_version=READER_VERSION,
        tokens_version=TOKENS_VERSION,
    )


def build_index(
    settings: Settings,
    open_model: Callable[[], Embedder],
    *,
    full: bool = False,
    on_progress: OnProgress | None = None,
    accept_removals: bool = False,
    deleted: Callable[[Past], Collection[str]] = lambda past: (),
) -> BuildReport:
    """Bring the index up to date with the corpus.

    Documents are compared by content; what has not changed is neither read nor embedded again unless `full`. Where
    nothing changed, the generation that serves stays.

    Args:
        accept_removals: also where more than half of the documents of the last index are lost (see `vanished`).
        deleted: gives the paths and ids of the documents that were deleted on purpose since that index was built.

    Raises:
        CorpusError: the folder of documents is missing, or a folder in it cannot be read.
        TooManyRemovals: more than half of the documents would be lost, and that is not accepted; nothing was changed.
        IndexBusy: another build is running.
        SettingsError: the index's folder cannot be written.
        ModelError: the embedding model cannot be opened.
        BuildCancelled: `on_progress` raised it; the last good index still serves.
    """
    started = time.monotonic()
    report = on_progress or _SILENT
    files = corpus_files(settings.corpus)
    with build_lock(settings.index):
        drop_leftovers_safely(settings.index)
        previous = _open_previous(settings.index)
        before = None if full else previous
        past = Past() if accept_removals else read_past(settings.index)
        # What is gone is seen at once; what cannot be opened, only by opening it.
        refuse_great_loss_at_a_glance(past.entries, settings, files, lambda: deleted(past))
        readings = read_all(settings, files, before, report)
        refuse_great_loss(past.entries, (reading.entry for reading in readings), lambda: deleted(past))
        embedder = open_model()
        recipe = recipe_of(settings, embedder)
        old = before.manifest if before else _manifest_of_any(settings.index)
        changes = _changes(old, [reading.entry for reading in readings])
        changes = replace(changes, revisions=_revisions(changes, previous, readings))
        if before is not None and old is not None and _nothing_to_do(old, recipe, settings, readings):
            _forget_leftovers(settings.index, before, embedder)
            return _finished(old, changes, started, embedded=0, reused=old.passages)
        return _write(settings, recipe, readings, changes, embedder, report, started, full=full)


def _write(
    settings: Settings,
    recipe: Recipe,
    readings: Sequence[Reading],
    changes: BuildReport,
    embedder: Embedder,
    report: OnProgress,
    started: float,
    *,
    full: bool,
) -> BuildReport:
    documents = [reading.document for reading in readings if reading.document is not None]
    passages, entries = [], []
    cut: dict[str, list[Passage]] = {
        document.info.id: cut_passages(
            document,
            count_tokens=embedder.count_tokens,
            detect_language=detect_language,
            most_tokens=min(settings.passage_tokens, embedder.max_tokens),
            overlap_sentences=settings.overlap_sentences,
            most_indexed_tokens=embedder.max_tokens,
        )
        for document in documents
    }
    for reading in readings:
        own = cut.get(reading.entry.document_id, []) if reading.document else []
        passages += own
        entries.append(replace(reading.entry, passages=len(own)))
    cache_path = settings.index / "vectors.sqlite"
    if full:
        cache_path.unlink(missing_ok=True)
    with VectorCache(cache_path) as cache:
        keys = [vector_key(embedder.name, passage.indexed_text) for passage in passages]
        centres, sample_keys = _centres(embedder, cache)
        vectors, embedded = _vectors(passages, keys, embedder, cache, report)
        report(Progress("write", 0, 1))
        manifest = write_generation(
            settings.index,
            Contents(
                recipe,
                settings.embedding_model,
                entries,
                documents,
                passages,
                vectors,
                centres,
                find_conflicts(documents, passages),
            ),
        )
        cache.prune([*keys, *sample_keys])
    with suppress(BuildCancelled):  # too late: the new generation serves
        report(Progress("write", 1, 1))
    return _finished(manifest, changes, started, embedded=embedded, reused=len(passages) - embedded)


def _forget_leftovers(index: Path, stored: StoredIndex, embedder: Embedder) -> None:
    """Drop the vectors that a build left behind which was stopped or killed, perhaps of documents deleted since."""
    texts = [passage.indexed_text for passage in stored.passages]
    texts += [text for sample in sample_texts().values() for text in sample]
    with VectorCache(index / "vectors.sqlite") as cache:
        cache.prune(vector_key(embedder.name, text) for text in texts)


def _centres(embedder: Embedder, cache: VectorCache) -> tuple[dict[str, Vectors], list[bytes]]:
    """The mean vector of the parallel sample in each language, and the keys its vectors are kept under."""
    centres: dict[str, Vectors] = {}
    used: list[bytes] = []
    for language, texts in sample_texts().items():
        keys = [vector_key(embedder.name, text) for text in texts]
        known = cache.get(keys, embedder.dimension)
        if len(known) < len(texts):
            known = dict(zip(keys, embedder.embed_passages(texts), strict=True))
            cache.put(keys, np.stack([known[key] for key in keys]))
        centres[language] = np.asarray(np.stack([known[key] for key in keys]).mean(axis=0), dtype=np.float32)
        used += keys
    return centres, used


def _vectors(
    passages: Sequence[Passage], keys: Sequence[bytes], embedder: Embedder, cache: VectorCache, report: OnProgress
) -> tuple[Vectors, int]:
    """float32 (passages, dimension), and how many of them had to be embedded now."""
    texts = {key: passage.indexed_text for key, passage in zip(keys, passages, strict=True)}
    known = cache.get(list(texts), embedder.dimension)
    missing = sorted((key for key in texts if key not in known), key=lambda key: len(texts[key]), reverse=True)
    letters = sum(len(texts[key]) for key in missing)
    started, read = time.monotonic(), 0
    for at in range(0, len(missing), _BATCH):
        elapsed = time.monotonic() - started
        left = elapsed / read * (letters - read) if read else None
        report(Progress("embed", at, len(missing), left))
        batch = missing[at : at + _BATCH]
        made = embedder.embed_passages([texts[key] for key in batch])
        cache.put(batch, made)
        known |= dict(zip(batch, made, strict=True))
        read += sum(len(texts[key]) for key in batch)
    report(Progress("embed", len(missing), len(missing), 0.0))
    rows = [known[key] for key in keys]
    made_now = set(missing)
    embedded = sum(key in made_now for key in keys)
    return (np.stack(rows) if rows else np.zeros((0, embedder.dimension), dtype=np.float32)), embedded


def _open_previous(index: Path) -> StoredIndex | None:
    """The index that serves, if its readings can be used again."""
    try:
        stored = open_index(index)
    except IndexUnavailable:
        return None
    return stored if stored.manifest.recipe.reader_version == READER_VERSION else None


def _manifest_of_any(index: Path) -> Manifest | None:
    try:
        return read_manifest(index)
    except IndexUnavailable:
        return None


def drop_leftovers_safely(index: Path) -> None:
    """Clear what killed builds left, unless the pointer itself is damaged: then nothing is thrown away."""
    try:
        drop_leftovers(index)
    except IndexUnavailable:
        return


def _nothing_to_do(old: Manifest, recipe: Recipe, settings: Settings, readings: Iterable[Reading]) -> bool:
    if old.recipe != recipe or old.model_setting != settings.embedding_model:
        return False
    now = {(r.entry.path, r.entry.fingerprint, r.entry.document_id, r.entry.problems) for r in readings}
    return now == {(e.path, e.fingerprint, e.document_id, e.problems) for e in old.entries}


def _changes(old: Manifest | None, entries: Sequence[Entry]) -> BuildReport:
    """What differs between the files of the last generation and those of now, by content."""
    was = {entry.path: entry.fingerprint for entry in old.entries} if old else {}
    now = {entry.path: entry.fingerprint for entry in entries}
    added = [path for path in now if path not in was]
    removed = [path for path in was if path not in now]
    gone = {was[path] for path in removed}
    return BuildReport(
        documents=sum(bool(entry.document_id) for entry in entries),
        passages=0,
        generation="",
        seconds=0.0,
        added=tuple(added),
        changed=tuple(path for path in now if path in was and was[path] != now[path]),
        removed=tuple(removed),
        renamed=tuple(path for path in added if now[path] in gone),
        unchanged=tuple(path for path in now if was.get(path) == now[path]),
        skipped=tuple(problem for entry in entries for problem in entry.problems),
    )


def _revisions(changes: BuildReport, before: StoredIndex | None, readings: Sequence[Reading]) -> tuple[Revision, ...]:
    """What changed in the documents that could be read both before and now. A generation that other readers made is not
    compared: what they read differently is no change of a document."""
    if before is None:
        return ()
    by_path = {entry.path: entry for entry in before.manifest.entries if entry.document_id}
    by_content = {entry.fingerprint: entry for entry in by_path.values()}
    found = []
    for reading in readings:
        path, document = reading.entry.path, reading.document
        if path in changes.changed:
            was = by_path.get(path)
        elif path in changes.renamed:
            was = by_content.get(reading.entry.fingerprint)
        else:
            continue
        if document is not None and was is not None:
            found.append(revision(before.document(was.document_id), document))
    return tuple(found)


def _finished(manifest: Manifest, changes: BuildReport, started: float, *, embedded: int, reused: int) -> BuildReport:
    return replace(
        changes,
        generation=manifest.generation,
        passages=manifest.passages,
        seconds=round(time.monotonic() - started, 3),
        embedded_passages=embedded,
        reused_passages=reused,
    )
