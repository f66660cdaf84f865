"""Which rows open a header: several labels, known words or figures below, and nothing of a table's row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from toolkit.intake.layout.columns import FRAME, ColumnKind
from toolkit.intake.layout.signs import FIGURES, VALUES, Sign
from toolkit.intake.layout.structure import split_marker
from toolkit.intake.layout.units import is_unit, is_unit_line
from toolkit.intake.layout.view import VALUE_KINDS, Header, View, is_numbering
from toolkit.vietnamese import clean, key

_ALONE = 9
"""How many rows below a heading that stands alone must bear it out."""
_LETTERHEAD = re.compile(
    "|".join(map(re.escape, map(key, ("cộng hòa xã hội", "độc lập - tự do", "biểu số", "mẫu số", "phụ lục"))))
    + rf"|{key('số')} ?: ?\d|.*, ?{key('ngày')}[ .…\d]*{key('tháng')}"
)


_STATE_WORDS = (
    "đạt", "không đạt", "chưa đạt", "đã đạt", "hoàn thành", "chưa hoàn thành", "đã hoàn thành", "vượt", "vượt kế hoạch",
    "khá", "tốt", "trung bình", "yếu", "kém", "tăng", "giảm", "không tăng", "không giảm", "ổn định", "có", "không",
    "chưa", "đang thực hiện", "đang triển khai", "đúng tiến độ", "chậm tiến độ", "chậm", "xuất sắc",
)  # fmt: skip
_STATE = re.compile(
    "|".join(map(re.escape, map(key, _STATE_WORDS)))
    + "|(?:" + "|".join(map(re.escape, map(key, ("tăng", "giảm", "hạng", "thứ", "xếp thứ", "đạt")))) + r") .*\d.*"
)  # fmt: skip


def is_state(text: str) -> bool:
    """Whether a text says how something stands, where others give a number: `Đạt`, `Hạng 22`, `Giảm 3 bậc`."""
    return bool(_STATE.fullmatch(key(text)))


def opens(view: View, row: int, within: Header | None) -> bool:
    """Whether a row may open a header: several labels, and nothing that makes it a row of a table."""
    return (within is not None and row in view.breaks.sure) or _opens(view, row, within)


def _opens(view: View, row: int, within: Header | None) -> bool:
    signs = view.signs[row]
    valued = not FIGURES.isdisjoint(signs.values())
    words = [] if valued and view.first_used in signs else view.words(row)
    if len(signs) == 1 and words:
        return _opens_alone(view, row, within, words[0])
    if len(signs) < 2 or (not words and len(signs) < 3) or not _is_row_of_heads(view, row, signs, words):
        return False
    if any(is_letterhead(view.sheet.text(row, column)) for column in words):
        return False
    if (_begins_with_number(signs) and not counts_up(view, row, signs)) or is_numbering(view, row):
        return False
    if len({key(view.sheet.text(row, column)) for column in words}) == 1 and len(words) > 1:
        return False
    if within is not None and (_units_only(view, row, words[1:]) or _states_only(view, row, words[1:])):
        return False
    if within is None or (not within.is_known and not has_body(view, within, row)):
        return True
    return _opens_again(view, row, within, words)


def is_letterhead(text: str) -> bool:
    """Whether a text belongs to the head of a letter: the motto, a number, a date, the number of a form."""
    return bool(_LETTERHEAD.match(key(text)))


def _opens_alone(view: View, row: int, within: Header | None, column: int) -> bool:
    """Whether one heading alone opens a table of one column of values: named figures stand right below it."""
    text = view.sheet.text(row, column)
    if column == view.first_used or is_unit_line(text) or is_letterhead(text):
        return False
    if within is not None and row - 1 in view.signs:
        return False
    below = [view.signs[one] for one in view.between(row + 1, row + _ALONE) if not is_numbering(view, one)]
    valued = [signs for signs in below if not VALUES.isdisjoint(signs.values())]
    named = [signs for signs in valued if signs.get(column) in VALUES and Sign.LABEL in signs.values()]
    return len(named) >= 2 and len(named) == len(valued)


def _begins_with_number(signs: dict[int, Sign]) -> bool:
    return signs[min(signs)] in (Sign.SMALL, Sign.MARKER, Sign.NIL)


def _is_row_of_heads(view: View, row: int, signs: dict[int, Sign], words: list[int]) -> bool:
    figures = [column for column, sign in signs.items() if sign in FIGURES]
    if figures:
        return _is_beside_scratch(view, signs, words, figures[0])
    counting = counts_up(view, row, signs)
    if Sign.SMALL in signs.values() and not counting:
        return False
    years = sum(sign is Sign.YEAR for sign in signs.values())
    if len(words) >= 2 or (words and (years or counting)):
        return True
    return years >= 2 and years == len(signs) and view.first_used not in signs


def _is_beside_scratch(view: View, signs: dict[int, Sign], words: list[int], figure: int) -> bool:
    """Figures to the right of the labels, behind an empty column, belong to a scratch pad beside the table."""
    before = [column for column in words if column < figure]
    gap = len(before) >= 2 and any(column not in signs for column in range(before[-1] + 1, figure))
    return gap and view.first_used not in signs and len(before) == len([c for c in signs if c < figure])


def counts_up(view: View, row: int, signs: dict[int, Sign]) -> bool:
    """Small numbers that rise by one head columns too: classes 1 to 5."""
    numbers = [_leading_number(view.sheet.text(row, column)) for column, sign in signs.items() if sign is Sign.SMALL]
    return len(numbers) >= 3 and all(b - a == 1 for a, b in pairwise(numbers))


def _leading_number(text: str) -> int:
    """The number of a small one that may carry the mark of a footnote: `0(*)`."""
    return int(text.strip().partition("(")[0])


def _opens_again(view: View, row: int, within: Header, words: list[int]) -> bool:
    """A later header says what its rows are, or stands below an empty row and heads values; notes do neither."""
    texts = {column: view.sheet.text(row, column) for column in words}
    kinds = {column: view.kind_at(row, column) for column in words}
    left = [column for column in words if column < within.first_value and not heads_values(view, texts[column])]
    apart = row - 1 not in view.signs or _is_line(view, row - 1)
    if not left:
        heads = any(kind is not ColumnKind.OTHER for kind in kinds.values())
        framed = any(kind in FRAME for kind in kinds.values())
        return framed or (apart and (heads or _figures_below(view, row, words)))
    known = dict(within.labels)
    if all(kinds[column] in FRAME or key(texts[column]) == key(known.get(column, "")) for column in left):
        return True
    values = [column for column in words if column not in left]
    if _is_framed(view, row, texts, apart=apart):
        return True
    if any(split_marker(texts[column])[0] for column in left) or _units_only(view, row, values):
        return False
    return apart and len(values) >= 2 and _figures_below(view, row, values, all_of=True)


def _is_framed(view: View, row: int, texts: dict[int, str], *, apart: bool) -> bool:
    """Whether a row begins with plain words of a frame (`STT`, `ĐVT`): twice, or apart and above figures."""
    plain = [c for c, text in texts.items() if any(view.vocabulary.is_exactly(kind, key(text)) for kind in FRAME)]
    if not plain or plain[0] not in list(texts)[:2]:
        return False
    return len(plain) >= 2 or (apart and _figures_below(view, row, list(texts)))


def heads_values(view: View, text: str) -> bool:
    """Whether a text begins like the heading of values or is dated; notes only mention plans and results."""
    meaning = view.vocabulary.meaning(clean(text))
    known = meaning.kind in VALUE_KINDS or meaning.kind is ColumnKind.RATIO
    return known and (meaning.year is not None or view.vocabulary.first(meaning.kind, key(text)) == 0)


def _is_line(view: View, row: int) -> bool:
    """A line of a title or a unit: one text alone."""
    signs = view.signs.get(row, {})
    return len(signs) == 1 and Sign.LABEL in signs.values()


def _figures_below(view: View, row: int, columns: list[int], *, all_of: bool = False) -> bool:
    """Whether figures stand in the next rows below labels."""
    below = list(view.below(row))[:4]
    found = [any(signs.get(column) in VALUES for signs in below) for column in columns]
    return all(found) if all_of else any(found)


def has_body(view: View, header: Header, until: int) -> bool:
    """Whether rows of a table stand below a header and above the next one."""
    rows = view.between(header.bottom + 1, until - 1)
    values = range(header.first_value, header.columns[-1].number + 1)
    for row in rows:
        if any(view.signs[row].get(column) in (Sign.FIGURE, Sign.SMALL, Sign.NIL) for column in values):
            return True
    names = [row for row in rows if any(s is Sign.LABEL for c, s in view.signs[row].items() if c < header.first_value)]
    return header.is_known and len(names) > 1


def _states_only(view: View, row: int, columns: list[int]) -> bool:
    return bool(columns) and all(is_state(view.sheet.text(row, column)) for column in columns)


def _units_only(view: View, row: int, columns: Iterable[int]) -> bool:
    """Whether the texts of a row in these columns are nothing but units."""
    texts = [view.sheet.text(row, column) for column in columns if column in view.signs.get(row, {})]
    return bool(texts) and all(map(is_unit, texts))
