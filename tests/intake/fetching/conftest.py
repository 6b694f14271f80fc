from collections.abc import Iterator

import pytest

from tests.intake.fetching.played import Service, Waited, played_service


@pytest.fixture
def service() -> Iterator[Service]:
    with played_service() as played:
        yield played


@pytest.fixture
def waited() -> Waited:
    return Waited()
