"""How the program is used, in Vietnamese: the pages of --help, and what was typed wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer import TyperException
    from typer._click import Context, HelpFormatter

OPTIONS, COMMAND = "[TÙY CHỌN]", "LỆNH …"
_HELP = "In hướng dẫn này rồi thôi."
_SAID: tuple[tuple[str, str], ...] = (
    (r"No such command '(.*?)'\.?", r"không có lệnh “\1”"),
    (r"No such option: (\S+).*", r"không có tùy chọn “\1”"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)\.?", r"thừa “\1”"),
    (r"Option '(.*?)' requires .*", r"tùy chọn \1 thiếu giá trị đi kèm"),
    (r"Option '(.*?)' does not take a value\.?", r"tùy chọn \1 không có giá trị đi kèm"),
    (r"(?:Value error, )?'(.*?)' is not one of (.*?)\.?", r"“\1” không thuộc \2"),
    (r"(?:Value error, )?\w+ '(.*)' does not exist\.?", r"không có “\1”"),
    (r"(?:Value error, )?\w+ '(.*)' is not readable\.?", r"không đọc được “\1”: không có quyền đọc"),
    (r"(?:Value error, )?\w+ '(.*)' is a directory\.?", r"“\1” là thư mục, không phải tệp"),
    (r"(?:Value error, )?\w+ '(.*)' is a file\.?", r"“\1” là tệp, không phải thư mục"),
    (r".*valid integer.*", "phải là một số nguyên"),
    (r"Missing command\.?", "thiếu lệnh"),
)
"""What Typer says of wrong usage, and how an office says it; what is ours is Vietnamese already."""


class _InVietnamese:
    """The parts of a help page that Typer words in English."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """`Cách dùng: ktxh merge [TÙY CHỌN] KỲ`."""
        pieces = " ".join(ctx.command.collect_usage_pieces(ctx))
        pieces = pieces.replace("{", "").replace("}", "").replace("…...", "…")
        formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng: ")

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Arguments, options, and the commands of a group."""
        records: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
        for parameter in ctx.command.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                name, said = record
                said = said.removesuffix("[required]").rstrip().replace("[default: ", "[mặc định: ")
                said = _HELP if parameter.name == "help" else said
                records[parameter.param_type_name].append((name.partition(" <")[0], said))
        _write(formatter, "Đối số", records["argument"])
        _write(formatter, "Tùy chọn", records["option"])
        commands = getattr(ctx.command, "commands", {})
        _write(formatter, "Lệnh", [(name, command.help or "") for name, command in commands.items()])


class Command(_InVietnamese, TyperCommand):
    """A command whose help is Vietnamese throughout."""


class Group(_InVietnamese, TyperGroup):
    """The program, its help as that of its commands."""


def _write(formatter: HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)


def wrong_usage(wrong: TyperException) -> str:
    """What was typed wrong, how the command is used, and where to read more."""
    ctx: Any = getattr(wrong, "ctx", None)
    if type(wrong).__name__ == "NoArgsIsHelpError":
        return str(ctx.get_help())
    said = f"Gõ sai lệnh: {_what(wrong)}."
    if ctx is None:
        return said
    return f"{said}\n{ctx.get_usage()}\nXem thêm: {ctx.command_path} --help"


def _what(wrong: TyperException) -> str:
    parameter: Any = getattr(wrong, "param", None)
    hint = str(getattr(wrong, "param_hint", None) or (parameter.get_error_hint() if parameter else "")).replace("'", "")
    if type(wrong).__name__ == "MissingParameter":
        return f"thiếu {hint}"
    message, _, suggested = wrong.message.partition(" Did you mean ")
    meant = getattr(wrong, "possibilities", None) or re.findall(r"'([^']+)'", suggested)
    said = _in_vietnamese(message).rstrip(".")
    perhaps = f" (có phải {' hay '.join(meant)}?)" if meant else ""
    return f"{hint}: {said}{perhaps}" if hint else f"{said}{perhaps}"


def _in_vietnamese(message: str) -> str:
    for english, vietnamese in _SAID:
        found = re.fullmatch(english, message, re.DOTALL)
        if found:
            return found.expand(vietnamese).replace("'", "")
    return message
