from assistant.core.types import DocumentInfo
from assistant.facts.subjects import Subjects


def about(*partners: str) -> DocumentInfo:
    return DocumentInfo("id", "path", "title", "mou", "text/plain", "id", partners=partners)


SUBJECTS = Subjects([about("Kawasaki"), about("Cotabato City", "Fort Worth"), about()])


def test_a_partner_is_found_by_its_whole_name_in_any_case() -> None:
    assert SUBJECTS.named_in("Kapan kerja sama dengan kawasaki dan FORT WORTH dimulai?") == {"Kawasaki", "Fort Worth"}


def test_the_kind_of_place_does_not_belong_to_the_name() -> None:
    assert SUBJECTS.named_in("Bandung–Cotabato") == {"Cotabato City"}


def test_part_of_a_word_is_not_a_name() -> None:
    assert SUBJECTS.named_in("Kawasakian, Fort Knox") == frozenset()


def test_documents_without_partners_name_nothing() -> None:
    assert Subjects([about()]).named_in("Kota Bandung") == frozenset()
