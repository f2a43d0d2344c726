"""docker-compose.yml says what a server needs, without a secret of its own."""

import re
from pathlib import Path
from typing import Any

import yaml

CLONE = Path(__file__).resolve().parents[2]
TEXT = (CLONE / "docker-compose.yml").read_text()
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(TEXT)["services"]
EXAMPLE = (CLONE / ".env.example").read_text()


def test_it_has_every_service_and_each_that_stays_has_a_health_check() -> None:
    assert set(SERVICES) == {"postgres", "redis", "migrate", "web", "worker", "beat"}
    for name in SERVICES.keys() - {"migrate"}:
        assert "healthcheck" in SERVICES[name]


def test_every_password_and_key_is_required_and_none_has_a_default() -> None:
    required = set(re.findall(r"\$\{([A-Z_]+):\?", TEXT))
    assert {"SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD", "ATTACHE_HOST"} == required
    assert not re.findall(r"\$\{[A-Z_]*(?:KEY|PASSWORD)[A-Z_]*(?::-|\})", TEXT)
    assert required == set(re.findall(r"^([A-Z_]+)=$", EXAMPLE, flags=re.MULTILINE))


def test_nothing_but_the_web_is_reached_from_outside_and_that_only_from_this_machine() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["web"]["ports"])


def test_web_and_worker_can_be_scaled() -> None:
    for name in ("web", "worker"):
        assert "container_name" not in SERVICES[name]
    assert "-" in SERVICES["web"]["ports"][0]


def test_data_is_kept_in_volumes() -> None:
    assert SERVICES["postgres"]["volumes"]
    assert SERVICES["redis"]["volumes"]
