import re
import urllib.request

from support import house, proxies

page = (house.deploy / "OPERATIONS.md").read_text()


def test_every_figure_is_explained():
    """every figure that the metrics show is explained, and no other"""
    port = proxies.free_port()
    with house.House("--data", house.folder() / "house", "--metrics-listen", f"127.0.0.1:{port}"):
        shown = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics").read().decode()
    names = set(re.findall(r"^# TYPE (\w+) ", shown, re.M))
    explained = set(re.findall(r"`(arengo_\w+)(?:\{class\})?`", page))
    assert names == explained, names ^ explained


def test_every_line_of_the_log_is_explained():
    """every warning and error of the log is explained, and no other"""
    said = set()
    for source in (house.root / "server").rglob("*.cpp"):
        said.update(re.findall(r"log\([^\"]*Level::(?:warning|error)[^\"]*\"([^\"]+)\"", source.read_text()))
    table = page[page.index("| it says |"):page.index("When it does not start")]
    rows = [row.split("|")[1] for row in table.splitlines()[2:] if row.startswith("|")]
    explained = {phrase for row in rows for phrase in re.findall(r"`([^`]+)`", row)}
    beginnings = tuple(phrase[:-1] for phrase in explained if phrase.endswith("…"))
    for line in said:
        assert line in explained or line.startswith(beginnings), line
    for phrase in explained:
        assert any(line.startswith(phrase.rstrip("…")) for line in said), f"nobody says {phrase}"


def test_words_of_refusal_are_those_of_the_program():
    """what the page quotes the program with is what it says"""
    sources = "".join(source.read_text() for source in (house.root / "server").rglob("*.cpp"))
    for words in ("another Arengo is using the data folder", "cannot bring the data up to date",
                  "the data is not whole", "this data was written by a newer", "is damaged"):
        assert words in page and words in sources, words
