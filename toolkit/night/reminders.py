"""Reminders before and after the due date: each agency that has sent nothing, once for each day that is set."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from toolkit.deadlines import VIETNAM, ReportingCalendar
from toolkit.delivery.letter import Attachment, Letter
from toolkit.model import Agency, Period
from toolkit.night.bulletins import FORM_FILE, addresses, belonging_to, signature
from toolkit.night.post_office import PostOffice
from toolkit.night.texts import REMIND_AFTER, REMIND_BEFORE

KIND = "reminder"
_STALE = timedelta(days=3)
"""A reminder that could not be given on its day is still given so long; then the next one comes."""


def queue_reminders(post: PostOffice, period: Period, missing: Collection[str]) -> int:
    """Queue what is due today; how many letters are new."""
    settings = post.space.config.reminders
    stage = due_stage(post, period) if settings.enabled else None
    if stage is None or not missing:
        return 0
    before = post.queued
    with post.space.ledger() as ledger, ledger.transaction() as connection:
        post.put(connection, list(reminders(post, period, missing, stage)))
    return post.queued - before


def due_stage(post: PostOffice, period: Period) -> str | None:
    """The last reminder whose day has come, as `before 3`; None before the first, or long after the last."""
    settings, today = post.space.config.reminders, post.clock().astimezone(VIETNAM).date()
    due = ReportingCalendar(post.space.config.calendar).due(period)
    days = {due - timedelta(days=n): f"before {n}" for n in settings.before}
    days |= {due + timedelta(days=n): f"after {n}" for n in settings.after}
    passed = [day for day in days if day <= today]
    if not passed or today - max(passed) > _STALE:
        return None
    stage = days[max(passed)]
    return None if stage.startswith("before") and today > due else stage


def reminders(post: PostOffice, period: Period, missing: Collection[str], stage: str) -> Iterator[Letter]:
    """A letter to every address of the agencies that have sent nothing, with the agency's form."""
    folder = post.space.folder(period) / "forms"
    paths = sorted(folder.glob(f"{FORM_FILE}-*.xlsx")) if folder.is_dir() else []
    forms = [Attachment(path.name, path.read_bytes()) for path in paths]
    for agency in post.space.catalogue.active(period).agencies:
        if agency.code in missing:
            form = belonging_to(FORM_FILE, agency.code, period, forms)
            for address in addresses(agency.email):
                yield _reminder(post, period, (agency, address), missing, (stage, form))


def _reminder(
    post: PostOffice,
    period: Period,
    to: tuple[Agency, str],
    missing: Collection[str],
    what: tuple[str, tuple[Attachment, ...]],
) -> Letter:
    config, (agency, address), (stage, forms) = post.space.config, to, what
    subject, body = _words(post, period, agency, missing, bool(forms))
    return Letter(
        kind=KIND,
        period=str(period),
        sender=config.mail.sender,
        sender_name=config.mail.sender_name or config.coordinator,
        recipient=address,
        recipient_name=agency.name,
        subject=subject,
        body=body,
        date=post.clock(),
        artefacts=(agency.code, stage),
        attachments=forms,
    )


def _words(
    post: PostOffice, period: Period, agency: Agency, missing: Collection[str], has_form: bool
) -> tuple[str, str]:
    config, today = post.space.config, post.clock().astimezone(VIETNAM).date()
    calendar = ReportingCalendar(config.calendar)
    due, counted = calendar.due(period), calendar.counted(period)[1]
    collective = config.reminders.mode == "collective"
    more = ["Biểu nhập đã điền sẵn kèm theo thư này."] if has_form else []
    if collective:
        names = [one.name for one in post.space.catalogue.active(period).agencies if one.code in missing]
        more += ["Các cơ quan chưa gửi báo cáo:", *(f"- {name}" for name in names)]
    return post.texts.fill(
        REMIND_BEFORE if today <= due else REMIND_AFTER,
        ky=period.label,
        nguoi_nhan="các cơ quan chưa gửi báo cáo" if collective else agency.name,
        don_vi=signature(config),
        han=f"{due:%d/%m/%Y}",
        chot=f"{counted:%d/%m/%Y}",
        so_ngay=str(abs((due - today).days)),
        noi_dung="".join(f"{line}\n" for line in more),
    )


def by_hand(today: date) -> str:
    """The stage of a reminder that a person asks for: once a day."""
    return f"by hand {today:%Y-%m-%d}"
