"""Requests to a cluster: time limits, further tries, whole answers or none, errors with the next step."""

from __future__ import annotations

import base64
import json
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from opensearchpy import OpenSearch, exceptions, helpers

from search.cluster.address import Address, Login, read_login
from search.errors import EngineError, QueryTooSlowError
from search.process import deadline

# The first version with the term frequencies that the formula asks for.
_OLDEST: Final = (2, 10)
_OTHER: Final = "{} is {}. Warta needs OpenSearch 2.10 or newer."
_UNKNOWN: Final = "no search engine that Warta knows"
# What may pass by itself: too many requests, a node that is going or not there yet.
_PASSING: Final = frozenset({429, 502, 503, 504})
# What a node tells of another that goes, until it knows; with the status 500.
_LEAVING: Final = frozenset(
    (
        "node_disconnected_exception",
        "node_not_connected_exception",
        "node_closed_exception",
        "connect_transport_exception",
    )
)
_TRIES: Final = 4
# Of what only asks: who asks is to know within a second that nodes are missing.
_TRIES_OF_QUESTIONS: Final = 3
_FIRST_PAUSE: Final = 0.1
# Seconds that a request may take where nobody has set a time, and a change of an index may.
_PATIENCE: Final = 60.0
LONG: Final = 600.0

Body = dict[str, Any]


class ConflictError(EngineError):
    """Somebody else has changed the same document first."""


class LostError(EngineError):
    """An index that is asked has been removed: a later one has taken its place."""


