"""What is typed in place of a number or a word: nothing happened, not known yet, as above."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.model import Mark
from toolkit.vietnamese.text import clean, key

_NIL_WORDS = frozenset(
    map(
        key,
        (
            *("không", "không có", "không phát sinh", "không ps", "không có phát sinh", "chưa phát sinh", "x"),
            *("ko", "ko có", "k có", "kps", "không xảy ra", "không thực hiện", "-/-", "- / -"),
        ),
    )
)
_UNAVAILABLE_WORDS = frozenset(
    map(
        key,
        (
            *("chưa có số liệu", "chưa có", "chưa có sl", "chưa tổng hợp", "chưa báo cáo", "n/a", "không có số liệu"),
            *("chưa thống kê", "chưa có báo cáo", "đang tổng hợp", "chưa công bố", "chưa cung cấp", "chưa xác định"),
            *("chưa tổng hợp được", "chưa có số", "không thống kê", "chưa thu thập", "chưa thu thập được"),
        ),
    )
)
_NIL = re.compile(r"[-–—−‐‑‒―_\s]+")
_DOTS = re.compile(r"[-–—\s]*[.…][.…\s]*")
_DITTO = re.compile(
    r'["”“″〃]{1,2}|\'\'|,,|//|[-–]?\s*["”“″]\s*[-–]?|[-–]?\s*n\.?\s?t\.?\s*[-–]?|-?\s*như trên\s*-?', re.IGNORECASE
)


def parse_mark(text: str) -> Mark | None:
    """What a text says in place of a number: `-` that nothing happened, `…` that it is not known yet.

    The signs are those of the General Statistics Office: `-` không có hiện tượng phát sinh, `…` có phát sinh nhưng
    không thu thập được số liệu.
    """
    cleaned = clean(text)
    if not cleaned:
        return None
    if _NIL.fullmatch(cleaned) or key(cleaned) in _NIL_WORDS:
        return Mark.NIL
    if _DOTS.fullmatch(cleaned) or key(cleaned) in _UNAVAILABLE_WORDS:
        return Mark.UNAVAILABLE
    return None


@lru_cache(maxsize=16_384)
def is_ditto(text: str) -> bool:
    """Whether a text repeats what stands above it: `"`, `-nt-`, `như trên`."""
    return bool(_DITTO.fullmatch(clean(text)))
