"""Text comes out of a workbook's XML as it went in, whatever signs it has."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.writing.xml_text import escaped, text_element


def read(xml: str) -> str:
    """A text as a reader takes it: of XML first, then of the codes for what XML cannot hold."""
    text = ET.fromstring(xml).text or ""  # noqa: S314
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


@given(st.text(max_size=20) | st.text("_x0041\x01<&>\ufffe ", max_size=20))
@example("_x0041_x0042_")
@example("_x0041\x01")
@example("\r\n")
def test_every_text_is_read_as_it_was(text: str) -> None:
    assert read(text_element(text)) == text
    assert read(f"<f>{escaped(text)}</f>") == text


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        ("Đắk Lắk", "<t>Đắk Lắk</t>"),
        (" a", '<t xml:space="preserve"> a</t>'),
        ('a "b"\nc', '<t>a "b"\nc</t>'),
        ("<r><t>a</t></r>", "<t>&lt;r&gt;&lt;t&gt;a&lt;/t&gt;&lt;/r&gt;</t>"),
        ("\x0b", '<t xml:space="preserve">_x000B_</t>'),
    ],
)
def test_only_what_has_to_be_is_written_otherwise(text: str, xml: str) -> None:
    assert text_element(text) == xml