class Connection:
    """A client of one cluster. Thread-safe."""

    def __init__(self, address: Address, login: Login | None = None) -> None:
        """Opens nothing. Raises EngineError where the login cannot be used."""
        self.address = address
        self._client = _client(address, read_login() if login is None else login)
        self._is_known = False
        # How many were made: for measuring.
        self.requests = 0

    def call(
        self, work: Callable[[OpenSearch, float], Any], most: float = _PATIENCE, *, asks: bool = False
    ) -> Any:
        """What `work` gives for the client and the seconds that it may take. Tries again what may pass; of
        work that only `asks`, also what a node meets that has not yet seen that another is gone.

        Raises EngineError, with ConflictError and LostError among them, and QueryTooSlowError where the time
        of `deadline.within` is over."""
        self._refuse_others()
        return self._call(work, most, asks=asks)

    def _call(self, work: Callable[[OpenSearch, float], Any], most: float, *, asks: bool = False) -> Any:
        pause = _FIRST_PAUSE
        tries = _TRIES_OF_QUESTIONS if asks else _TRIES
        for attempt in range(1, tries + 1):
            deadline.check()
            left = deadline.remaining()
            seconds = most if left is None else max(0.001, min(most, left))
            self.requests += 1
            try:
                return work(self._client, seconds)
            except exceptions.SerializationError:
                raise EngineError(_OTHER.format(self.address, _UNKNOWN)) from None
            except exceptions.TransportError as error:
                if isinstance(error, exceptions.ConnectionTimeout):
                    deadline.check()
                    raise EngineError(
                        f"The cluster at {self.address} has not answered within {seconds:g} seconds. See "
                        "whether its nodes are overloaded, and try again."
                    ) from None
                may_pass = _may_pass(error) or (asks and _is_leaving(error))
                if not may_pass or attempt == tries:
                    raise self._told(error) from None
            time.sleep(min(pause, left) if left is not None else pause)
            pause *= 2
        raise AssertionError("unreachable")

    def search(self, index: str | None, body: Body) -> Body:
        """The answer to a search, from every shard, within the time; `index` None: of a point in time."""

        def work(client: OpenSearch, seconds: float) -> Any:
            limited = {**body, "timeout": f"{max(1, int(seconds * 1000))}ms"}
            parameters = {} if index is None else {"allow_partial_search_results": "false"}
            # A second more than the cluster itself is allowed, so that it can say that it was too slow.
            return self._whole(
                client.search(index=index, body=limited, params=parameters, request_timeout=seconds + 1)
            )

        found: Body = self.call(work, asks=True)
        return found

    def searches(self, index: str, bodies: Sequence[Body]) -> list[Body]:
        """The answers to several searches at once, each whole."""

        def work(client: OpenSearch, seconds: float) -> Any:
            limit = f"{max(1, int(seconds * 1000))}ms"
            head = {"allow_partial_search_results": False}
            lines = [line for body in bodies for line in (head, {**body, "timeout": limit})]
            answers = client.msearch(body=lines, index=index, request_timeout=seconds + 1)["responses"]
            return [self._whole(answer) for answer in answers]

        found: list[Body] = self.call(work, asks=True)
        return found

    def _whole(self, found: Body) -> Body:
        """An answer that every shard has given. Raises a TransportError for any other, which may pass by
        itself where a node is going, and QueryTooSlowError."""
        if "error" in found:
            raise exceptions.TransportError(found.get("status", 500), "", found)
        if found.get("timed_out"):
            deadline.check()
            raise QueryTooSlowError(deadline.allowed() or _PATIENCE)
        shards = found["_shards"]
        if shards["failed"] or shards["successful"] < shards["total"]:
            raise exceptions.TransportError(503, "", found)
        return found

    def _partial(self) -> str:
        return (
            f"Part of the index at {self.address} is not there: too few of the cluster's nodes run. Nothing "
            "is answered rather than a part. Start the missing nodes, and ask again."
        )

    def bulk(self, actions: Iterable[Body], *, at_once: int = 250, refresh: bool = False) -> int:
        """Carries out many writes, so many `at_once`, again where the cluster is busy; how many. Raises
        EngineError for the first that is refused."""
        count = 0
        self._refuse_others()
        try:
            for _ in helpers.streaming_bulk(
                self._client,
                actions,
                chunk_size=at_once,
                max_chunk_bytes=8 << 20,
                max_retries=8,
                initial_backoff=1,
                max_backoff=30,
                request_timeout=LONG,
                refresh="true" if refresh else "false",
                # What came of each, without what is known or never looked at.
                filter_path="items.*.status,items.*.error",
            ):
                count += 1
        except helpers.BulkIndexError as error:
            why = json.dumps(error.errors[:1], ensure_ascii=False, default=str)[:600]
            raise EngineError(f"The cluster at {self.address} has refused a write: {why}") from None
        except exceptions.TransportError as error:
            raise self._told(error) from None
        return count

    def pages(
        self, index: str, query: Body, sort: Sequence[Body], fields: Body, size: int = 1000
    ) -> Iterator[Body]:
        """All hits of a query in an order that has no ties, as of one moment, some at a time."""
        pit = self.call(
            lambda client, seconds: client.create_pit(
                index=index, params={"keep_alive": "5m"}, request_timeout=seconds
            )
        )["pit_id"]
        try:
            after: list[Any] | None = None
            while True:
                body: Body = {
                    **fields,
                    "query": query,
                    "sort": list(sort),
                    "size": size,
                    "track_total_hits": False,
                    "pit": {"id": pit, "keep_alive": "5m"},
                }
                if after is not None:
                    body["search_after"] = after
                hits = self.search(None, body)["hits"]["hits"]
                yield from hits
                if len(hits) < size:
                    return
                after = hits[-1]["sort"]
        finally:
            self._forget_pit(pit)

    def _forget_pit(self, pit: str) -> None:
        try:
            self._client.delete_pit(body={"pit_id": [pit]}, request_timeout=10)
        except exceptions.OpenSearchException:
            return  # it ends by itself

    def _refuse_others(self) -> None:
        """Raises EngineError for what is no OpenSearch, or too old."""
        if self._is_known:
            return
        told = self._call(lambda client, seconds: client.info(request_timeout=seconds), _PATIENCE)
        version = told.get("version", {}) if isinstance(told, Mapping) else {}
        number = str(version.get("number", ""))
        if version.get("distribution") != "opensearch":
            what = f"Elasticsearch {number}" if number else _UNKNOWN
            raise EngineError(_OTHER.format(self.address, what))
        parts = tuple(int(part) for part in number.split(".")[:2] if part.isdecimal())
        if parts < _OLDEST:
            raise EngineError(_OTHER.format(self.address, f"OpenSearch {number}"))
        self._is_known = True

    def _told(self, error: exceptions.TransportError) -> EngineError:
        """The error as one that names the next step; nothing of a login is in it."""
        match error.status_code:
            case 401 | 403:
                return EngineError(
                    f"The cluster at {self.address} does not let you in. Give WARTA_CLUSTER_USER and "
                    "WARTA_CLUSTER_PASSWORD, or a file named by WARTA_CLUSTER_LOGIN; see docs/cluster.md."
                )
            case 404:
                return LostError(f"There is no such index at {self.address}.")
            case 409:
                return ConflictError(f"Another process has changed the index at {self.address}.")
            case "N/A":
                why = repr(error.info)
                # A server that wants a certificate may just hang up.
                is_https = self.address.hosts[0].startswith("https:")
                if "ssl" in why.lower() or (is_https and "Connection aborted" in why):
                    return self._untrusted(why)
                return EngineError(
                    f"No node of the cluster at {self.address} answers. Start it, or give another address."
                )
            case _:
                if error.status_code in _PASSING or _is_partial(error) or _is_leaving(error):
                    return EngineError(self._partial())
                why = _reason(error)
                return EngineError(f"The cluster at {self.address} answered {error.status_code}: {why}")

    def _untrusted(self, why: str) -> EngineError:
        """What TLS did not like, and what to give."""
        if "hostname" in why.lower() or "ip address mismatch" in why.lower():
            return EngineError(
                f"The certificate at {self.address} is of another name. Write the address as it stands there."
            )
        if "CERTIFICATE_VERIFY_FAILED" in why:
            return EngineError(
                f"{self.address} has no certificate that is trusted here. Name the file of its authority "
                "with WARTA_CLUSTER_CA."
            )
        if "WRONG_VERSION_NUMBER" in why or "RECORD_LAYER_FAILURE" in why:
            return EngineError(f"{self.address} does not speak https.")
        return EngineError(
            f"{self.address} has refused the connection, most likely for want of a client certificate that "
            "it trusts. Name one with WARTA_CLUSTER_CERTIFICATE and WARTA_CLUSTER_KEY."
        )

    def close(self) -> None:
        self._client.close()


