"""Which pages of an answer the paging line names."""

from __future__ import annotations

from web.address import HITS_PER_PAGE


def page_of(rank: int) -> int:
    """The page of results on which the hit of a rank, counted from 1, stands.

    >>> page_of(10), page_of(11)
    (1, 2)
    """
    return -(-rank // HITS_PER_PAGE)


def last_page(total: int, limit: int) -> int:
    """
    >>> last_page(0, 10), last_page(10, 10), last_page(11, 10)
    (1, 1, 2)
    """
    return max(1, -(-total // limit))


def numbers(page: int, last: int) -> tuple[int | None, ...]:
    """First, last and the neighbours of the page shown; None stands for those left out.

    >>> numbers(5, 20)
    (1, None, 4, 5, 6, None, 20)
    >>> numbers(1, 3)
    (1, 2, 3)
    """
    named = sorted({1, last, *range(max(1, page - 1), min(last, page + 1) + 1)})
    found: list[int | None] = []
    for number in named:
        before = found[-1] if found else 0
        if before is not None and number == before + 2:
            found.append(before + 1)  # a gap of one is as wide as its number
        elif before is not None and number > before + 2:
            found.append(None)
        found.append(number)
    return tuple(found)
