"""The locks fit pyproject.toml: every requirement pinned with hashes, the build backend too, and no address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
USERS = PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"]
DEVELOPERS = USERS + PROJECT["project"]["optional-dependencies"]["dev"]


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.M)}


@pytest.mark.parametrize(("lock", "wanted"), [("requirements.lock", USERS), ("requirements-dev.lock", DEVELOPERS)])
def test_every_requirement_is_pinned_to_a_version_it_allows(lock, wanted):
    pinned = pins(lock)
    for line in wanted:
        requirement = Requirement(line)
        version = pinned.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name} is not in {lock}: run make lock"
        assert requirement.specifier.contains(version), f"{lock}: {version} does not fit {line}: run make lock"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_has_a_hash_and_no_line_an_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    for pin in re.split(r"^(?=[\w.-]+==)", text, flags=re.M)[1:]:
        assert "--hash=sha256:" in pin, pin
    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash=)", text, re.M), "options for pip name where packages lie"


def test_developers_and_users_have_the_same_versions():
    developers = pins("requirements-dev.lock")
    assert all(developers[name] == version for name, version in pins("requirements.lock").items())
