"""A machine whose names lead to servers on loopback, and on which no other line can be opened.

Python imports this file by its name where its folder is on the path. BRIEFER_NETWORK in, JSON of
`host:port` to a port of loopback: commands that are run below it reach `https://harbour.example`
as a reader's would, with its certificate checked, and nothing leaves the machine.
"""

from __future__ import annotations

import json
import os
import socket
from typing import Any

STREET = "93.184.216."  # public, so that it is not refused as private; nothing is ever sent there


def lead_to_loopback(places: dict[str, int]) -> None:
    """Every name and every line of this process."""
    hosts = list(dict.fromkeys(place.rpartition(":")[0] for place in places))
    house = {host: f"{STREET}{number}" for number, host in enumerate(hosts, start=1)}
    ports = {
        (house[host], int(port)): to
        for host, _, port in (place.rpartition(":") for place in places)
        for to in [places[f"{host}:{port}"]]
    }
    known, resolve, connect = ("127.0.0.1", "::1"), socket.getaddrinfo, socket.socket.connect

    def resolved(host: Any, port: Any, *args: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name in house or name in house.values():
            address = (house.get(name, name), int(port or 0))
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", address)]
        if name in known or name is None:
            return resolve(host, port, *args, **options)
        raise socket.gaierror(socket.EAI_NONAME, "this machine has no such name")

    def connected(self: socket.socket, address: Any) -> None:
        if self.family == socket.AF_INET and address[:2] in ports:
            return connect(self, ("127.0.0.1", ports[address[:2]]))
        if isinstance(address, tuple) and address[0] not in known:
            raise OSError("this machine has no network")
        return connect(self, address)

    socket.getaddrinfo = resolved
    socket.socket.connect = connected  # type: ignore[method-assign, assignment]


if "BRIEFER_NETWORK" in os.environ:
    lead_to_loopback(json.loads(os.environ["BRIEFER_NETWORK"]))
