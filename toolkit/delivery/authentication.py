"""Whether our own mail server vouches for a sender: Authentication-Results (RFC 8601), read with suspicion."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NOT_CHECKED = "none"
_RESULT = re.compile(r"(?P<method>[a-z0-9-]+)(?:/\d+)?\s*=\s*(?P<result>[a-z]+)(?P<more>.*)", re.IGNORECASE | re.DOTALL)
_PROPERTY = re.compile(r"(?P<name>[a-z]+\.[a-z0-9_-]+)\s*=\s*(?P<value>\"[^\"]*\"|[^\s;]+)", re.IGNORECASE)
_ALIGNED_BY = {"dmarc": ("header.from",), "dkim": ("header.d", "header.i"), "spf": ("smtp.mailfrom",)}


def is_proven(sender: str, results: Sequence[str], authserv: str) -> tuple[bool, str]:
    """Whether the sender's domain is proven, and what the server says.

    Only the topmost result that bears our server's name counts: everything below it may have come with the message.
    A pass counts only for the domain in From: dmarc, dkim and spf in that order.
    """
    if authserv.casefold() == _NOT_CHECKED:
        return True, "không kiểm tra"
    ours = next((text for text in map(_without_comments, results) if _server(text) == authserv.casefold()), None)
    if ours is None:
        return False, "không có kết quả xác thực"
    domain = sender.rpartition("@")[2].casefold()
    said = []
    for piece in ours.split(";")[1:]:
        found = _RESULT.fullmatch(piece.strip())
        if found is None or found["method"].casefold() not in _ALIGNED_BY:
            continue
        method, result = found["method"].casefold(), found["result"].casefold()
        said.append(f"{method}={result}")
        if result == "pass" and _is_aligned(domain, method, found["more"]):
            return True, said[-1]
    return False, ", ".join(said)[:100] or "không có kết quả xác thực"


def _server(text: str) -> str:
    words = text.split(";", maxsplit=1)[0].split()
    return words[0].casefold() if words else ""


def _without_comments(text: str) -> str:
    kept, depth = [], 0
    for letter in text:
        depth += letter == "("
        if not depth:
            kept.append(letter)
        depth -= letter == ")" and depth > 0
    return "".join(kept)


def _is_aligned(domain: str, method: str, properties: str) -> bool:
    for found in _PROPERTY.finditer(properties):
        if found["name"].casefold() in _ALIGNED_BY[method]:
            proven = found["value"].strip('"').rpartition("@")[2].casefold().rstrip(".")
            if proven and "." in proven and (domain == proven or domain.endswith(f".{proven}")):
                return True
    return False
