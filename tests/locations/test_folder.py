"""Every file below a folder is listed; a folder that cannot be listed is no empty one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.locations import files_below, paths_below


def made(root: Path) -> Path:
    """A folder with files at two depths, a link to one, a link to nothing, and an empty folder."""
    (root / "so-y-te" / "lan-2").mkdir(parents=True)
    (root / "empty").mkdir()
    for name in ("b.xlsx", "a.xlsx", "so-y-te/c.xlsx", "so-y-te/lan-2/d.xlsx"):
        (root / name).write_bytes(name.encode())
    (root / "link.xlsx").symlink_to(root / "a.xlsx")
    (root / "broken.xlsx").symlink_to(root / "nothing")
    return root


def test_files_at_all_depths_in_the_order_of_their_paths(tmp_path: Path) -> None:
    names = [one.name for one in files_below(made(tmp_path))]
    assert names == ["a.xlsx", "b.xlsx", "link.xlsx", "so-y-te/c.xlsx", "so-y-te/lan-2/d.xlsx"]
    assert [path.relative_to(tmp_path).as_posix() for path in paths_below(tmp_path)] == names


def test_no_folder_has_no_files(tmp_path: Path) -> None:
    assert files_below(tmp_path / "missing") == []


@pytest.mark.strace
@pytest.mark.slow
@pytest.mark.parametrize("part", ["", "so-y-te", "so-y-te/lan-2"])
@pytest.mark.parametrize("call", ["openat", "getdents64"])
@pytest.mark.parametrize("error", ["EACCES", "EIO"])
def test_a_folder_that_cannot_be_listed_is_an_error(tmp_path: Path, part: str, call: str, error: str) -> None:
    folder = made(tmp_path)
    program = (
        "import sys; from pathlib import Path; from toolkit.locations import LocationError, files_below\n"
        "try: print([one.name for one in files_below(Path(sys.argv[1]))])\n"
        "except LocationError as error: print(error)"
    )
    tracing = ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", f"trace={call}", "-P", str(folder / part)]
    command = [*tracing, "-e", f"inject={call}:error={error}", sys.executable, "-c", program, str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.startswith(f"Không đọc được nơi chứa báo cáo gửi {folder}: không liệt kê được")
    assert "kết quả cũ còn nguyên" in said
