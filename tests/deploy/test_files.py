"""What hosts start the bot with, by what is written there: Compose, Kubernetes, and the image's workflow."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.ops.shards import read_shards

ROOT = Path(__file__).resolve().parents[2]
KUBERNETES = ROOT / "deploy" / "kubernetes"
MANIFESTS = sorted(file for file in KUBERNETES.glob("*.yaml") if file.name != "kustomization.yaml")
FOR = "1.34"
"""The Kubernetes whose schemas they are checked by."""


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))


def stateful_set() -> Any:
    return read(KUBERNETES / "statefulset.yaml")["spec"]


def pod() -> Any:
    return stateful_set()["template"]["spec"]


def environment() -> dict[str, str]:
    return {each["name"]: each.get("value", "") for each in pod()["containers"][0]["env"]}


@pytest.mark.parametrize("file", MANIFESTS, ids=lambda file: file.stem)
def test_kubernetes_takes_each_manifest(file: Path) -> None:
    validator = pytest.importorskip("kubernetes_validate", reason="kubernetes-validate is not installed: pip install '.[dev]'")
    validator.validate(read(file), FOR, strict=True)


def test_every_manifest_is_named_in_the_kustomization() -> None:
    assert sorted(read(KUBERNETES / "kustomization.yaml")["resources"]) == [file.name for file in MANIFESTS]


def test_the_pods_of_kubernetes_share_out_all_shards() -> None:
    replicas, shared = stateful_set()["replicas"], environment()
    shards = [
        read_shards(
            {"SHARD_COUNT": shared["SHARD_COUNT"], "SHARD_IDS": shared["SHARD_IDS"].replace("$(POD_INDEX)", str(index))}
        ).ids
        for index in range(replicas)
    ]
    assert sorted(number for ids in shards for number in ids) == [*range(int(shared["SHARD_COUNT"]))]


def test_a_pod_has_a_volume_of_its_own_probes_and_no_rights() -> None:
    container = pod()["containers"][0]
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    assert ports == {"health": int(environment()["HEALTH_PORT"])}
    assert {container[f"{kind}Probe"]["httpGet"]["port"] for kind in ("startup", "readiness", "liveness")} == {"health"}
    assert [claim["metadata"]["name"] for claim in stateful_set()["volumeClaimTemplates"]] == ["data"]
    mounted = {mount["name"]: mount["mountPath"] for mount in container["volumeMounts"]}
    assert mounted["data"] == "/data"
    assert environment()["DISCORD_TOKEN_FILE"].startswith(mounted["token"])
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert pod()["securityContext"]["runAsNonRoot"]
    assert f"--uid {pod()['securityContext']['runAsUser']} " in (ROOT / "Dockerfile").read_text("utf-8")


def test_selectors_and_names_agree() -> None:
    labels = stateful_set()["template"]["metadata"]["labels"]
    assert read(KUBERNETES / "service.yaml")["spec"]["selector"] == labels
    assert read(KUBERNETES / "disruption-budget.yaml")["spec"]["selector"]["matchLabels"] == labels
    assert stateful_set()["serviceName"] == read(KUBERNETES / "service.yaml")["metadata"]["name"]


def test_no_token_stands_in_the_environment_where_a_secret_file_is_used() -> None:
    assert "DISCORD_TOKEN" not in environment()
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    assert not re.search(r"^\s*(ARG|ENV)\b.*TOKEN", dockerfile, re.MULTILINE)


def test_the_two_processes_of_compose_share_out_all_shards_and_no_volume() -> None:
    compose = read(ROOT / "compose.yaml")
    both = [compose["services"][name] for name in ("gobbet-0", "gobbet-1")]
    assert sorted(number for each in both for number in read_shards(each["environment"]).ids) == [0, 1]
    volumes = [each["volumes"][0].split(":")[0] for each in both]
    assert len({*volumes}) == 2
    assert {*volumes} <= compose["volumes"].keys()
    assert all(each["read_only"] and each["cap_drop"] == ["ALL"] and each["profiles"] == ["shards"] for each in both)


@pytest.mark.parametrize("file", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda file: file.stem)
def test_a_workflow_asks_for_no_more_rights_than_it_names(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {"contents": "read"}
    assert all(isinstance(job.get("timeout-minutes"), int) for job in workflow["jobs"].values())
