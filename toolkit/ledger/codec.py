"""Values and records as the ledger keeps them: exactly, and without anything that a database would refuse."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from toolkit.model import KEPT_AS, Mark, Value

NUMBER, MARK, TEXT = "number", "mark", "text"
T = TypeVar("T")
_ROWS, _ALL = "", "="
"""How many rows there are, and what stands in every one: names that no field has."""
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
    return _compressed(_coder(kind).write(record))


def unpack(kind: Callable[..., T], data: bytes) -> T:
    """The record that was packed, also by a program whose records had fewer fields: those have their defaults."""
    found: T = _coder(kind).read(_loaded(data))
    return found


def unpack_fields(kind: type, data: bytes, names: Iterable[str]) -> tuple[Any, ...]:
    """Some fields of a record that was packed; the others are not made."""
    written, hints, kept = _loaded(data), _hints(kind), _kept_names(kind)
    return tuple(_coder(hints[name]).read(written[kept[name]]) for name in names)


def unpack_columns(kind: type, data: bytes, field: str, names: Iterable[str]) -> tuple[list[Any], ...]:
    """Some fields of all records of a kind that stand in one field of a record that was packed, field by field."""
    written, hints = _loaded(data)[field], _hints(kind)
    return tuple(_coder(hints[name]).read_all(_cells(written[name], written[_ROWS])) for name in names)


def pack_all(kind: type, records: Sequence[object]) -> bytes:
    """Records of one kind as compressed JSON, column by column under the names of their fields."""
    return _compressed(_coder(kind).write_all(records))


def unpack_all(kind: Callable[..., T], data: bytes) -> list[T]:
    """The records that were packed, also by a program whose records had fewer fields: those have their defaults."""
    found: list[T] = _coder(kind).read_all(_loaded(data))
    return found


def _compressed(written: object) -> bytes:
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def _loaded(data: bytes) -> Any:  # noqa: ANN401
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class _Coder:
    """How values of a type are written as JSON and read again, one by one or many at once."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]
    write_all: Callable[[Sequence[Any]], Any]
    read_all: Callable[[Any], list[Any]]


def _each(write: Callable[[Any], Any], read: Callable[[Any], Any]) -> _Coder:
    """A coder that takes many one after the other."""
    return _Coder(write, read, lambda many: list(map(write, many)), lambda many: list(map(read, many)))


def _same(one: Any) -> Any:  # noqa: ANN401
    return one


_PLAIN_CODER = _Coder(_same, _same, list, list)


@cache
def _coder(hint: Any) -> _Coder:  # noqa: ANN401
    arguments = get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        return _union(tuple(one for one in arguments if one is not NoneType))
    if get_origin(hint) is tuple and arguments[1:] == (...,):
        inner = _coder(arguments[0])
        return _each(inner.write_all, lambda written: tuple(inner.read_all(written)))
    if get_origin(hint) is frozenset:
        inner = _coder(arguments[0])
        return _each(lambda many: sorted(map(inner.write, many)), lambda many: frozenset(map(inner.read, many)))
    if hint in _PLAIN:
        return _PLAIN_CODER
    return _table(hint) if is_dataclass(hint) else _scalar(hint)


def _scalar(hint: Any) -> _Coder:  # noqa: ANN401
    if hint is Decimal:
        return _each(str, Decimal)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _each(attrgetter("value"), {one.value: one for one in hint}.__getitem__)
    if hint in (datetime, date):
        return _each(hint.isoformat, hint.fromisoformat)
    raise TypeError(f"the ledger cannot keep {hint!r}")


def _union(kinds: tuple[Any, ...]) -> _Coder:
    if set(kinds) == set(get_args(Value)):
        return _Coder(kept_value, lambda pair: value_of(*pair), _write_values, _read_values)
    if len(kinds) != 1:
        raise TypeError(f"the ledger cannot keep one of {kinds!r}")
    inner = _coder(kinds[0])
    if inner is _PLAIN_CODER:
        return inner
    return _each(
        lambda one: None if one is None else inner.write(one),
        lambda one: None if one is None else inner.read(one),
    )


def _write_values(many: Sequence[Value | None]) -> dict[str, Any]:
    pairs = list(map(kept_value, many))
    return {_ROWS: len(pairs), "kind": _column([kind for kind, _ in pairs]), "text": [text for _, text in pairs]}


def _read_values(written: dict[str, Any]) -> list[Value | None]:
    return list(map(value_of, _cells(written["kind"], written[_ROWS]), written["text"]))


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401
    return get_type_hints(kind)


@cache
def _kept_names(kind: Any) -> dict[str, str]:  # noqa: ANN401
    """Under which name each field of a dataclass is kept."""
    return {field.name: field.metadata.get(KEPT_AS, field.name) for field in fields(kind)}


def _table(kind: Any) -> _Coder:  # noqa: ANN401
    """A dataclass: one by the names of its fields, many as columns by those names; a renamed field keeps its first."""
    hints = _hints(kind)
    names = {kept: name for name, kept in _kept_names(kind).items()}
    coders = [(kept, attrgetter(name), _coder(hints[name])) for kept, name in names.items()]

    def write_all(many: Sequence[Any]) -> dict[str, Any]:
        columns = {name: _column(coder.write_all([*map(take, many)])) for name, take, coder in coders}
        return {_ROWS: len(many), **columns}

    def read_all(written: dict[str, Any]) -> list[Any]:
        rows = written[_ROWS]
        there = [(name, coder) for name, _, coder in coders if name in written]
        columns = [coder.read_all(_cells(written[name], rows)) for name, coder in there]
        if len(there) == len(names):
            return list(map(kind, *columns))
        known = [names[kept] for kept, _ in there]
        return [kind(**dict(zip(known, row, strict=True))) for row in zip(*columns, strict=True)]

    return _Coder(
        lambda one: {name: coder.write(take(one)) for name, take, coder in coders},
        lambda row: kind(**{names[kept]: coder.read(row[kept]) for kept, _, coder in coders if kept in row}),
        write_all,
        read_all,
    )


def _column(written: Any) -> Any:  # noqa: ANN401
    """A column of which every cell is the same is written as that cell alone."""
    if isinstance(written, list) and len(written) > 1 and written.count(written[0]) == len(written):
        return {_ALL: written[0]}
    return written


def _cells(column: Any, rows: int) -> Any:  # noqa: ANN401
    """A column as it was before `_column`."""
    return [column[_ALL]] * rows if isinstance(column, dict) and _ALL in column else column
