from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from assistant.core.errors import SettingsError
from assistant.core.settings import PROJECT, Settings


def toml(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_point_into_the_project(tmp_path: Path) -> None:
    settings = Settings.load(environment={}, file=toml(tmp_path, ""))
    assert (settings.corpus, settings.index) == (PROJECT / "corpus", PROJECT / "index")
    assert (settings.embedding_model, settings.language) == ("", "id")
    assert settings == Settings()


def test_each_place_outweighs_the_one_before(tmp_path: Path) -> None:
    file = toml(tmp_path, 'corpus = "file"\nindex = "file"\nstate = "file"\n')
    environment = {"ASSISTANT_INDEX": "environment", "ASSISTANT_STATE": "environment"}
    settings = Settings.load(environment=environment, file=file, state=Path("said"), cache=None)
    assert (settings.corpus, settings.index, settings.state) == (Path("file"), Path("environment"), Path("said"))
    assert settings.cache is None


def test_every_field_can_come_from_the_environment() -> None:
    environment = {
        "ASSISTANT_CORPUS": "a",
        "ASSISTANT_CACHE": "~/b",
        "ASSISTANT_EMBEDDING_MODEL": "somebody/model",
        "ASSISTANT_LANGUAGE": "en",
        "ASSISTANT_PASSAGE_TOKENS": "200",
        "ASSISTANT_OVERLAP_SENTENCES": "0",
        "ASSISTANT_MAX_FILE_MEGABYTES": "5",
    }
    settings = Settings.load(environment=environment)
    assert settings.cache == Path.home() / "b"
    assert (settings.embedding_model, settings.language) == ("somebody/model", "en")
    assert (settings.passage_tokens, settings.overlap_sentences, settings.max_file_megabytes) == (200, 0, 5)


@pytest.mark.parametrize(
    ("said", "hosts"),
    [
        ("rujukan.example", ("rujukan.example",)),
        (" Rujukan.example , 192.168.1.5,,[fe80::1] ", ("rujukan.example", "192.168.1.5", "fe80::1")),
        ("", ()),
    ],
)
def test_hosts_come_from_a_text_with_commas(said: str, hosts: tuple[str, ...]) -> None:
    assert Settings.load(environment={"ASSISTANT_API_HOSTS": said}).api_hosts == hosts


def test_hosts_come_from_a_list_of_the_file(tmp_path: Path) -> None:
    settings = Settings.load(environment={}, file=toml(tmp_path, 'api_hosts = ["a.example", "B"]'))
    assert settings.api_hosts == ("a.example", "b")


@pytest.mark.parametrize("value", ["3", "[3]", '"a:80"', '"http://a"', '["*"]', '"a b"'])
def test_a_host_that_is_none_is_refused(value: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="api_hosts"):
        Settings.load(environment={}, file=toml(tmp_path, f"api_hosts = {value}\n"))


def test_an_empty_variable_counts_as_not_said() -> None:
    assert Settings.load(environment={"ASSISTANT_LANGUAGE": "", "ASSISTANT_PASSAGE_TOKENS": ""}) == Settings()


def test_the_file_can_be_named_by_the_environment(tmp_path: Path) -> None:
    file = toml(tmp_path, "passage_tokens = 99\n")
    assert Settings.load(environment={"ASSISTANT_SETTINGS": str(file)}).passage_tokens == 99


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('kata_sandi = "x"', "kata_sandi"),
        ("corpus = ", "TOML"),
        ('language = "fr"', "fr"),
        ('passage_tokens = "banyak"', "banyak"),
        ("passage_tokens = 15", "16"),
        ("passage_tokens = 180.5", "180.5"),
        ("passage_tokens = inf", "inf"),
        ("passage_tokens = true", "True"),
        ("overlap_sentences = -1", "0"),
        ("max_file_megabytes = 0", "1"),
        ("corpus = 5", "corpus"),
        ("embedding_model = 5", "embedding_model"),
        ("index = [1]", "index"),
    ],
)
def test_what_cannot_be_used_is_named_in_both_languages(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.load(environment={}, file=toml(tmp_path, text))
    error = caught.value
    assert named in error.message.id + error.hint.id
    assert named in error.message.en + error.hint.en
    assert error.hint.id != error.hint.en


def test_a_file_that_is_named_but_missing_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        Settings.load(environment={"ASSISTANT_SETTINGS": str(tmp_path / "nowhere.toml")})
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError):
        Settings.load(environment={}, file=tmp_path / "binary.toml")


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().language = "en"  # type: ignore[misc]


@pytest.mark.parametrize(("said", "meant"), [("true", True), ("Ya", True), ("0", False), ("tidak", False)])
def test_editing_is_a_switch_and_not_said_by_default(said: str, meant: bool) -> None:
    assert Settings.load(environment={}).editing is None
    assert Settings.load(environment={"ASSISTANT_EDITING": said}).editing is meant
    with pytest.raises(SettingsError, match="editing"):
        Settings.load(environment={"ASSISTANT_EDITING": "mungkin"})
