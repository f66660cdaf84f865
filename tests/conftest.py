"""What tests of several rooms share: what is left out here, a ledger on SQLite, and one on a real PostgreSQL server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, make_url, text

from tests.support import needs
from tests.support.postgres import server

settings.register_profile("ktxh", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("ktxh")  # examples are not timed; a developer's are drawn anew each time, those of CI never
_NUMBERS = count(1)


def pytest_report_header() -> str:
    """Which tests are left out for want of a program, and how to have them too."""
    left = ", ".join(sorted(needs.missing()))
    how = f"for all of them, on Debian as root: apt-get install {needs.PACKAGES}"
    return f"left out for want of what they need: tests marked {left}; {how}" if left else "no test is left out"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what cannot run here; in CI nothing is."""
    lacking = needs.missing()
    for item in items:
        for mark in sorted(lacking & {one.name for one in item.iter_markers()}):
            item.add_marker(pytest.mark.skip(reason=f"not here: {mark}"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server that runs as long as the tests do."""
    with server() as url:
        yield url


def new_database(server: str) -> str:
    """The URL of a new, empty database on a server."""
    name = f"t{next(_NUMBERS)}"
    engine = create_engine(make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string()


@pytest.fixture
def postgres_url(postgres: str) -> str:
    """The URL of a new, empty database."""
    return new_database(postgres)


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgresql, pytest.mark.slow])],
)
def ledger_url(request: pytest.FixtureRequest) -> str | None:
    """None for a ledger in a file, else the URL of an empty database on a server."""
    if request.param == "sqlite":
        return None
    url: str = request.getfixturevalue("postgres_url")
    return url
