"""Words of what is done to who holds an office: moved elsewhere, or put out of it."""

from __future__ import annotations

from typing import Final

MOVED: Final = frozenset(
    (
        *("dimutasi", "dimutasikan", "digeser", "dirotasi", "dipindah", "dipindahkan", "dipindahtugaskan"),
        *("dipromosikan", "dipercaya"),
    )
)
PUT_OUT: Final = frozenset(("dicopot", "dipecat", "diberhentikan", "dinonaktifkan", "dibebastugaskan"))
