"""The outbox against a real server: every letter once; the server's answer lost, the same bytes once more."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.letters import Post, a_letter, mail_settings
from tests.support.smtp_server import DROP, STALL, TAKE_AND_DROP, TAKE_AND_STALL, SmtpServer
from toolkit.delivery.letter import compose
from toolkit.delivery.outbox import GIVE_UP_AFTER
from toolkit.ledger import LedgerError
from toolkit.ledger.letters import LetterState, claim_letter, letters_in, mark

A, B = "a@daklak.gov.vn", "b@daklak.gov.vn"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SmtpServer]:
    with SmtpServer(tmp_path) as running:
        yield running


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post.at(tmp_path)


def test_a_letter_is_sent_once_in_its_frozen_bytes(server: SmtpServer, post: Post) -> None:
    settings = mail_settings(server)
    assert post.put(settings, a_letter(A), a_letter(B)) == [True, True]
    assert post.send(settings).count(LetterState.SENT) == 2
    assert server.taken == [(A, compose(a_letter(A))), (B, compose(a_letter(B)))]
    assert post.put(settings, a_letter(A)) == [False]
    assert post.send(settings).posted == []
    assert len(server.taken) == 2
    assert post.state() == {A: "sent", B: "sent"}


def test_nothing_to_send_makes_no_connection(server: SmtpServer, post: Post) -> None:
    post.send(mail_settings(server))
    assert server.heard == []


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA", "DOT"])
@pytest.mark.parametrize("reply", ["450 4.2.0 thu lai sau", "451 4.3.0 ban", "452 het cho"])
def test_not_now_is_tried_again_after_half_an_hour(server: SmtpServer, post: Post, stage: str, reply: str) -> None:
    settings = mail_settings(server)
    server.script = {stage: [reply]}
    post.put(settings, a_letter(A), a_letter(B))
    first = post.send(settings)
    assert [(one.letter.recipient, one.state) for one in first.posted] == [
        (A, LetterState.DEFERRED),
        (B, LetterState.SENT),
    ]
    assert first.posted[0].reply == reply
    post.clock.move(minutes=29)
    assert post.send(settings).posted == []
    post.clock.move(minutes=1)
    assert post.send(settings).count(LetterState.SENT) == 1
    assert [len(server.to(one)) for one in (A, B)] == [1, 1]


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA", "DOT"])
def test_refused_for_good_stops_for_that_recipient_alone(server: SmtpServer, post: Post, stage: str) -> None:
    settings = mail_settings(server)
    server.script = {stage: ["550 5.1.1 khong co hop thu"]}
    post.put(settings, a_letter(A), a_letter(B))
    done = post.send(settings)
    assert [one.state for one in done.posted] == [LetterState.BOUNCED, LetterState.SENT]
    assert "550 5.1.1" in done.posted[0].reply
    post.clock.move(days=1)
    assert post.send(settings).posted == []
    assert server.to(A) == []


@pytest.mark.parametrize("stage", ["connect", "EHLO", "MAIL", "RCPT", "DATA", "DOT"])
@pytest.mark.parametrize("deed", ["421 4.3.2 dong cua", DROP, STALL])
def test_a_server_that_goes_away_loses_nothing(server: SmtpServer, post: Post, stage: str, deed: str) -> None:
    settings = mail_settings(server)
    server.script = {stage: [deed]}
    post.put(settings, a_letter(A), a_letter(B))
    first = post.send(settings)
    assert first.trouble
    assert server.taken == []
    post.clock.move(hours=5)
    assert post.send(settings).trouble == ""
    assert [server.to(one) for one in (A, B)] == [[compose(a_letter(A))], [compose(a_letter(B))]]


@pytest.mark.parametrize("deed", [DROP, STALL])
def test_a_connection_lost_in_the_middle_of_the_text_sends_it_once(server: SmtpServer, post: Post, deed: str) -> None:
    settings = mail_settings(server)
    server.script = {"BODY": [deed]}
    post.put(settings, a_letter(A))
    post.send(settings)
    post.clock.move(hours=1)
    post.send(settings)
    assert server.to(A) == [compose(a_letter(A))]


@pytest.mark.parametrize("deed", [TAKE_AND_DROP, TAKE_AND_STALL])
def test_an_answer_lost_doubles_the_letter_in_the_same_bytes(server: SmtpServer, post: Post, deed: str) -> None:
    settings = mail_settings(server)
    server.script = {"DOT": [deed]}
    post.put(settings, a_letter(A))
    assert post.send(settings).posted[0].state is LetterState.UNKNOWN
    post.clock.move(hours=1)
    assert post.send(settings).posted[0].state is LetterState.SENT
    first, second = server.to(A)
    assert first == second == compose(a_letter(A))
    assert list(server.by_message_id()) == [a_letter(A).message_id]


def test_an_answer_lost_twice_is_left_to_a_person(server: SmtpServer, post: Post) -> None:
    settings = mail_settings(server)
    server.script = {"DOT": [TAKE_AND_DROP, TAKE_AND_DROP]}
    post.put(settings, a_letter(A))
    for _ in range(6):
        post.send(settings)
        post.clock.move(hours=5)
    assert len(server.to(A)) == 2
    assert post.state() == {A: "dead"}


def test_the_pauses_double_up_to_four_hours_and_end_after_four_days(server: SmtpServer, post: Post) -> None:
    settings = mail_settings(server)
    server.script = {"RCPT": ["450 sau"] * 200}
    post.put(settings, a_letter(A))
    tried, start = [], post.clock.now
    while post.state() == {A: "queued"} or post.state() == {A: "deferred"}:
        if post.send(settings).posted:
            tried.append((post.clock.now - start).total_seconds() / 60)
        post.clock.move(minutes=30)
    assert tried[:6] == [0, 30, 90, 210, 450, 690]
    assert post.state() == {A: "dead"}
    assert post.clock.now - start >= GIVE_UP_AFTER
    assert server.taken == []


def test_a_clock_that_jumps_ahead_throws_no_letter_away(server: SmtpServer, post: Post) -> None:
    settings = mail_settings(server)
    server.script = {"RCPT": ["450 sau"]}
    post.put(settings, a_letter(A))
    post.clock.move(days=400)
    post.send(settings)
    assert post.state() == {A: "deferred"}


def test_a_clock_that_was_wrong_does_not_hold_a_letter_back(server: SmtpServer, post: Post) -> None:
    settings = mail_settings(server)
    server.script = {"RCPT": ["450 sau"]}
    post.put(settings, a_letter(A))
    post.clock.move(days=400)
    post.send(settings)
    post.clock.move(days=-400)
    assert post.send(settings).count(LetterState.SENT) == 1


def test_what_a_killed_process_had_claimed_is_sent(server: SmtpServer, post: Post) -> None:
    settings = mail_settings(server)
    post.put(settings, a_letter(A), a_letter(B))
    with post.ledger.transaction() as connection:
        for one in letters_in(connection):
            claim_letter(connection, one.id, "may-nay", post.clock())
        mark(connection, 2, LetterState.HANDING, post.clock())
    post.send(settings)
    assert post.state() == {A: "sent", B: "sent"}


def test_another_host_is_given_its_time(server: SmtpServer, post: Post) -> None:
    settings = mail_settings(server)
    post.put(settings, a_letter(A))
    with post.ledger.transaction() as connection:
        claim_letter(connection, 1, "may-khac", post.clock())
    assert post.send(settings).posted == []
    post.clock.move(minutes=31)
    assert post.send(settings).count(LetterState.SENT) == 1


def test_a_newer_letter_takes_the_place_of_one_that_waits(server: SmtpServer, post: Post) -> None:
    settings = mail_settings(server)
    post.put(settings, a_letter(A, "1" * 64), a_letter(B, "1" * 64))
    post.put(settings, a_letter(A, "2" * 64), replaces=True)
    post.send(settings)
    assert [one.state.value for one in post.all()] == ["superseded", "sent", "sent"]
    assert server.to(A) == [compose(a_letter(A, "2" * 64))]


def test_a_letter_over_the_limit_goes_without_its_files(server: SmtpServer, post: Post) -> None:
    settings = mail_settings(server, size_limit=1500, share=r"\\may-chu\ket-qua")
    post.put(settings, a_letter(A))
    post.send(settings)
    [raw] = server.to(A)
    assert b"filename" not in raw
    assert len(raw) < 1500


@pytest.mark.parametrize("how", ["announced", "552 after the text"])
def test_too_large_for_the_server_goes_again_as_text(server: SmtpServer, post: Post, how: str) -> None:
    settings = mail_settings(server, share=r"\\may-chu\ket-qua")
    server.size = 1400 if how == "announced" else 0
    server.script = {} if how == "announced" else {"DOT": ["552 5.3.4 qua lon"]}
    post.put(settings, a_letter(A))
    assert post.send(settings).posted[0].state is LetterState.BOUNCED
    assert post.send(settings).posted[0].state is LetterState.SENT
    [raw] = server.to(A)
    assert b"filename" not in raw
    assert post.send(settings).posted == []


def test_a_ledger_that_fails_before_the_dot_leaves_the_letter_with_us(
    server: SmtpServer, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = mail_settings(server)
    post.put(settings, a_letter(A))

    def fail(*_: object, **__: object) -> None:
        raise LedgerError("sổ", OSError("đầy đĩa"))

    with monkeypatch.context() as broken:
        broken.setattr("toolkit.delivery.outbox.mark", fail)
        with pytest.raises(LedgerError):
            post.send(settings)
    assert server.taken == []
    post.send(settings)
    assert server.to(A) == [compose(a_letter(A))]


def test_whatever_the_server_does_every_letter_comes_to_an_end(server: SmtpServer, post: Post) -> None:
    rng = random.Random(6)  # noqa: S311
    settings = replace(mail_settings(server), final_seconds=1)
    deeds = ["450 sau", "550 khong", "421 dong", DROP, "", "", ""]
    for number in range(12):
        post.put(settings, a_letter(f"n{number}@daklak.gov.vn"))
    for _ in range(60):
        for stage in ("connect", "MAIL", "RCPT", "DATA", "BODY", "DOT"):
            wanted = [rng.choice([*deeds, TAKE_AND_DROP] if stage == "DOT" else deeds) for _ in range(2)]
            server.script[stage] = ["" if stage == "BODY" and deed != DROP else deed for deed in wanted]
            if stage == "connect":
                server.script[stage] = [deed for deed in server.script[stage] if not deed.startswith("550")][:1]
        post.send(settings)
        post.clock.move(hours=5)
    ends = {one.recipient: one.state for one in post.all()}
    assert set(ends.values()) <= {LetterState.SENT, LetterState.BOUNCED, LetterState.UNKNOWN, LetterState.DEAD}
    for one in post.all():
        got = server.to(one.recipient)
        assert len(got) <= 2
        assert len(set(got)) <= 1
        assert one.state is not LetterState.SENT or len(got) >= 1
