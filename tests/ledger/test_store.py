"""The bytes of what came are kept once, under their hash, and are never another's."""

from __future__ import annotations

import hashlib
from pathlib import Path
from unittest.mock import patch

import pytest

from toolkit.ledger.store import Store, StoreError

DATA = b"noi dung bao cao"
HASH = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / ".kho")


def test_bytes_come_back_under_their_hash(store: Store) -> None:
    store.keep(DATA, HASH)
    assert store.read(HASH) == DATA
    assert store.path(HASH) == store.root / HASH[:2] / HASH


def test_what_is_kept_is_not_written_again_and_may_not_be(store: Store) -> None:
    store.keep(DATA, HASH)
    before = store.path(HASH).stat()
    store.keep(DATA, HASH)
    assert store.path(HASH).stat() == before
    assert before.st_mode & 0o222 == 0
    assert [path.name for path in store.path(HASH).parent.iterdir()] == [HASH]


def test_a_copy_that_was_cut_off_is_made_whole(store: Store) -> None:
    store.path(HASH).parent.mkdir(parents=True)
    store.path(HASH).write_bytes(DATA[:5])
    store.keep(DATA, HASH)
    assert store.read(HASH) == DATA


def test_what_is_not_there_or_was_changed_is_said(store: Store) -> None:
    with pytest.raises(StoreError, match="không có bản lưu"):
        store.read(HASH)
    store.keep(DATA, HASH)
    store.path(HASH).chmod(0o644)
    store.path(HASH).write_bytes(b"noi dung khac...")
    with pytest.raises(StoreError, match="đã bị thay đổi"):
        store.read(HASH)


def test_a_full_disk_leaves_nothing_behind(store: Store) -> None:
    with (
        patch("os.fsync", side_effect=OSError(28, "No space left on device")),
        pytest.raises(StoreError, match="đĩa đã đầy"),
    ):
        store.keep(DATA, HASH)
    assert list(store.root.rglob("*.tmp")) == []
    assert not store.path(HASH).exists()


def test_many_are_kept_at_once_and_all_come_back(store: Store) -> None:
    many = {hashlib.sha256(data).hexdigest(): data for data in (b"%d" % number for number in range(40))}
    store.keep_all(many)
    assert {sha256: store.read(sha256) for sha256 in many} == many
