"""Over TLS a fetch keeps its deadline and its trust. A real TLS server on loopback."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from briefer.collect.fetch import http_fetch
from briefer.errors import SourceError

HOST = "inside.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "cert.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + built.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def port(certificate: Path) -> Iterator[int]:
    ended = threading.Event()

    class Visit(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"over TLS")
            if self.path == "/slow":
                self.wfile.flush()
                ended.wait(20)

        def log_message(self, *_: object) -> None:
            """Tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Visit)
    server.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server.server_address[1]
    ended.set()
    server.shutdown()
    server.server_close()


def fetched(port: int, path: str = "/", *, host: str = HOST, deadline: float = 5.0) -> bytes:
    fetch = http_fetch(
        allow_private=(HOST, "other.example"),
        resolve=lambda name, port: ["127.0.0.1"],
        deadline=deadline,
    )
    return fetch(f"https://{host}:{port}{path}").body


def test_a_trusted_certificate_is_held_against_the_name_that_was_asked(
    port: int, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    assert fetched(port) == b"over TLS"
    with pytest.raises(SourceError, match="TLS"):
        fetched(port, host="other.example")


def test_a_certificate_nobody_vouches_for_is_refused(port: int) -> None:
    with pytest.raises(SourceError, match="TLS"):
        fetched(port)


def test_the_deadline_holds_over_tls(
    port: int, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with pytest.raises(SourceError, match=r"within 0\.5 seconds"):
        fetched(port, "/slow", deadline=0.5)
