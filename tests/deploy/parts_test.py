import functools
import json
import pathlib
import re

from support import house

sanitizers = {"libasan8", "libubsan1"}  # the program of the tests has them, the one of people does not


@functools.cache
def parts():
    code, said = house.ended(house.deploy / "sbom", house.program)
    assert code == 0, said
    return json.loads(said)["components"]


def named(scope="required"):
    return {part["name"] for part in parts() if part["scope"] == scope}


def owners(files):
    real = [str(pathlib.Path(file).resolve()) for file in files]
    said = house.ended("dpkg-query", "-S", *real, *(path.removeprefix("/usr") for path in real))[1]
    lines = [line for line in said.splitlines() if not line.startswith("dpkg-query:")]
    found = {line.split(": ")[1]: line.split(":")[0] for line in lines}
    return {found.get(path) or found[path.removeprefix("/usr")] for path in real}


def test_list_of_parts_names_all_libraries():
    """the list of parts names every library that the loader brings in"""
    loaded = owners(re.findall(r"=> (/\S+)", house.ended("ldd", house.program)[1]))
    assert len(loaded) > 20 and loaded <= named(), loaded - named()
    assert {"nlohmann-json3-dev", "libboost1.81-dev", "libcli11-dev"} <= named(), "what is compiled in is missing"


def test_list_of_parts_names_all_packages_of_the_pages():
    """the list of parts names every npm package of the pages, and tells tools from what people are sent"""
    lock = json.loads((house.root / "web/package-lock.json").read_text())["packages"]
    names = {path.rpartition("node_modules/")[2]: package for path, package in lock.items() if path}
    sent = {name for name, package in names.items() if not package.get("dev") and not package.get("optional")}
    assert sent <= named(), sent - named()
    assert "svelte" in named() and "vite" in named("excluded")
    known = {(part["name"], part["version"]) for part in parts()}
    assert all((name, package["version"]) in known for name, package in names.items())


def test_every_part_can_be_looked_up():
    """every part has a version and a package URL of its own"""
    for part in parts():
        assert part["version"] and part["purl"].startswith(("pkg:deb/debian/", "pkg:npm/")), part
    references = [part["bom-ref"] for part in parts()]
    assert len(references) == len(set(references))


def packages_of_the_image():
    text = (house.deploy / "Containerfile").read_text()
    words = re.search(r"--no-install-recommends(.*?)&&", text, re.S)[1].replace("\\", " ")
    return set(words.split())


def test_image_holds_what_the_program_loads():
    """the image installs exactly the libraries that the program names, with certificates and hours"""
    needed = re.findall(r"Shared library: \[([^]]+)\]", house.ended("readelf", "-d", house.program)[1])
    found = dict(re.findall(r"(\S+) => (\S+)", house.ended("ldd", house.program)[1]))
    base = {"libc6", "libgcc-s1", "libstdc++6"}  # libcurl and ICU bring the last two
    wanted = owners(found[name] for name in needed if name in found) - base - sanitizers | {"ca-certificates", "tzdata"}
    assert packages_of_the_image() == wanted, packages_of_the_image() ^ wanted


def test_image_is_nobody():
    """the image runs as a numbered user who is not root, and as the example says on a read-only file system"""
    text = (house.deploy / "Containerfile").read_text()
    assert re.search(r"^USER [1-9]\d+:[1-9]\d+$", text, re.M) and "--read-only" in text
    assert text.index("USER 1") < text.index("ENTRYPOINT")
