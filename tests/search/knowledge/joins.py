"""Who bears which name in which office, and whether two are one: for the tests of joining."""

from __future__ import annotations

from collections import Counter

from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.identity import unlisted_id
from search.knowledge.officials.joining import Bearer, one_person
from search.knowledge.officials.posts import post

GAZETTEER = Gazetteer.shipped()


def bearers(*officials: tuple[str, str]) -> Counter[Bearer]:
    return Counter((unlisted_id(name, office), name, post(office)) for name, office in officials)


def are_one(one: tuple[str, str], two: tuple[str, str]) -> bool:
    found = bearers(one, one, two)
    return len({id for id, *_ in found}) == 1 or bool(one_person(found, GAZETTEER))


OTHERS = ("Wening", "Kusumo", "Ratna", "Prihadi")
