"""How the properties are tested, and where tests keep what can be made again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["pytester"]

# No test of this suite looks at the clock.
settings.register_profile("argmap", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("argmap")


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the cache: not that of whoever runs the tests."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGMAP_CACHE_DIR", str(folder))
        yield folder
