"""How the properties are tested: no test of this suite looks at the clock."""

from hypothesis import HealthCheck, settings

settings.register_profile("argmap", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("argmap")
