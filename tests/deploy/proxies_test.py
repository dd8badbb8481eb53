import functools
import hashlib
import http.client
import time

from support import house, proxies
from support.proxies import Caddy, Nginx
from support.visitor import LiveLine, Visitor

consultation = "consultation/1"


@functools.cache
def settings():
    """The example's settings, on other ports and with few sign-ins, so that a visitor's limit is soon met."""
    port = proxies.free_port()
    text = proxies.replaced((house.deploy / "arengo.toml.example").read_text(), (proxies.name, f"localhost:{port}"))
    file = house.folder() / "arengo.toml"
    file.write_text(text)
    return port, file


@functools.cache
def served():
    """One house for all these stories; the demo widens the limits a hundred times."""
    _, file = settings()
    data = house.copy_of_the_demo()
    return house.House("--demo", "--config", file, "--data", data, ARENGO_SIGN_INS_PER_MINUTE="0.03")


def behind(kind):
    port, _ = settings()
    return kind(served().port, port)


def visitor(proxy, **more):
    return Visitor(proxy.url, str(proxy.certificate), **more)


def pages_arrive(proxy):
    page = visitor(proxy).get("/processes/economia-sociale-torino-2030", headers={"Accept-Encoding": "br"})
    assert page.status == 200 and page.headers["Content-Encoding"] == "br", page.headers
    for header in ("Strict-Transport-Security", "Content-Security-Policy", "X-Content-Type-Options"):
        assert len(page.headers.get_all(header) or []) == 1, f"{header}: {page.headers}"
    script = next(part for part in visitor(proxy).get("/").body.decode().split('"') if part.endswith(".js"))
    assert "immutable" in visitor(proxy).get(script).headers["Cache-Control"]
    known = visitor(proxy).get("/api/consultations/1").headers["ETag"]
    assert visitor(proxy).get("/api/consultations/1", headers={"If-None-Match": known}).status == 304
    plain = http.client.HTTPConnection("localhost", proxy.plain_port)
    plain.request("GET", "/rules")
    sent_on = plain.getresponse()
    plain.close()
    assert sent_on.status in (301, 308) and sent_on.headers["Location"].endswith("/rules"), sent_on.headers
    assert sent_on.headers["Location"].startswith("https://"), sent_on.headers


def people_see_what_others_do(proxy):
    watching = LiveLine(visitor(proxy))
    assert watching.status == 101, watching.status
    watching.says({"follow": consultation})
    assert watching.hears_until(lambda said: "state" in said)["topic"] == consultation
    citizen = visitor(proxy).signs_in("citizen")
    assert citizen.cookie.startswith("__Host-"), citizen.cookie
    proposals = citizen.get("/api/consultations/1/proposals?limit=20").value()["items"]
    before = citizen.ask("DELETE", f"/api/proposals/{proposals[0]['proposal_id']}/vote", {})
    made = citizen.ask("PUT", f"/api/proposals/{proposals[0]['proposal_id']}/vote", {"choice": "support"})
    assert made.status == 200, (before.body, made.body)
    seq = made.value()["seq"]
    heard = watching.hears_until(lambda said: said.get("seq", 0) >= seq)
    assert "patch" in heard, heard
    watching.close()
    stranger = LiveLine(visitor(proxy), origin="https://elsewhere.example")
    assert stranger.status == 403, stranger.status
    stranger.close()
    assert visitor(proxy).get("/api/live").status == 426


def a_stream_is_not_held_back(proxy):
    """Server-sent events: the opening comes at once, and so does a change."""
    link = visitor(proxy).connection()
    link.sendall(f"GET /api/live?topic={consultation} HTTP/1.1\r\nHost: localhost:{proxy.port}\r\n"
                 "Accept: text/event-stream\r\n\r\n".encode())
    heard = b""
    while b'"state"' not in heard:
        heard += link.recv(65536)
    citizen = visitor(proxy).signs_in("citizen")
    citizen.ask("DELETE", "/api/proposals/2/vote", {})
    assert citizen.ask("PUT", "/api/proposals/2/vote", {"choice": "support"}).status == 200
    while b'"patch"' not in heard:
        more = link.recv(65536)
        assert more, heard[-400:]
        heard += more
    link.close()


def each_visitor_has_a_limit_of_their_own(proxy, first, other):
    def asks(address, **claimed):
        person = visitor(proxy, address=address)
        return person.post("/api/sign-in", {"email": "anna@example.org"}, headers=claimed).status

    tried = [asks(first) for _ in range(4)]
    assert tried[0] == 202 and tried[-1] == 429, tried
    assert asks(first, **{"X-Forwarded-For": "198.51.100.7"}) == 429, "a claimed address was believed"
    assert asks(other) == 202, "another visitor is held to what the first one did"


def many_may_be_there_at_once(proxy):
    """The proxy is one address with everybody behind it: it has no limit of connections."""
    lines = [LiveLine(visitor(proxy)) for _ in range(80)]
    assert {line.status for line in lines} == {101}
    for line in lines:
        line.close()


def large_things_pass_and_too_large_ones_do_not(proxy):
    organiser = visitor(proxy).signs_in("organiser")
    read = organiser.post("/api/plans/1/read-outline", {"what": "x" * 6_500_000})
    assert read.value().get("field") == "text", read.body[:300]  # it came through whole, and lacks what is wanted
    refused = organiser.post("/api/plans/1/import", {"text": "x" * 2_000_000})  # a route that takes one MiB
    assert refused.status == 413 and refused.value()["reason"] == "body_too_large", (refused.status, refused.body[:300])
    assert organiser.status_of_large("/api/plans/1/read-outline", 9_000_000) == 413
    asked = organiser.post("/api/processes/1/exports", {"export": "workbook", "language": "it"})
    assert asked.status in (201, 202), asked.body
    for _ in range(300):
        jobs = organiser.get("/api/processes/1/exports").value()["items"]
        job = next(export for export in jobs if export["export"] == "workbook")["jobs"][0]
        if job["state"] == "ready":
            break
        time.sleep(0.1)
    file = organiser.get(job["link"])
    assert len(file.body) == job["bytes"] and hashlib.sha256(file.body).hexdigest() == job["sha256"], job


def everything_passes(kind, first, other):
    with behind(kind) as proxy:
        pages_arrive(proxy)
        people_see_what_others_do(proxy)
        a_stream_is_not_held_back(proxy)
        each_visitor_has_a_limit_of_their_own(proxy, first, other)
        many_may_be_there_at_once(proxy)
        large_things_pass_and_too_large_ones_do_not(proxy)
        return proxy


def test_nginx():
    """behind the nginx example people read, sign in, follow live, and are told apart"""
    everything_passes(Nginx, "127.0.0.11", "127.0.0.12")


def test_caddy():
    """behind the Caddy example people read, sign in, follow live, and are told apart"""
    everything_passes(Caddy, "127.0.0.21", "127.0.0.22")


def test_chunked_behind_nginx():
    """nginx reads a chunked request whole before it passes it on"""
    with behind(Nginx) as proxy:
        answer = visitor(proxy).post("/api/demo/sign-in", b'{"as": "citizen"}', chunked=True)
        assert answer.status == 200, (answer.status, answer.body)
