"""People's browsers: requests with a session, a live connection; each may come from a loopback address of its own."""
import base64
import contextlib
import http.client
import json
import os
import socket
import ssl
import struct
import subprocess
import urllib.parse

patience = 60  # seconds; nobody waits longer for anything


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    def value(self):
        return json.loads(self.body)


class Visitor:
    def __init__(self, url, certificate=None, address="127.0.0.1"):
        self.url, self.address, self.cookie = urllib.parse.urlsplit(url), address, ""
        self.origin = f"{self.url.scheme}://{self.url.netloc}"
        self.certificate = certificate
        self.trust = ssl.create_default_context(cafile=certificate) if certificate else None

    def connection(self):
        """A socket to the house, or to its proxy."""
        plain = socket.create_connection(("127.0.0.1", self.url.port), patience, (self.address, 0))
        return self.trust.wrap_socket(plain, server_hostname=self.url.hostname) if self.trust else plain

    def ask(self, method, target, body=None, headers=None, chunked=False):
        link = http.client.HTTPConnection(self.url.hostname, self.url.port)
        with contextlib.closing(link):
            link.sock = self.connection()
            sent = {"Host": self.url.netloc, "Cookie": self.cookie, "Accept-Language": "en"} | (headers or {})
            if method != "GET":
                sent |= {"Content-Type": "application/json", "Origin": self.origin}
            if isinstance(body, (dict, list)):
                body = json.dumps(body).encode()
            link.request(method, target, [body] if chunked else body, sent, encode_chunked=chunked)
            answer = Answer(link.getresponse())
            for given in answer.headers.get_all("Set-Cookie") or []:
                self.cookie = given.split(";")[0]
            return answer

    def get(self, target, **more):
        return self.ask("GET", target, **more)

    def post(self, target, body, **more):
        return self.ask("POST", target, body, **more)

    def status_of_large(self, target, length):
        """The status for a body that is refused before its end: curl listens while it sends, as browsers do."""
        trust = ["--cacert", self.certificate] if self.certificate else []
        sent = subprocess.run(["curl", "--silent", "--max-time", str(patience), *trust, "--output", "/dev/null",
                               "--write-out", "%{http_code}", "--data-binary", "@-", "-H", "Expect:", "-H",
                               f"Origin: {self.origin}", "-H", "Content-Type: application/json", "-H",
                               f"Cookie: {self.cookie}", self.origin + target],
                              input=b"x" * length, capture_output=True)
        return int(sent.stdout)

    def signs_in(self, who):
        answer = self.post("/api/demo/sign-in", {"as": who})
        assert answer.status == 200, answer.body
        return self


class LiveLine:
    """A WebSocket (RFC 6455) as a browser opens it; `status` tells whether it was let in."""

    def __init__(self, visitor, origin=None):
        self.socket = visitor.connection()
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET /api/live HTTP/1.1\r\nHost: {visitor.url.netloc}\r\nConnection: Upgrade\r\n"
                             f"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
                             f"Origin: {origin or visitor.origin}\r\nCookie: {visitor.cookie}\r\n\r\n").encode())
        self.file = self.socket.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        while self.file.readline() not in (b"\r\n", b""):
            pass

    def says(self, message):
        text, mask = json.dumps(message).encode(), os.urandom(4)
        length = struct.pack("!B", 0x80 | len(text)) if len(text) < 126 else struct.pack("!BH", 0x80 | 126, len(text))
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(text))
        self.socket.sendall(b"\x81" + length + mask + masked)

    def hears(self):
        """The next message; pings are passed over, for none of these tests lasts long enough to be asked twice."""
        while True:
            kind, length = struct.unpack("!BB", self.file.read(2))
            if length == 126:
                length, = struct.unpack("!H", self.file.read(2))
            elif length == 127:
                length, = struct.unpack("!Q", self.file.read(8))
            text = self.file.read(length)
            if kind == 0x81:
                return json.loads(text)

    def hears_until(self, wanted):
        message = self.hears()
        while not wanted(message):
            message = self.hears()
        return message

    def close(self):
        self.socket.close()
