"""Starts and stops nodes of OpenSearch on this machine, each a process of its own that only it can reach.

    python -m tools.cluster.nodes start [--nodes 3] [--at FOLDER]  prints each: http://127.0.0.1:PORT pid N
    python -m tools.cluster.nodes start --nodes 1 --measured       one as a real one: 1 GB, compiled well
    python -m tools.cluster.nodes stop [--at FOLDER]               ends them and removes their data

Needs a JDK 17 and Maven, which fetches the server once (46 MB). It has no passwords: no server for others.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent
FOLDER: Final = _HERE.parent.parent / ".cluster"
_PLUGINS: Final = (
    "org.opensearch.transport.Netty4Plugin",
    "org.opensearch.analysis.common.CommonAnalysisPlugin",
    "org.opensearch.painless.PainlessPlugin",
)
# Nodes for trying and for tests live for minutes: they are small, and compile quickly rather than well.
_TRIED: Final = ("-Xms384m", "-Xmx384m", "-XX:TieredStopAtLevel=1")
_MEASURED: Final = ("-Xms1g", "-Xmx1g")
# Seconds until nodes have joined, on a busy machine.
_PATIENCE: Final = 180


class ClusterError(Exception):
    """The nodes cannot be had; the message says why."""


@dataclass(frozen=True)
class Node:
    """A node's name, the process that it is, and the ports at which it answers."""

    name: str
    pid: int
    port: int
    transport: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def missing() -> str | None:
    """What this machine lacks for it, in words; None where nothing."""
    lacking = [name for name in ("java", "javac", "mvn") if shutil.which(name) is None]
    if lacking:
        return f"{' and '.join(lacking)} not found: a cluster needs a JDK 17 (java, javac) and Maven (mvn)"
    return None


def start(at: Path = FOLDER, count: int = 3, *, is_measured: bool = False) -> list[Node]:
    """Starts so many nodes, waits until they have joined, and tells of each; those that run are left running.
    `is_measured`: with memory and compiler as a real node has them. Raises ClusterError."""
    if lack := missing():
        raise ClusterError(lack)
    nodes = [node for node in known(at) if is_alive(node)]
    if nodes:
        return nodes
    shutil.rmtree(at / "nodes", ignore_errors=True)
    _build(at)
    ports = _free_ports(2 * count)
    plan = [(f"os{i + 1}", ports[2 * i], ports[2 * i + 1]) for i in range(count)]
    options = _MEASURED if is_measured else _TRIED
    nodes = [
        Node(name, _launch(at, name, port, other, plan, options), port, other) for name, port, other in plan
    ]
    _remember(at, nodes)
    try:
        _wait(at, nodes)
    except BaseException:
        stop(at)
        raise
    return nodes


def restart(at: Path, node: Node) -> Node:
    """The same node, which was ended, with its data and ports."""
    nodes = known(at)
    plan = [(other.name, other.port, other.transport) for other in nodes]
    again = Node(
        node.name, _launch(at, node.name, node.port, node.transport, plan), node.port, node.transport
    )
    _remember(at, [again if other.name == node.name else other for other in nodes])
    return again


def stop(at: Path = FOLDER) -> int:
    """Ends the nodes and removes their data; how many ran."""
    alive = [node for node in known(at) if is_alive(node)]
    for node in alive:
        os.kill(node.pid, signal.SIGTERM)
    ends = time.monotonic() + 20
    for node in alive:
        while is_alive(node) and time.monotonic() < ends:
            time.sleep(0.1)
        if is_alive(node):
            os.kill(node.pid, signal.SIGKILL)
    (at / "nodes.json").unlink(missing_ok=True)
    shutil.rmtree(at / "nodes", ignore_errors=True)
    return len(alive)


def known(at: Path = FOLDER) -> list[Node]:
    """The nodes that were started there, whether they still run or not."""
    try:
        return [Node(**each) for each in json.loads((at / "nodes.json").read_text("utf-8"))]
    except (FileNotFoundError, ValueError, TypeError):
        return []


