"""Reading on a real Dask cluster: the same bytes as in this process, whoever dies meanwhile; and an end to waiting."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import dask
import pytest
import trustme

from tests.support.dask_cluster import DaskCluster, dask_cluster
from tests.support.harmful import devour, die, hang, process
from tests.support.remote import outputs
from tests.support.seed import FILE, PERIOD, seed_workbook
from tests.support.workspaces import make_workspace
from toolkit import Workspace
from toolkit.executors import RunSettings
from toolkit.executors.cluster import Cluster, ClusterError
from toolkit.intake.readers.limits import MEBIBYTE, Limits
from toolkit.intake.readers.refusal import Refused
from toolkit.model import OperationError, SubmittedState

pytestmark = pytest.mark.slow
LIMITS = Limits(seconds=2, memory=300 * MEBIBYTE)
MODULES = (__name__,)
ROOT = Path(__file__).parents[2]
HEAVY = b"1,2,3,4,5,6,7,8\n" * 90_000
"""Takes more memory than a worker of 130 MB has."""


def kill_the_machine_unless_it_is(pid: int) -> str:
    if os.getppid() != pid:
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)
    return "done"


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """A cluster of one worker that survives every test."""
    with dask_cluster(tmp_path_factory.mktemp("cluster"), workers=1) as cluster:
        yield cluster


@pytest.fixture
def executor(standing: DaskCluster) -> Iterator[Cluster]:
    with Cluster(standing.address, LIMITS, MODULES, 60) as cluster:
        yield cluster


def files(count: int) -> dict[str, bytes]:
    """Submissions that are all different, some of them broken, one that takes its reader down."""
    good = {f"{number:03d}/{FILE}": seed_workbook(E17=str(4000 + number)) for number in range(count)}
    return {**good, "000/cut.xlsx": seed_workbook()[:900], "000/nang.csv": HEAVY, "000/~$x.xlsx": b""}


def settings(root: Path, more: str) -> Path:
    with (root / "ktxh.toml").open("a", encoding="utf-8") as config:
        config.write("\n[limits]\nmemory = 136314880\n" + more)
    return root


def ktxh(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "toolkit.cli.main", *arguments, "--workspace", str(root)]
    code = "import sys; from toolkit.cli.main import run; sys.argv[0] = 'ktxh'; run()"
    command[3:5] = ["-c", code]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=ROOT)


def test_a_worker_killed_in_mid_run_changes_no_byte(tmp_path: Path) -> None:
    here = settings(make_workspace(tmp_path / "here", files(120)), "")
    Workspace(here).merge(PERIOD)
    with dask_cluster(tmp_path) as cluster, ThreadPoolExecutor(1) as thread:
        there = settings(make_workspace(tmp_path / "there", files(120)), cluster.section())
        killing = thread.submit(cluster.kill_while_working, 0)
        merged = Workspace(there).merge(PERIOD)
        calls = killing.result()
        with cluster.client() as client:
            again = cluster.done_again(client)
            assert len(client.nthreads()) == 1
    assert calls
    assert set(calls) & again
    states = {file.file: file.state for file in merged.result.files}
    assert [name for name, state in states.items() if state is SubmittedState.REJECTED] == [
        "000/cut.xlsx",
        "000/nang.csv",
    ]
    assert len(outputs(here)) >= 4
    assert outputs(there) == outputs(here)


def test_what_the_libraries_of_a_cluster_log_is_not_said_to_a_clerk(standing: DaskCluster) -> None:
    program = (
        "import logging, sys; from toolkit.executors.cluster import Cluster\n"
        "from toolkit.intake.readers.limits import Limits\n"
        "with Cluster(sys.argv[1], Limits(), (), 60):\n"
        "    for name in ('distributed.client', 'tornado.application', 'asyncio'): logging.getLogger(name).error('lỗi')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, standing.address], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_where_all_workers_die_the_run_ends_and_outputs_stay_as_they_were(tmp_path: Path) -> None:
    with dask_cluster(tmp_path) as cluster, ThreadPoolExecutor(1) as thread:
        root = settings(make_workspace(tmp_path / "w", files(1)), cluster.section(patience=2))
        assert ktxh(root, "merge", str(PERIOD)).returncode == 3
        before = outputs(root)
        for name, data in files(200).items():
            path = Workspace(root).submissions(PERIOD) / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        killing = [thread.submit(cluster.kill_while_working, number) for number in (0, 1)]
        done = ktxh(root, "merge", str(PERIOD))
        assert all(one.result() for one in killing)
    assert done.returncode == 4
    assert "không còn máy nào làm việc trong 2 giây" in done.stderr
    assert "Traceback" not in done.stderr
    assert "distributed" not in done.stderr
    assert outputs(root) == before
    later = settings(tmp_path / "w", "")
    (later / "ktxh.toml").write_text((later / "ktxh.toml").read_text("utf-8").split("[run]")[0], "utf-8")
    assert ktxh(later, "merge", str(PERIOD)).returncode == 3
    assert outputs(later) != before


def test_where_the_scheduler_dies_the_run_ends(tmp_path: Path) -> None:
    with dask_cluster(tmp_path, workers=1) as cluster:
        root = settings(make_workspace(tmp_path / "w", files(40)), cluster.section(patience=2))

        def kill(_name: str, number: int, _count: int) -> None:
            if number == 20:
                cluster.scheduler.kill()

        begin = time.monotonic()
        with pytest.raises(ClusterError, match=r"Cụm máy đọc tcp://127\.0\.0\.1"):
            Workspace(root).merge(PERIOD, progress=kill)
        assert time.monotonic() - begin < 60
    assert outputs(root) == {}


def test_a_scheduler_that_is_not_there_is_said_within_seconds(tmp_path: Path) -> None:
    root = settings(make_workspace(tmp_path), '[run]\nexecutor = "dask://127.0.0.1:9"\n')
    begin = time.monotonic()
    done = ktxh(root, "merge", str(PERIOD))
    assert time.monotonic() - begin < 30
    assert done.returncode == 4
    assert "Cụm máy đọc tcp://127.0.0.1:9 không kết nối được" in done.stderr
    assert 'executor = "auto"' in done.stderr
    assert "Traceback" not in done.stderr
    assert outputs(root) == {}


def test_where_nothing_is_to_be_read_no_cluster_is_asked(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    Workspace(root).merge(PERIOD)
    settings(root, '[run]\nexecutor = "dask://127.0.0.1:9"\n')
    config = (root / "ktxh.toml").read_text("utf-8").replace("[limits]\nmemory = 136314880\n", "")
    (root / "ktxh.toml").write_text(config, "utf-8")
    assert Workspace(root).merge(PERIOD).summary.counts.files[SubmittedState.MERGED] == 1


def test_dask_is_asked_for_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(OperationError, match=r"pip install ktxh\[dask\]"):
        Cluster("tcp://127.0.0.1:9", LIMITS, MODULES, 1)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda executor: executor.submit(die, signal.SIGSEGV), "ngừng giữa chừng"),
        (lambda executor: executor.submit(hang), "chạy quá 2 giây"),
        (lambda executor: executor.submit(devour), "cần hơn 300 MB bộ nhớ"),
    ],
)
def test_harm_stays_in_its_call_and_the_machine_goes_on(
    standing: DaskCluster, executor: Cluster, harm: Callable[[Cluster], Any], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        harm(executor).result()
    pid = executor.submit(process).result()
    assert pid not in (os.getpid(), standing.workers[0].pid)
    assert standing.workers[0].poll() is None


def test_a_call_that_kills_machines_is_done_here_under_the_same_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "1")
    with dask_cluster(tmp_path) as cluster, Cluster(cluster.address, LIMITS, MODULES, 60) as executor:
        call = executor.submit(kill_the_machine_unless_it_is, os.getpid())
        assert call.result() == "done"
        assert [worker.wait(10) for worker in cluster.workers] == [-signal.SIGKILL] * 2


def test_a_file_larger_than_dask_likes_is_sent_all_the_same(executor: Cluster) -> None:
    assert executor.submit(len, bytes(21 * MEBIBYTE)).result() == 21 * MEBIBYTE


def test_results_are_waited_for_only_as_long_as_is_asked(executor: Cluster) -> None:
    with pytest.raises(TimeoutError):
        executor.submit(hang).result(timeout=0.1)


@pytest.mark.parametrize("kept", ["all but a word", "nothing"])
def test_a_machine_with_another_program_is_told(tmp_path: Path, kept: str) -> None:
    other = tmp_path / "other"
    if kept == "nothing":
        (other / "toolkit").mkdir(parents=True)
        (other / "toolkit" / "__init__.py").write_text("", "utf-8")
    else:
        shutil.copytree(ROOT / "toolkit", other / "toolkit", ignore=shutil.ignore_patterns("__pycache__"))
        with (other / "toolkit" / "vietnamese" / "numbers.py").open("a", encoding="utf-8") as module:
            module.write("# đã sửa\n")
    with dask_cluster(tmp_path, workers=0) as cluster:
        cluster.start_worker({"PYTHONPATH": str(other)})
        with Cluster(cluster.address, LIMITS, MODULES, 60) as executor, pytest.raises(ClusterError) as told:
            executor.submit(process).result()
    assert {"nothing": "chưa cài ktxh cùng bản", "all but a word": "chương trình khác máy này (ktxh "}[kept] in str(
        told.value
    )


def test_a_cluster_behind_tls_is_reached_with_its_certificates_and_not_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(tmp_path / "all.pem"))
    kinds = {f"{who}.{what}": "all.pem" for who in ("scheduler", "worker", "client") for what in ("cert", "key")}
    files = {name: str(tmp_path / file) for name, file in {"ca-file": "ca.pem", **kinds}.items()}
    for name, file in files.items():
        monkeypatch.setenv(f"DASK_DISTRIBUTED__COMM__TLS__{name.replace('.', '__').replace('-', '_').upper()}", file)
    with (
        dask.config.set({f"distributed.comm.tls.{name}": file for name, file in files.items()}),
        dask_cluster(tmp_path, workers=1, protocol="tls") as cluster,
    ):
        address = RunSettings(cluster.executor).cluster
        assert address is not None
        assert address.startswith("tls://")
        with Cluster(address, LIMITS, MODULES, 60) as executor:
            assert executor.submit(process).result() != os.getpid()
        with pytest.raises(ClusterError, match="không kết nối được"):
            Cluster(address.replace("tls", "tcp"), LIMITS, MODULES, 60)