def _may_pass(error: exceptions.TransportError) -> bool:
    if isinstance(error, exceptions.SSLError):
        return False
    return error.status_code in _PASSING


def _is_partial(error: exceptions.TransportError) -> bool:
    """Whether shards are missing: then no shard says of itself what was wrong."""
    info = error.info
    told = info.get("error") if isinstance(info, Mapping) else None
    return isinstance(told, Mapping) and (
        told.get("type") == "no_shard_available_action_exception"
        or (told.get("type") == "search_phase_execution_exception" and not told.get("root_cause"))
    )


def _is_leaving(error: exceptions.TransportError) -> bool:
    """Whether a node that was asked could not reach one that has just gone."""
    return error.status_code == 500 and not _LEAVING.isdisjoint(_types(error.info))


def _types(told: Any) -> Iterator[str]:
    """The types of an error and of all that caused it."""
    if isinstance(told, Mapping):
        if isinstance(kind := told.get("type"), str):
            yield kind
        for part in told.values():
            yield from _types(part)
    elif isinstance(told, list):
        for part in told:
            yield from _types(part)


def _reason(error: exceptions.TransportError) -> str:
    info = error.info
    if isinstance(info, Mapping) and isinstance(info.get("error"), Mapping):
        told = info["error"]
        causes = told.get("root_cause") or [{}]
        inner = told.get("caused_by") or {}
        deepest = inner.get("caused_by") or {}
        reasons = (told.get("reason"), causes[0].get("reason"), inner.get("reason"), deepest.get("reason"))
        return "; ".join(dict.fromkeys(str(reason) for reason in reasons if reason))[:600]
    return str(error.error)[:600]


def _client(address: Address, login: Login) -> OpenSearch:
    options: Body = {}
    if login.user is not None:
        # Not left to the client, which takes Latin letters alone.
        told = base64.b64encode(f"{login.user}:{login.password}".encode()).decode("ascii")
        options["headers"] = {"authorization": f"Basic {told}"}
    if address.hosts[0].startswith("https:"):
        options["ssl_context"] = _trusting(login)
    return OpenSearch(
        hosts=list(address.hosts),
        # A node that is gone is invisible but for the time that the next one takes.
        max_retries=max(2, len(address.hosts)),
        retry_on_timeout=False,
        retry_on_status=(),
        http_compress=False,
        pool_maxsize=16,
        **options,
    )


def _trusting(login: Login) -> ssl.SSLContext:
    """Verifies names and certificates: by the authority given, else by those that this machine trusts."""
    try:
        context = ssl.create_default_context(cafile=login.ca)
    except (OSError, ValueError) as error:
        raise EngineError(
            f"{login.ca} is no file of certificates in PEM, which WARTA_CLUSTER_CA (`ca`) must name."
        ) from error
    if login.certificate is not None:
        try:
            # An empty password: a key that has one must not ask for it on the terminal.
            context.load_cert_chain(login.certificate, login.key, password="")
        except (OSError, ValueError) as error:
            raise EngineError(
                f"{login.certificate} and {login.key or 'the key in it'} are no certificate with its key in "
                "PEM without a password. Give both: WARTA_CLUSTER_CERTIFICATE (`certificate`) and "
                "WARTA_CLUSTER_KEY (`key`)."
            ) from error
    return context
