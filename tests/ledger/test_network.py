"""A ledger on a network share is told from one on a local disk."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from toolkit.ledger.network import network_share, share_among

MOUNTS = """proc /proc proc rw 0 0
/dev/sda1 / ext4 rw,relatime 0 0
//may-chu/chung /mnt/chung cifs rw,vers=3.0 0 0
may-chu:/export /srv/nfs nfs4 rw 0 0
//may-chu/b /mnt/bao\\040cao smb3 rw 0 0
tmpfs /mnt/chung/tam tmpfs rw 0 0
me@may:/ /home/lan/xa fuse.sshfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("/mnt/chung/ktxh/ktxh.db", "/mnt/chung"),
        ("/srv/nfs/ktxh.db", "/srv/nfs"),
        ("/mnt/bao cao/ktxh.db", "/mnt/bao cao"),
        ("/home/lan/xa/ktxh.db", "/home/lan/xa"),
        ("/mnt/chung/tam/ktxh.db", None),
        ("/mnt/chungcu/ktxh.db", None),
        ("/home/lan/ktxh.db", None),
    ],
)
def test_the_nearest_mount_decides(path: str, share: str | None) -> None:
    assert share_among(MOUNTS, PurePosixPath(path)) == share


def test_a_temporary_folder_is_local(tmp_path: Path) -> None:
    assert network_share(tmp_path) is None
