from lib.domain.class_words import class_labels
from lib.domain.codes import Unit


def test_classes_meet_without_gaps_and_say_to_which_a_limit_belongs() -> None:
    assert class_labels((12.0, 18.5), Unit.PER_1000) == ["under 12", "12 – under 18,5", "18,5 och mer"]
    assert class_labels((60.0,), Unit.PERCENT) == ["under 60\u00a0%", "60\u00a0% och mer"]


def test_small_limits_keep_two_decimals() -> None:
    assert class_labels((0.25, 1.0), Unit.PER_1000) == ["under 0,25", "0,25 – under 1", "1 och mer"]


def test_without_limits_there_is_one_class() -> None:
    assert class_labels((), Unit.COUNT) == ["alla värden"]
