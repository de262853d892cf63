"""The OpenSearch cluster as it is set: whether it is asked, and how it is reached without giving a secret away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.errors import SettingsError
from bot.folders import expanded

if TYPE_CHECKING:
    from bot.retrieval.opensearch.client import Access
    from bot.settings import Settings


def is_remote(settings: Settings) -> bool:
    """Whether OpenSearch is asked."""
    return settings.engine == "opensearch" or (settings.engine == "auto" and settings.opensearch_url is not None)


def access(settings: Settings) -> Access:
    """How OpenSearch is reached. Raises SettingsError, naming the variable that is wrong."""
    from bot.retrieval.opensearch.client import Access  # noqa: PLC0415 - loads the client

    if settings.opensearch_url is None:
        raise SettingsError("PULLQUOTE_OPENSEARCH_URL: is not set; the engine opensearch needs it")
    if "@" in settings.opensearch_url:
        instead = "PULLQUOTE_OPENSEARCH_USER and PULLQUOTE_OPENSEARCH_PASSWORD"
        raise SettingsError(f"PULLQUOTE_OPENSEARCH_URL: holds a user or a password; put them in {instead}")
    urls = tuple(settings.opensearch_url.split(","))
    ca = expanded(settings.opensearch_ca, "PULLQUOTE_OPENSEARCH_CA") if settings.opensearch_ca else None
    if ca and not ca.is_file():
        raise SettingsError(f"PULLQUOTE_OPENSEARCH_CA: {ca} is no file; name one that holds certificates")
    user, password, key = settings.opensearch_user, settings.opensearch_password, settings.opensearch_api_key
    if user and not password:
        raise SettingsError("PULLQUOTE_OPENSEARCH_PASSWORD: is not set; PULLQUOTE_OPENSEARCH_USER needs it")
    if (password or key) and not all(map(_is_unreadable, urls)):
        problem = f"anyone on the way could read the {'key' if key else 'password'}"
        raise SettingsError(f"PULLQUOTE_OPENSEARCH_URL: is not https, so that {problem}; use https")
    return Access(
        urls,
        settings.opensearch_index,
        settings.opensearch_timeout_s,
        ca,
        user or "",
        password.get_secret_value() if password else "",
        key.get_secret_value() if key else "",
    )


def _is_unreadable(url: str) -> bool:
    """Whether nobody between here and *url* can read what is sent there."""
    return url.startswith("https://") or urlsplit(url).hostname in {"127.0.0.1", "localhost", "::1"}
