"""A house as the program serves it, in a process of its own."""
import atexit
import functools
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

root = pathlib.Path(__file__).resolve().parents[3]
deploy = root / "deploy"
program = ""  # set by tests/deploy/run

_temporary, _running = [], []


def folder():
    """A fresh folder, gone with the tests."""
    made = pathlib.Path(tempfile.mkdtemp(prefix="arengo-deploy-"))
    _temporary.append(made)
    return made


@atexit.register
def leave_nothing():
    for process in _running:
        if process.poll() is None:
            process.kill()
            process.wait()
    while _temporary:
        shutil.rmtree(_temporary.pop(), ignore_errors=True)


def clean_environment(**more):
    """Ours, without settings of Arengo that somebody may have left in it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ARENGO_")}
    return kept | {name: str(value) for name, value in more.items()}


def ended(*words, **environment):
    """Runs a command to its end: its exit code and all that it said."""
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          env=clean_environment(**environment), timeout=240)
    return done.returncode, done.stdout


def arengo(*words):
    code, said = ended(program, *words)
    assert code == 0, said
    return said


class House:
    """`arengo serve …` until `stop`; port 0 unless the words say otherwise."""

    def __init__(self, *words, **environment):
        self.log = folder() / "log"
        words = [str(word) for word in words]
        if "--listen" not in words:
            words += ["--listen", "127.0.0.1:0"]
        self.process = subprocess.Popen([program, "serve", *words], stdout=subprocess.PIPE, text=True,
                                        stderr=self.log.open("w"), env=clean_environment(**environment))
        _running.append(self.process)
        for line in self.process.stdout:
            if line.startswith("listening on "):
                self.url = line.split()[-1]
                self.port = int(self.url.rsplit(":", 1)[1])
                return
        raise AssertionError(f"the house did not open: {self.log.read_text()}")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=60)
        assert code == 0, f"it ended with {code}: {self.log.read_text()}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@functools.cache
def demo_world():
    """A data folder with the demo world, filled once; copy it before use."""
    data = folder() / "world"
    with House("--demo", "--data", data) as house:
        house.stop()
    return data


def copy_of_the_demo():
    data = folder() / "house"
    shutil.copytree(demo_world(), data)
    return data
