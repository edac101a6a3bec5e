"""A mail relay on loopback with TLS and login, that can be told to fail. Edge: a socket.

Built on aiosmtpd, with a certificate of its own made by cryptography.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

USER = "briefer"
PASSWORD = "loopback-password"  # noqa: S105 (of this server only)
LARGEST = 300_000

Security = Literal["starttls", "tls", "none"]


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as the relay took it."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=default)


@dataclass(slots=True)
class Temper:
    """How the relay behaves: answers by recipient or to the data, and where it hangs up."""

    to: dict[str, str] = field(default_factory=dict)
    data: str | None = None
    sender: str | None = None
    hang_up: Literal["after data", "before data", None] = None


class MailServer:
    """Use it with `with`; `inbox` holds what it took. `ca_file` is what a client must trust."""

    def __init__(
        self,
        folder: Path,
        *,
        security: Security = "starttls",
        login: bool = True,
        name: str = "localhost",
    ) -> None:
        from aiosmtpd.controller import Controller

        self.inbox: list[Mail] = []
        self.temper = Temper()
        self.security: Security = security
        self.ca_file, key = certificate(folder, name)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.ca_file, key)
        options: dict[str, Any] = {
            "hostname": "127.0.0.1",
            "port": 0,
            "data_size_limit": LARGEST,
            "ident": "loopback",
            "authenticator": _authenticator(),
            # aiosmtpd warns of a login it demands outside STARTTLS: there it is only offered.
            "auth_required": login and security == "starttls",
            "auth_require_tls": security == "starttls",
        }
        if security == "starttls":
            options |= {"tls_context": context, "require_starttls": True}
        elif security == "tls":
            options |= {"ssl_context": context}
        self._controller = _on_any_port(Controller)(_Box(self), **options)

    @property
    def host(self) -> str:
        return "127.0.0.1"

    @property
    def port(self) -> int:
        return int(self._controller.port)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._controller.stop()


class _Box:
    """aiosmtpd's hooks; it chose their names."""

    def __init__(self, owner: MailServer) -> None:
        self._owner = owner

    async def handle_MAIL(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self._owner.temper.sender:
            return self._owner.temper.sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        refusal = self._owner.temper.to.get(address)
        if refusal is None:
            envelope.rcpt_tos.append(address)
        if refusal is None and self._owner.temper.hang_up == "before data":
            server.transport.abort()
        return refusal or "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        temper = self._owner.temper
        if temper.data:
            return temper.data
        mail = Mail(envelope.mail_from, tuple(envelope.rcpt_tos), envelope.content)
        self._owner.inbox.append(mail)
        if temper.hang_up == "after data":
            server.transport.abort()
        return f"250 2.0.0 queued as {len(self._owner.inbox)}"


def _authenticator() -> Callable[..., Any]:
    from aiosmtpd.smtp import AuthResult

    def checked(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> Any:
        right = data.login == USER.encode() and data.password == PASSWORD.encode()
        return AuthResult(success=right, handled=False)

    return checked


def _on_any_port(controller: type[Any]) -> type[Any]:
    class OnAnyPort(controller):  # type: ignore[misc]
        """Port 0: the system chooses a free one, and only then is it known."""

        def _trigger_server(self) -> None:
            self.port = self.server.sockets[0].getsockname()[1]
            super()._trigger_server()

    return OnAnyPort


def certificate(folder: Path, *names: str) -> tuple[Path, Path]:
    """Paths of a fresh certificate for loopback by those names, its own authority, and its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    called = names or ("localhost",)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, called[0])])
    now = datetime.now(UTC)
    hosts = x509.SubjectAlternativeName(
        [*map(x509.DNSName, called), x509.IPAddress(ip_address("127.0.0.1"))]
    )
    signed = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(hosts, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "certificate.pem", folder / "key.pem"
    public.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return public, private
