import contextlib
import os
import pathlib
import re
import sqlite3
import threading
import time

from support import house
from support.visitor import Visitor

backup, drill = house.deploy / "backup", house.deploy / "restore-drill"


def run(script, *words, **environment):
    return house.ended(script, *words, ARENGO_PROGRAM=house.program, **environment)


def copies_in(folder):
    return sorted(folder.glob("arengo-*.db"))


@contextlib.contextmanager
def people_voting(url):
    """Somebody writes without a pause; gives how many writes were acknowledged so far."""
    done, over = [], threading.Event()

    def vote():
        citizen = Visitor(url).signs_in("citizen")
        while not over.is_set():
            for ask, body in (("DELETE", {}), ("PUT", {"choice": "support"})):
                answer = citizen.ask(ask, "/api/proposals/2/vote", body)
                if answer.status == 200:
                    done.append(answer.value()["seq"])

    voter = threading.Thread(target=vote)
    voter.start()
    try:
        yield done
    finally:
        over.set()
        voter.join()


def test_backup_and_drill_under_load():
    """what was acknowledged before a copy began is in it, and the drill brings it back, while people go on writing"""
    copies = house.folder() / "copies"
    data = house.copy_of_the_demo()
    with house.House("--demo", "--data", data) as served, people_voting(served.url) as written:
        while len(written) < 20:
            time.sleep(0.05)
        before = written[-1]
        code, said = run(backup, data, copies)
        assert code == 0 and "verified" in said, said
        code, line = run(drill, copies)
        assert code == 0, line
        assert len(written) > 20, "nobody wrote meanwhile"
    restored = re.fullmatch(r"restore drill: arengo-\S+\.db \(0 hours old\) brings back (\d+) events: .*\n", line)
    assert restored and int(restored[1]) >= before, (line, before)
    assert os.stat(copies_in(copies)[0]).st_mode & 0o077 == 0, "others may read the copy"


def test_old_copies_go():
    """only so many copies stay, and none goes when there is no new one"""
    copies, data = house.folder() / "copies", house.copy_of_the_demo()
    copies.mkdir()
    for day in range(1, 5):
        (copies / f"arengo-2025-03-0{day}T023000Z.db").touch()
    (copies / "arengo-2025-03-05T023000Z.db.unfinished").touch()
    code, said = run(backup, house.folder(), copies, ARENGO_BACKUPS_KEPT=3)
    assert code != 0 and "there is no Arengo data" in said and len(copies_in(copies)) == 4, said
    code, said = run(backup, data, copies, ARENGO_BACKUPS_KEPT=3)
    assert code == 0, said
    kept = [copy.name for copy in copies_in(copies)]
    assert kept[:2] == ["arengo-2025-03-03T023000Z.db", "arengo-2025-03-04T023000Z.db"] and len(kept) == 3, kept
    assert not list(copies.glob("*.unfinished"))
    assert run(backup, data, copies, ARENGO_BACKUPS_KEPT="some")[0] != 0
    assert len(copies_in(copies)) == 3


def refused(*words, because, temporary=None):
    temporary = temporary or house.folder()
    code, said = run(drill, *words, TMPDIR=temporary)
    assert code == 1 and said.startswith("restore drill FAILED: ") and because in said and said.count("\n") == 1, said
    assert not list(pathlib.Path(temporary).iterdir()), "it left something behind"


def test_drill_fails_for_a_reason():
    """a copy that is missing, too old, damaged or changed fails the drill in one sentence, and nothing is left over"""
    folder = house.folder()
    refused(folder, because="there is no copy")
    copy = folder / "arengo-2025-03-03T023000Z.db"
    code, said = house.ended(house.program, "backup", copy, "--data", house.demo_world())
    assert code == 0, said
    changed = house.folder() / "changed.db"
    changed.write_bytes(copy.read_bytes())
    with contextlib.closing(sqlite3.connect(changed)) as file:
        file.execute("update event set kind = 'vote_withdrawn' where seq = 40")
        file.commit()
    refused(changed, because="cannot be restored")
    torn = house.folder() / "torn.db"
    torn.write_bytes(copy.read_bytes()[:-200_000])
    refused(torn, because="cannot be restored")
    os.utime(copy, (time.time() - 3 * 86400,) * 2)
    refused(folder, 26, because="72 hours old")


def test_drill_sends_no_mail():
    """the drill takes no settings of this machine: a restored house sends nobody anything"""
    folder = house.folder()
    assert house.ended(house.program, "backup", folder / "arengo-1.db", "--data", house.demo_world())[0] == 0
    code, said = run(drill, folder, ARENGO_SMTP_URL="smtp://127.0.0.1:1", ARENGO_LISTEN="127.0.0.1:1",
                     ARENGO_CONFIG="/nowhere.toml")
    assert code == 0, said
