"""Wires the parts together: the only place that picks classes. Everyone else receives."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.answer.archive import FiledArchive
from bot.answer.coverage import Coverage
from bot.answer.pipeline import Pipeline
from bot.cluster import access, is_remote
from bot.corpus import reader
from bot.errors import CorpusError
from bot.folders import cache_folder, corpus_folder, expanded
from bot.retrieval.generations import Generations, Made, current
from bot.retrieval.manifest import RULES
from bot.text.terms import ANALYSER

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from bot.answer.cross_encoder import CrossEncoder
    from bot.corpus.reader import Filed, FileStamp
    from bot.retrieval.carried import Stored
    from bot.retrieval.opensearch.searching import OpenSearchRetriever
    from bot.retrieval.projection import Projection
    from bot.retrieval.retriever import Retriever
    from bot.retrieval.rows import Indexed
    from bot.settings import Settings

One = TypeVar("One")

# Up to here `auto` answers from memory. On 2,136 passages of news 50 passages come in 5.2 ms of CPU at p50 and in 15 ms
# at p95 (200 questions), growing with the size; measure again with
# `python -m tests.benchmarks.engines FOLDER --engines memory tantivy --sizes 1000 2000 3000`.
MEMORY_PASSAGES = 2_500
_RULES = f"{ANALYSER}-{RULES}"


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
    return _coverage(settings, root, fresh(root, _usable(settings, index_folder(settings, root))))


def readable(settings: Settings, tell: Callable[[CorpusError], None]) -> Coverage:
    """As `coverage`, where a file that cannot be read, or changes meanwhile, stops nothing: *tell* gets each fault."""
    root = corpus_folder(settings)
    generations = Generations(_usable(settings, index_folder(settings, root)))
    try:
        made = _fresh(root, generations)
    except CorpusError:
        faults = dict(reader.faults(root))
        if not faults or len(faults) == len(reader.listing(root)):
            raise
        for fault in faults.values():
            tell(fault)
        made = _fresh(root, generations, faults)
    return _coverage(settings, root, made, tell)


def rebuild(settings: Settings, *, anew: bool = True) -> Coverage:
    """The coverage, with all that is derived from it made anew, and published where the engine wants that.

    Without *anew*, what an engine publishes is left where it is that of the files as they stand.
    """
    root = corpus_folder(settings)
    generations = Generations(index_folder(settings, root), tell=_tell)
    if not is_remote(settings):
        return _coverage(settings, root, _make(root, generations, anew=True))
    made = _make(root, generations, anew=True) if anew else _fresh(root, generations)
    _publish(settings, made.projection, anew=anew)
    return _coverage(settings, root, made)


def _publish(settings: Settings, projection: Projection, *, anew: bool) -> None:
    from bot.retrieval.opensearch.publishing import publish  # noqa: PLC0415 - loads the client

    def watch(stored: Iterable[Stored]) -> Iterable[Stored]:
        return watched(stored, "publishing", "passages", projection.passage_count)

    publish(projection, _RULES, access(settings), anew=anew, watch=watch)


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
            return watched(new, "indexing", "passages", projection.passage_count)

        retriever = tantivy.opened(projection, made.place, made.before, entries)
    archive = FiledArchive(projection, root, tell)
    return Coverage(retriever, archive, projection.scope, projection.digest, retriever.name)


def in_opensearch(settings: Settings, projection: Projection) -> OpenSearchRetriever:
    """The retriever of *projection*, as it was published. Raises SettingsError when it cannot be reached so."""
    from bot.retrieval.opensearch.searching import OpenSearchRetriever  # noqa: PLC0415 - loads the client

    return OpenSearchRetriever(projection, _RULES, access(settings))


def _engine(settings: Settings, projection: Projection) -> str:
    if is_remote(settings):
        return "opensearch"
    if settings.engine != "auto":
        return settings.engine
    return "memory" if projection.passage_count <= MEMORY_PASSAGES else "tantivy"


def index_folder(settings: Settings, root: Path) -> Path:
    """The folder of everything derived from the coverage in *root*."""
    place = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:12]
    return expanded(settings.index_dir or cache_folder(), "PULLQUOTE_INDEX_DIR") / f"{_RULES}-{place}"


def fresh(root: Path, folder: Path) -> Made:
    """What is derived from *root*, made first unless that in *folder* was made from the files as they stand.

    Freshness is judged by names, sizes and times; only files of which one changed are read.
    """
    return _fresh(root, Generations(folder))


def is_fresh(root: Path, folder: Path) -> bool:
    """Whether what *folder* holds was made from the files of *root* as they stand."""
    return current(Generations(folder), _RULES, _stamps(root)) is not None


def _fresh(root: Path, generations: Generations, without: Collection[str] = ()) -> Made:
    return current(generations, _RULES, _stamps(root, without)) or _make(root, generations, without)


def _usable(settings: Settings, folder: Path) -> Path:
    """*folder*; or one of this process alone, where nobody chose a folder and the user's cache cannot be written."""
    if settings.index_dir is not None or folder.exists() or _can_make(folder):
        return folder
    passing = Path(tempfile.mkdtemp(prefix="pullquote-"))
    atexit.register(shutil.rmtree, passing, ignore_errors=True)
    return passing


def _can_make(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True)
    except OSError:
        return False
    return True


def _stamps(root: Path, without: Collection[str] = ()) -> tuple[FileStamp, ...]:
    found = tuple(stamp for stamp in reader.listing(root) if stamp.file not in without)
    if not found:
        raise reader.nothing_in(root)
    return found


def _make(root: Path, generations: Generations, without: Collection[str] = (), *, anew: bool = False) -> Made:
    from bot.answer.speakers.finding import find_speakers  # noqa: PLC0415 - only an index needs what makes passages
    from bot.retrieval.upkeep import make  # noqa: PLC0415

    def read(changed: Collection[str]) -> Iterable[Filed]:
        return watched(reader.stream(root, changed), "indexing", "articles")

    made = make(generations, _RULES, lambda: _stamps(root, without), read, find_speakers, anew=anew)
    if not made.projection.scope.articles:
        raise reader.nothing_in(root)
    return made


def watched(each: Iterable[One], doing: str, unit: str, total: int | None = None) -> Iterable[One]:
    """*each*, counted on a terminal where it takes more than a moment."""
    from tqdm import tqdm  # noqa: PLC0415 - only few commands take long enough to be watched

    return tqdm(each, desc=doing, unit=f" {unit}", total=total, delay=1, leave=False, disable=None)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - a word to the operator
