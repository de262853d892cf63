"""Wires the parts together: the only place that picks classes. Everyone else receives."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bot.adapters import progress
from bot.answer.archive import FiledArchive
from bot.answer.coverage import Coverage
from bot.answer.pipeline import Pipeline
from bot.cluster import access, is_remote
from bot.corpus import reader
from bot.derived import RULES, fresh, fresh_in, index_folder, make, usable
from bot.errors import CorpusError
from bot.folders import corpus_folder
from bot.retrieval.generations import Generations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from bot.answer.cross_encoder import CrossEncoder
    from bot.retrieval.carried import Stored
    from bot.retrieval.generations import Made
    from bot.retrieval.opensearch.searching import OpenSearchRetriever
    from bot.retrieval.projection import Projection
    from bot.retrieval.retriever import Retriever
    from bot.retrieval.rows import Indexed
    from bot.settings import Settings

# Up to here `auto` answers from memory. On 2,136 passages of news 50 passages come in 5.2 ms of CPU at p50 and in 15 ms
# at p95 (200 questions), growing with the size; measure again with
# `python -m tests.benchmarks.engines FOLDER --engines memory tantivy --sizes 1000 2000 3000`.
MEMORY_PASSAGES = 2_500


def pipeline(settings: Settings) -> Pipeline:
    """Everything that answering needs. Raises CorpusError, RetrievalError, or what `reranker` raises."""
    chosen = reranker(settings)
    return Pipeline(coverage(settings), settings.threshold, chosen)


def reranker(settings: Settings) -> CrossEncoder | None:
    """The re-ranker that is set. Raises SettingsError where it is not installed, PackageError where it is damaged."""
    if settings.reranker == "off":
        return None
    from bot.answer.cross_encoder import CrossEncoder  # noqa: PLC0415 - an extra that few install

    return CrossEncoder()


def coverage(settings: Settings) -> Coverage:
    """The coverage as its files stand now; what is derived from them is made first where it is missing or stale."""
    root = corpus_folder(settings)
    return _coverage(settings, root, fresh(root, usable(settings, index_folder(settings, root))))


def readable(settings: Settings, tell: Callable[[CorpusError], None]) -> Coverage:
    """As `coverage`, where a file that cannot be read, or changes meanwhile, stops nothing: *tell* gets each fault."""
    root = corpus_folder(settings)
    generations = Generations(usable(settings, index_folder(settings, root)))
    try:
        made = fresh_in(root, generations)
    except CorpusError:
        faults = dict(reader.faults(root))
        if not faults or len(faults) == len(reader.listing(root)):
            raise
        for fault in faults.values():
            tell(fault)
        made = fresh_in(root, generations, faults)
    return _coverage(settings, root, made, tell)


def rebuild(settings: Settings, *, anew: bool = True) -> Coverage:
    """The coverage, with all that is derived from it made anew, and published where the engine wants that.

    Without *anew*, what an engine publishes is left where it is that of the files as they stand.
    """
    root = corpus_folder(settings)
    generations = Generations(index_folder(settings, root), tell=progress.tell)
    if not is_remote(settings):
        return _coverage(settings, root, make(root, generations, anew=True))
    made = make(root, generations, anew=True) if anew else fresh_in(root, generations)
    _publish(settings, made.projection, anew=anew)
    return _coverage(settings, root, made)


def _publish(settings: Settings, projection: Projection, *, anew: bool) -> None:
    from bot.retrieval.opensearch.publishing import publish  # noqa: PLC0415 - loads the client

    def watch(stored: Iterable[Stored]) -> Iterable[Stored]:
        return progress.watched(stored, "publishing", "passages", projection.passage_count)

    publish(projection, RULES, access(settings), anew=anew, watch=watch)


def _coverage(
    settings: Settings, root: Path, made: Made, tell: Callable[[CorpusError], None] | None = None
) -> Coverage:
    projection = made.projection
    engine = _engine(settings, projection)
    retriever: Retriever
    if engine == "opensearch":
        retriever = in_opensearch(settings, projection)
    elif engine == "memory":
        # One thread is plenty for these vectors, and spares numpy half of its start.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from bot.retrieval.memory import MemoryRetriever  # noqa: PLC0415 - loads numpy

        retriever = MemoryRetriever(projection)
    else:
        from bot.retrieval import tantivy  # noqa: PLC0415 - a compiled library that small coverage does without

        def entries(new: Iterable[tuple[int, Indexed]]) -> Iterable[tuple[int, Indexed]]:
            return progress.watched(new, "indexing", "passages", projection.passage_count)

        retriever = tantivy.opened(projection, made.place, made.before, entries)
    archive = FiledArchive(projection, root, tell)
    return Coverage(retriever, archive, projection.scope, projection.digest, retriever.name)


def in_opensearch(settings: Settings, projection: Projection) -> OpenSearchRetriever:
    """The retriever of *projection*, as it was published. Raises SettingsError when it cannot be reached so."""
    from bot.retrieval.opensearch.searching import OpenSearchRetriever  # noqa: PLC0415 - loads the client

    return OpenSearchRetriever(projection, RULES, access(settings))


def _engine(settings: Settings, projection: Projection) -> str:
    if is_remote(settings):
        return "opensearch"
    if settings.engine != "auto":
        return settings.engine
    return "memory" if projection.passage_count <= MEMORY_PASSAGES else "tantivy"
