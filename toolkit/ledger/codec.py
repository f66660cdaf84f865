"""Values and records as the ledger keeps them: exactly, and without anything that a database would refuse."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from toolkit.model import Mark, Value

NUMBER, MARK, TEXT = "number", "mark", "text"
T = TypeVar("T")
_Code = Callable[[Any], Any]
_PLAIN = frozenset({str, int, bool, NoneType})


def kept_value(value: Value | None) -> tuple[str | None, str | None]:
    """A value as kind and text; both None where there is none."""
    if value is None:
        return None, None
    if isinstance(value, Decimal):
        return NUMBER, str(value)
    return (MARK, value.value) if isinstance(value, Mark) else (TEXT, kept_text(value))


def value_of(kind: str | None, text: str | None) -> Value | None:
    """The value that was kept as kind and text."""
    if kind is None or text is None:
        return None
    if kind == NUMBER:
        return Decimal(text)
    return Mark(text) if kind == MARK else text


def kept_text(text: str) -> str:
    """The text without what PostgreSQL (NUL) or UTF-8 (half a surrogate pair) cannot hold."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def pack(record: object) -> bytes:
    """A frozen record, with all that it holds, as compressed JSON."""
    kind: Any = type(record)
    return zlib.compress(json.dumps(_coders(kind)[0](record)).encode(), 1)


def unpack(kind: Callable[..., T], data: bytes) -> T:
    """The record that was packed; the classes must be the same as they were then."""
    found: T = _coders(kind)[1](json.loads(zlib.decompress(data)))
    return found


@cache
def _coders(hint: Any) -> tuple[_Code, _Code]:  # noqa: ANN401
    """How values of a type are written as JSON, and read again."""
    arguments = get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        return _union(tuple(one for one in arguments if one is not NoneType))
    if get_origin(hint) is tuple and arguments[1:] == (...,):
        write, read = _coders(arguments[0])
        return lambda many: [write(one) for one in many], lambda many: tuple([read(one) for one in many])
    if get_origin(hint) is frozenset:
        write, read = _coders(arguments[0])
        return lambda many: sorted(write(one) for one in many), lambda many: frozenset(read(one) for one in many)
    if hint in _PLAIN:
        return _same, _same
    if is_dataclass(hint):
        return _record(hint)
    return _scalar(hint)


def _scalar(hint: Any) -> tuple[_Code, _Code]:  # noqa: ANN401
    if hint is Decimal:
        return str, Decimal
    if isinstance(hint, type) and issubclass(hint, Enum):
        return attrgetter("value"), {one.value: one for one in hint}.__getitem__
    if hint in (datetime, date):
        return hint.isoformat, hint.fromisoformat
    raise TypeError(f"the ledger cannot keep {hint!r}")


def _union(kinds: tuple[Any, ...]) -> tuple[_Code, _Code]:
    if set(kinds) == set(get_args(Value)):
        return kept_value, lambda pair: value_of(*pair)
    if len(kinds) != 1:
        raise TypeError(f"the ledger cannot keep one of {kinds!r}")
    write, read = _coders(kinds[0])
    if write is _same:
        return _same, _same
    return (
        lambda one: None if one is None else write(one),
        lambda one: None if one is None else read(one),
    )


def _record(kind: Any) -> tuple[_Code, _Code]:  # noqa: ANN401
    """A dataclass as the list of its fields; only those that are not plain are looked at one by one."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    coders = [(at, *_coders(hints[name])) for at, name in enumerate(names)]
    special = [(at, write, read) for at, write, read in coders if write is not _same]
    take = attrgetter(*names)

    def write_all(one: object) -> list[Any]:
        row = list(take(one)) if len(names) > 1 else [take(one)]
        for at, write, _ in special:
            row[at] = write(row[at])
        return row

    def read_all(row: list[Any]) -> Any:  # noqa: ANN401
        for at, _, read in special:
            row[at] = read(row[at])
        return kind(*row)

    return write_all, read_all


def _same(one: Any) -> Any:  # noqa: ANN401
    return one
