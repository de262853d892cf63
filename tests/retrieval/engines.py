"""Every engine, made of a folder as a test wants it: the whole contract is held against each of them."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from bot.retrieval import tantivy
from bot.retrieval.memory import MemoryRetriever
from bot.retrieval.opensearch.client import Access
from bot.retrieval.opensearch.publishing import publish
from bot.retrieval.opensearch.searching import OpenSearchRetriever
from bot.settings import Settings
from tests.coverage_kit import projection_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.retrieval.projection import Projection
    from bot.retrieval.retriever import Retriever

RULES = "rules"
# The engines as the program picks them, and one as only a large coverage has it.
NAMES: tuple[Literal["memory", "tantivy", "opensearch"], ...] = ("memory", "tantivy", "opensearch")
THREE_SHARDS = "opensearch-3-shards"


@dataclass(frozen=True, slots=True)
class Engine:
    """Makes retrievers; *examples* are as many as its pace allows where a test draws them."""

    name: Literal["memory", "tantivy", "opensearch"]
    of: Callable[[Projection, Path], Retriever]  # a projection, and the folder in which it lies
    examples: int = 60
    more: dict[str, Any] = field(default_factory=dict)

    def __call__(self, folder: Path, **texts: str) -> Retriever:
        """The retriever of *texts* and of what `put` placed in ``folder/corpus``."""
        return self.of(projection_of(folder, **texts), folder)

    def settings(self, root: Path, index: Path) -> Settings:
        """The settings by which the program uses this engine."""
        return Settings(corpus=root, index_dir=index, engine=self.name, **self.more)


MEMORY = Engine("memory", lambda projection, _: MemoryRetriever(projection))


@contextmanager
def opened(name: str, urls: Callable[[], tuple[str, ...]]) -> Iterator[Engine]:
    """The engine of this name; *urls* gives those of OpenSearch where it is needed."""
    if name == "memory":
        yield MEMORY
    elif name == "tantivy":
        yield Engine("tantivy", _tantivy)
    else:
        with ExitStack() as stack:
            yield _opensearch(urls(), 3 if name == THREE_SHARDS else 1, stack)


def _tantivy(projection: Projection, folder: Path) -> Retriever:
    shutil.rmtree(folder / tantivy.NAME, ignore_errors=True)
    tantivy.make(projection, folder)
    return tantivy.TantivyRetriever(projection, folder)


def _opensearch(urls: tuple[str, ...], shards: int, stack: ExitStack) -> Engine:
    access = Access(urls, alias=f"contract-{shards}", timeout_s=30)

    def published(projection: Projection, _folder: Path) -> Retriever:
        publish(projection, RULES, access, shards=shards)
        return stack.enter_context(closing(OpenSearchRetriever(projection, RULES, access)))

    named = {"url": ",".join(urls), "index": access.alias, "timeout_s": access.timeout_s}
    return Engine("opensearch", published, 10, {f"opensearch_{key}": value for key, value in named.items()})
