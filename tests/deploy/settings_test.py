import re

from support import house

# What only a demo, a rehearsal or the command line has use for.
only_on_the_command_line = {"help", "demo", "lively", "clock"}


def test_every_option_is_in_the_example():
    """every setting that serve knows stands in the example, with a comment above it"""
    known = set(re.findall(r"^\s+--([a-z-]+)", house.arengo("serve", "--help"), re.M)) - only_on_the_command_line
    lines = (house.deploy / "arengo.toml.example").read_text().splitlines()
    settings = {}
    for number, line in enumerate(lines):
        found = re.match(r"#?([a-z-]+) = ", line)
        if found:
            settings[found[1]] = number
    assert known - {"config"} == set(settings), known ^ set(settings)
    for name, number in settings.items():
        above = lines[number - 1]
        assert above.startswith("# "), f"{name} stands without a word of explanation"


def test_the_example_starts():
    """a house starts with the example as it is, and says whom it waits for"""
    with house.House("--config", house.deploy / "arengo.toml.example", "--data", house.folder() / "house") as started:
        started.stop()
