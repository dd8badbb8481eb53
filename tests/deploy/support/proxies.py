"""The examples of proxies, run on loopback: only their ports, names and certificates are other ones."""
import re
import shutil
import socket
import subprocess
import time

from support.house import clean_environment, deploy, ended, folder, root

name = "partecipa.example.org"


def tool(wanted):
    """Where a program is: the system's own, or what deploy/setup --tests unpacked under .toolchain/."""
    own = root / ".toolchain/proxies"
    for place in (own / "usr/sbin" / wanted, own / "usr/bin" / wanted, shutil.which(wanted), f"/usr/sbin/{wanted}"):
        if place and shutil.which(place):
            return str(place)
    raise AssertionError(f"{wanted} is not here: run deploy/setup --tests")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def certificate():
    where = folder()
    code, said = ended("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                       "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                       "-keyout", where / "key.pem", "-out", where / "certificate.pem")
    assert code == 0, said
    return where / "certificate.pem", where / "key.pem"


def replaced(text, *pairs):
    """Each piece must be there: an example that changed is looked at again."""
    for old, new in pairs:
        assert old in text, f"the example has no {old!r} any more"
        text = text.replace(old, new)
    return text


class Proxy:
    """One of them before a house on this port, until it goes away."""

    def __init__(self, house_port, port):
        self.folder, self.port, self.plain_port = folder(), port, free_port()
        self.certificate, self.key = certificate()
        self.url = f"https://localhost:{self.port}"
        self.log = self.folder / "log"
        self.process = subprocess.Popen(self.command(house_port), stdout=self.log.open("w"), stderr=subprocess.STDOUT,
                                        env=clean_environment(HOME=self.folder))
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise AssertionError(f"the proxy did not open: {self.log.read_text()}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()  # asked kindly, they wait for every visitor to leave
        self.process.wait()


class Nginx(Proxy):
    def example(self, house_port):
        text = (deploy / "nginx.conf.example").read_text()
        text = re.sub(r".*listen \[::\].*\n", "", text)  # this machine may have no IPv6
        return replaced(text, ("127.0.0.1:8080", f"127.0.0.1:{house_port}"),
                        ("listen 80;", f"listen {self.plain_port};"),
                        ("listen 443 ", f"listen {self.port} "), (f"server_name {name};", "server_name localhost;"),
                        ("https://$host$request_uri", f"https://$host:{self.port}$request_uri"),
                        (f"/etc/letsencrypt/live/{name}/fullchain.pem", str(self.certificate)),
                        (f"/etc/letsencrypt/live/{name}/privkey.pem", str(self.key)),
                        # On the ordinary port 443 the Host has none.
                        ("proxy_set_header Host $host;", "proxy_set_header Host $host:$server_port;"))

    def command(self, house_port):
        own = "".join(f"    {kind}_temp_path {self.folder}/{kind};\n"
                      for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (self.folder / "nginx.conf").write_text(
            f"pid {self.folder}/pid;\nerror_log stderr;\nworker_processes 1;\nevents {{}}\nhttp {{\n"
            f"    access_log off;\n{own}{self.example(house_port)}}}\n")
        # As root it would give its work to a user who may not enter the folder.
        return [tool("nginx"), "-p", str(self.folder), "-c", "nginx.conf", "-g", "daemon off; master_process off;"]


class Caddy(Proxy):
    def example(self, house_port):
        return replaced((deploy / "Caddyfile.example").read_text(), ("127.0.0.1:8080", f"127.0.0.1:{house_port}"),
                        (name + " {", f"https://localhost:{self.port} {{\n\ttls {self.certificate} {self.key}"))

    def command(self, house_port):
        file = self.folder / "Caddyfile"
        own = f"\tadmin off\n\thttp_port {self.plain_port}\n\thttps_port {self.port}\n"
        file.write_text(f"{{\n{own}}}\n{self.example(house_port)}")
        return [tool("caddy"), "run", "--adapter", "caddyfile", "--config", str(file)]
