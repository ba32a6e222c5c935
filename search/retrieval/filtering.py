"""Filters and facets over the documents that match: what each filter lets through, what each facet counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from search.knowledge.resolution import meant_outlets
from search.model import FacetAxis, Facets, Filters
from search.retrieval.columns import Columns
from search.retrieval.matched import Ints, Mask


class FilterMasks(NamedTuple):
    """For each facet, which of some documents its filters let through; None where there are none."""

    kinds: Mask | None
    outlets: Mask | None
    officials: Mask | None
    dates: Mask | None

    @classmethod
    def of(
        cls,
        columns: Columns,
        meant: Callable[[str], frozenset[str]],
        filters: Filters,
        documents: Ints,
    ) -> FilterMasks:
        """The masks over some documents; `meant`: ids of the officials whom a text means."""
        kinds = outlets = officials = dates = None
        if filters.kinds:
            kinds = columns.of_kind(frozenset(filters.kinds), documents)
        if filters.excluded_kinds:
            kinds = _both(kinds, ~columns.of_kind(frozenset(filters.excluded_kinds), documents))
        if filters.outlets:
            outlets = columns.having_outlet(_outlets(columns, filters.outlets), documents)
        if filters.excluded_outlets:
            excluded = columns.having_outlet(_outlets(columns, filters.excluded_outlets), documents)
            outlets = _both(outlets, ~excluded)
        if filters.officials:
            asked = [
                columns.naming_official(meant(text), documents, candidates=filters.candidates)
                for text in filters.officials
            ]
            officials = (np.logical_and if filters.all_officials else np.logical_or).reduce(asked)
        if filters.excluded_officials:
            ids = frozenset().union(*(meant(text) for text in filters.excluded_officials))
            excluded = columns.naming_official(ids, documents, candidates=filters.candidates)
            officials = _both(officials, ~excluded)
        if filters.days:
            dates = columns.within(filters.days, documents)
        if filters.undated:
            undated = columns.undated(documents)
            dates = undated if dates is None else dates | undated
        return cls(kinds, outlets, officials, dates)

    def narrowed(self, documents: Ints) -> Ints:
        """What all filters let through."""
        return _only(documents, *self)


def _outlets(columns: Columns, texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(meant_outlets(text, columns.outlets) for text in texts))


def _both(one: Mask | None, other: Mask | None) -> Mask | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _only(documents: Ints, *masks: Mask | None) -> Ints:
    some = [mask for mask in masks if mask is not None]
    return documents[np.logical_and.reduce(some)] if some else documents


def facets(
    columns: Columns, documents: Ints, masks: FilterMasks, filters: Filters, axes: tuple[FacetAxis, ...]
) -> Facets:
    """The facets asked for of the documents that a tree asks for, each without regard to its own filter."""
    kinds, outlets, officials, dates = masks
    # Where all officials are asked for, one more narrows: what is counted is named beside them.
    beside = officials if filters.all_officials else None
    return Facets(
        columns.outlet_buckets(_only(documents, kinds, officials, dates)) if "outlet" in axes else (),
        columns.official_buckets(
            _only(documents, kinds, outlets, dates, beside), candidates=filters.candidates
        )
        if "official" in axes
        else (),
        columns.month_buckets(_only(documents, kinds, outlets, officials)) if "date" in axes else (),
        columns.kind_buckets(_only(documents, outlets, officials, dates)) if "kind" in axes else (),
    )
