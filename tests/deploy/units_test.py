import pathlib
import re
import shutil

from support.house import deploy, ended, folder

units = ("arengo.service", "arengo-backup.service", "arengo-backup.timer")


def at_home():
    """The units in a folder of their own, their programs replaced by one that every machine has."""
    where = folder()
    for unit in units:
        text = re.sub(r"/usr/local/bin/[\w-]+", shutil.which("true"), (deploy / unit).read_text())
        (where / unit).write_text(text)
    return where


def test_units_are_sound():
    """systemd finds no fault in the units"""
    where = at_home()
    for unit in units:
        code, said = ended("systemd-analyze", "verify", "--man=no", where / unit)
        assert code == 0 and not said, said


def test_units_are_locked_up():
    """the services are shut in: an exposure of at most 1.5 of 10 each, as systemd counts"""
    where = at_home()
    for unit in units[:2]:
        code, said = ended("systemd-analyze", "security", "--offline=true", "--threshold=15", where / unit)
        assert code == 0, said


def test_units_name_what_is_there():
    """what the units run and point to is what the README installs"""
    readme = (deploy.parent / "README.md").read_text() + (deploy / "OPERATIONS.md").read_text()
    for unit in units:
        text = (deploy / unit).read_text()
        for program in re.findall(r"^ExecStart=(\S+)", text, re.M):
            assert program in readme, f"{program} of {unit} is installed nowhere"
        for document in re.findall(r"^Documentation=file:(\S+)", text, re.M):
            assert document in readme, f"{document} of {unit} is installed nowhere"
        assert unit in readme, f"{unit} is installed nowhere"


def test_watchdog_outlasts_a_stop():
    """a house that is stopping is not taken for one that hangs"""
    seconds = dict(re.findall(r"^(\w+Sec)=(\d+)$", (deploy / "arengo.service").read_text(), re.M))
    # The last sign of life may be a quarter of the watchdog's patience old when the stop begins.
    assert int(seconds["WatchdogSec"]) * 3 / 4 > int(seconds["TimeoutStopSec"])
    drain = re.search(r"drain\{(\d+)'?(\d*)\}", (pathlib.Path(deploy).parent / "server/http/serving.hpp").read_text())
    assert int(seconds["TimeoutStopSec"]) > 2 * int(drain[1] + drain[2]) / 1000
