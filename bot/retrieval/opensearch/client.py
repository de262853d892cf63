"""A cluster over HTTP: a request out, JSON in, and each fault one line that says what to do and holds no secret.

The client's own log stays off: it would tell every fault a second time, with addresses and bodies.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from opensearchpy import OpenSearch, Urllib3HttpConnection
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import ConnectionTimeout, SerializationError, SSLError, TransportError

from bot.errors import RetrievalError

if TYPE_CHECKING:
    from pathlib import Path

_LOGS = ("opensearch", "opensearchpy.trace", "urllib3")
_OVERLOADED = frozenset({429, 502, 503, 504})


class UnavailableError(RetrievalError):
    """A fault that may pass: the same request may succeed later."""


class RefusedError(RetrievalError):
    """An answer that no second try will change; *status* is that of HTTP."""

    def __init__(self, line: str, status: int = 0) -> None:
        super().__init__(line)
        self.status = status


@dataclass(frozen=True, slots=True)
class Access:
    """Where the cluster is, under which *alias* coverage is published there, and who asks."""

    urls: tuple[str, ...]
    alias: str = "pullquote"
    timeout_s: float = 5.0
    ca: Path | None = None
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)


class Server:
    """The cluster that *access* names; safe to share between threads."""

    def __init__(self, access: Access) -> None:
        for name in _LOGS:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._timeout_s = access.timeout_s
        self._hosts = ", ".join(urlsplit(url).netloc.rpartition("@")[2] for url in access.urls)
        options: dict[str, Any] = {"ca_certs": str(access.ca)} if access.ca else {}
        if access.api_key:
            options["headers"] = {"Authorization": f"ApiKey {access.api_key}"}
        elif access.user:
            options["http_auth"] = (access.user, access.password)
        self._transport = OpenSearch(
            list(access.urls),
            connection_class=Urllib3HttpConnection,
            timeout=access.timeout_s,
            max_retries=len(access.urls) - 1,  # where one node is away, another is asked
            **options,
        ).transport

    def ask(
        self, method: str, path: str, body: object = None, *, ignore: tuple[int, ...] = (), **parameters: object
    ) -> dict[str, Any]:
        """What the cluster answers; a status to *ignore* is an answer, too. Raises UnavailableError or RefusedError."""
        kind = {"content-type": "application/x-ndjson" if isinstance(body, str) else "application/json"}
        # Part of the path, since the client takes some parameters, such as `timeout`, for its own.
        url = f"{path}?{urlencode(parameters)}" if parameters else path
        try:
            told = self._transport.perform_request(method, url, body=body, ignore=ignore, headers=kind)
        except TransportError as error:
            raise self._fault(error) from error
        except (SerializationError, ValueError) as error:
            raise malformed() from error
        if not isinstance(told, dict):
            raise malformed()
        return told

    def close(self) -> None:
        self._transport.close()

    def _fault(self, error: TransportError) -> UnavailableError | RefusedError:
        if isinstance(error, SSLError):
            problem = f"no trusted connection to {self._hosts}"
            return RefusedError(f"opensearch: {problem}; name the CA of its certificate in PULLQUOTE_OPENSEARCH_CA")
        if isinstance(error, ConnectionTimeout):
            problem = f"no answer within {self._timeout_s:g} s"
            return UnavailableError(f"opensearch: {problem}; try again, or raise PULLQUOTE_OPENSEARCH_TIMEOUT_S")
        if isinstance(error.info, UnicodeDecodeError):
            return malformed()
        if isinstance(error, NoConnection):
            problem = f"cannot be reached at {self._hosts}"
            return UnavailableError(f"opensearch: {problem}; see whether it runs, and PULLQUOTE_OPENSEARCH_URL")
        return _answered(int(error.status_code), error.info)


def malformed() -> UnavailableError:
    """What is raised for an answer that OpenSearch would not give."""
    return UnavailableError(
        "opensearch: its answer makes no sense; see whether PULLQUOTE_OPENSEARCH_URL leads to OpenSearch 2.19 or 3"
    )


def partial() -> UnavailableError:
    """What is raised when not every shard answered: a part is never shown as the whole."""
    return UnavailableError(
        "opensearch: only a part of the coverage answered; try again, and see its health with 'pullquote doctor'"
    )


def overloaded(status: int) -> UnavailableError:
    return UnavailableError(f"opensearch: is overloaded or not whole (status {status}); try again in a minute")


def _answered(status: int, told: object) -> UnavailableError | RefusedError:
    if status in _OVERLOADED:
        return overloaded(status)
    if status == 401:
        remedy = "see PULLQUOTE_OPENSEARCH_USER, PULLQUOTE_OPENSEARCH_PASSWORD and PULLQUOTE_OPENSEARCH_API_KEY"
        return RefusedError(f"opensearch: does not know this user or key; {remedy}", status)
    if status == 403:
        return RefusedError("opensearch: this user may not do that; give it the role of docs/scale.md", status)
    return RefusedError(f"opensearch: answered {status}{_type(told)}; see its log", status)


def _type(told: object) -> str:
    """The kind of fault that an answer names, never its words: they may repeat what was asked."""
    error = told.get("error") if isinstance(told, dict) else None
    kind = error.get("type") if isinstance(error, dict) else None
    return f" ({kind})" if isinstance(kind, str) and kind.isidentifier() else ""