def is_alive(node: Node) -> bool:
    """Whether the process is there and is a node: a number may be another's by now."""
    with suppress(ChildProcessError):
        os.waitpid(node.pid, os.WNOHANG)  # our own child would stay as a zombie
    command = subprocess.run(
        ["ps", "-ww", "-o", "command=", "-p", str(node.pid)], capture_output=True, text=True, check=False
    ).stdout
    return "OneNode" in command and f"node.name={node.name}" in command


def _build(at: Path) -> None:
    at.mkdir(parents=True, exist_ok=True)
    if (at / "classes" / "OneNode.class").exists():
        return
    libraries = at / "lib"
    pom = str(_HERE / "pom.xml")
    fetch = ["mvn", "-q", "-B", "-f", pom, "dependency:copy-dependencies", "-DincludeScope=runtime"]
    compile_node = ["javac", "-cp", f"{libraries}/*", "-d", str(at / "classes"), str(_HERE / "OneNode.java")]
    for command in ([*fetch, f"-DoutputDirectory={libraries}"], compile_node):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            told = (done.stderr or done.stdout).strip()[-2000:]
            raise ClusterError(f"{command[0]} failed (a JDK 17 and a network are needed once):\n{told}")


def _launch(
    at: Path,
    name: str,
    port: int,
    transport: int,
    plan: list[tuple[str, int, int]],
    options: Sequence[str] = _TRIED,
) -> int:
    place = at / "nodes"
    place.mkdir(exist_ok=True)
    settings = {
        "path.home": str(place / name),
        "node.name": name,
        "cluster.name": "warta",
        "network.host": "127.0.0.1",
        "http.port": str(port),
        "transport.port": str(transport),
        "discovery.seed_hosts": ",".join(f"127.0.0.1:{other}" for _, _, other in plan),
        "cluster.initial_cluster_manager_nodes": ",".join(other for other, _, _ in plan),
        # A disk that is nearly full would make all indices read-only.
        "cluster.routing.allocation.disk.threshold_enabled": "false",
        # The serial collector lets garbage lie until the heap is full; it would count as memory in use.
        "indices.breaker.total.use_real_memory": "false",
    }
    java = ["java", *options, "-XX:+UseSerialGC"]
    classes = ["-cp", f"{at / 'classes'}:{at / 'lib'}/*", f"-Dplugins={','.join(_PLUGINS)}", "OneNode"]
    with (place / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(
            [*java, *classes, *(f"{key}={value}" for key, value in settings.items())],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    return process.pid


def _remember(at: Path, nodes: list[Node]) -> None:
    (at / "nodes.json").write_text(json.dumps([asdict(node) for node in nodes]), "utf-8")


def _wait(at: Path, nodes: list[Node]) -> None:
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        for node in nodes:
            if not is_alive(node):
                log = (at / "nodes" / f"{node.name}.log").read_text("utf-8", "replace")
                raise ClusterError(f"{node.name} has ended:\n{log[-2000:]}")
        if joined(nodes[0]) == len(nodes):
            return
        time.sleep(0.2)
    raise ClusterError(
        f"the nodes have not joined within {_PATIENCE} seconds; their logs are in {at / 'nodes'}"
    )


def joined(node: Node) -> int:
    """How many nodes one knows of, itself among them; 0 where it does not answer."""
    try:
        with urllib.request.urlopen(f"{node.url}/_cluster/health", timeout=2) as answer:
            return int(json.load(answer)["number_of_nodes"])
    except (OSError, ValueError, KeyError):
        return 0


def _free_ports(count: int) -> list[int]:
    taken = [socket.socket() for _ in range(count)]
    try:
        for each in taken:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in taken]
    finally:
        for each in taken:
            each.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("action", choices=("start", "stop"))
    parser.add_argument("--nodes", type=int, default=3)
    parser.add_argument("--at", type=Path, default=FOLDER)
    parser.add_argument("--measured", action="store_true")
    arguments = parser.parse_args()
    try:
        if arguments.action == "start":
            for node in start(arguments.at, arguments.nodes, is_measured=arguments.measured):
                print(f"{node.url} pid {node.pid}")
        else:
            print(f"{stop(arguments.at)} nodes ended")
    except ClusterError as error:
        sys.exit(f"No cluster: {error}")
