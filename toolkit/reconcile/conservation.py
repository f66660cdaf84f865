"""The first promise: nothing read is lost; a run whose counts do not add up writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from toolkit.model import FigureState, MergeCounts, OperationError, SubmittedFile, SubmittedState


class ConservationError(OperationError):
    """The counts of a merge do not add up: a fault of the program, never of a submission."""

    def __init__(self, counts: MergeCounts) -> None:
        files = " + ".join(f"{counts.files[state]} {state.label}" for state in SubmittedState)
        cells = " + ".join(f"{counts.cells[state]} {state.label}" for state in FigureState)
        super().__init__(
            "Số đếm không khớp nên không ghi gì cả: "
            f"tìm thấy {counts.files_found} tệp, xếp được {files}; đọc {counts.cells_read} ô, xếp được {cells}. "
            "Đây là lỗi của chương trình, xin báo cho người phụ trách kỹ thuật."
        )


def count(files: Iterable[SubmittedFile], ends: Mapping[tuple[str, FigureState], int]) -> MergeCounts:
    """Count files and cells by where they ended, and beside that how many there were to begin with.

    `ends` are the numbers of figures by the file they were read from and the state they ended in.
    """
    found = tuple(files)
    by_state = Counter(file.state for file in found)
    by_end: Counter[FigureState] = Counter()
    for (_, state), number in ends.items():
        by_end[state] += number
    return MergeCounts(
        files={state: by_state[state] for state in SubmittedState},
        files_found=len(found),
        cells={state: by_end[state] for state in FigureState},
        cells_read=sum(file.read for file in found),
    )


def check_conservation(counts: MergeCounts) -> None:
    """Raise ConservationError unless every file and every cell is in exactly one place."""
    if not counts.balanced:
        raise ConservationError(counts)
