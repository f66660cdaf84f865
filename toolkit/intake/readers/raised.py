"""Letters that stand higher than the line: kept as such, so that `120¹` is never read as 1201."""

_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")


def raised(text: str) -> str:
    """A text in letters that are raised by themselves, where there are such."""
    return text.translate(_RAISED)
