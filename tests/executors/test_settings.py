"""[run]: which executors can be named, and what is said of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.config import ConfigError, read_config
from toolkit.executors import RunSettings
from toolkit.model import SettingError


@pytest.mark.parametrize(
    ("executor", "processes", "cluster"),
    [
        ("auto", None, None),
        ("in-process", None, None),
        ("processes", 0, None),
        ("processes:4", 4, None),
        ("dask://may-doc.daklak.local:8786", None, "tcp://may-doc.daklak.local:8786"),
        ("dask://10.0.0.7:8786", None, "tcp://10.0.0.7:8786"),
        ("dask://[fd00::7]:8786", None, "tcp://[fd00::7]:8786"),
        ("dask+tls://may-doc:8786", None, "tls://may-doc:8786"),
    ],
)
def test_what_an_executor_means(executor: str, processes: int | None, cluster: str | None) -> None:
    settings = RunSettings(executor)
    assert (settings.processes, settings.cluster) == (processes, cluster)


@pytest.mark.parametrize(
    "executor",
    ["", "threads", "processes:0", "processes:-1", "processes:", "dask://may", "dask://may:99999", "dask://a:b@may:1"],
)
def test_others_are_refused(executor: str) -> None:
    with pytest.raises(SettingError, match="auto, in-process, processes"):
        RunSettings(executor)


def test_it_is_read_from_the_workspace_s_settings(tmp_path: Path) -> None:
    path = tmp_path / "ktxh.toml"
    path.write_text('[province]\nname = "Đắk Lắk"\n[run]\nexecutor = "processes:2"\npatience = 5\n', "utf-8")
    assert read_config(path).run == RunSettings("processes:2", 5)
    path.write_text('[province]\nname = "Đắk Lắk"\n[run]\npatience = 0\n', "utf-8")
    with pytest.raises(ConfigError, match=r"\[run\].*patience"):
        read_config(path)
