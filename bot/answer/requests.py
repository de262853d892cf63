"""How an answer is requested before what is asked: "List all…", "Tell me more about…", "Is it true that…".

Such words are no part of what is asked, and no article need repeat them.
"""

from __future__ import annotations

import re

from bot.model import Span

_POLITE = r"(?:(?:please|pls|ok|okay|now|and|then|so|(?:can|could|would) you|i(?:'d| would) like you to)\b[\s,]*)*"
_LIST = r"(?:an? |the )?(?:full |complete |short |brief |quick )?(?:list|summary|overview|recap|rundown|gist|timeline)"
# "List the officials", "outline what was agreed"; where no such word follows, it may be a noun: list prices, outline
# planning. That is told by the noun behind it, or by another word that asks.
_LISTING = (
    r"(?:list|outline|recap)(?:(?= (?:the|all|each|every|any|some|me|us|his|her|their|its|our|your|these|those|briefly"
    r"|what|who|which|how|when|where|why)\b)|(?! (?:prices?|pricing|rents?|system|broking|brokers?|planning|permission"
    r"|consent|agreement|deal|accord)\b)(?!.*\b(?:what|when|where|why|how|whom)\b.*\?))"
)
_REQUEST = re.compile(
    rf"^\W*{_POLITE}(?:"
    r"is it (?:really )?(?:true|correct|a fact) that|i(?:'d| would)? (?:like|want|need) to know"
    r"|do you (?:happen to )?know"
    rf"|(?:{_LISTING}|enumerate|summari[sz]e|sum up)(?: (?:me|us|all|each|every|any|briefly)\b)*"
    rf"|(?:give|show|tell|make|find|name)(?: me| us)? (?:{_LIST}(?: of| on| about)?(?: all)?"
    r"|(?:some |the |all |any )*(?:quotes?|sentences?|something|anything)(?: about| on| by| of)"
    r"|(?:some |a bit |a little )?more(?: details?| information)? (?:about|on)|all(?= \w)|everything (?:about|on)))\b",
    re.IGNORECASE,
)


def request_in(text: str) -> Span | None:
    """Where *text* begins with a request; none where it asks at once, or requests nothing in particular."""
    request = _REQUEST.match(text)
    return Span(0, request.end()) if request and any(map(str.isalnum, text[request.end() :])) else None
