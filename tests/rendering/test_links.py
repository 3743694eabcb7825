from __future__ import annotations

import pytest

from argmap.rendering.links import address


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"url": "https://example.org/a?b=1&c=2#d"}, "https://example.org/a?b=1&c=2#d"),
        ({"url": "HTTP://example.org"}, "HTTP://example.org"),
        ({"doi": "10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"doi": "doi:10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"url": "doi:10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"doi": "https://doi.org/10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"url": "https://a.example/", "doi": "10.1000/182"}, "https://a.example/"),
        ({"url": "nonsense", "doi": "10.1000/182"}, "https://doi.org/10.1000/182"),
    ],
)
def test_addresses(attributes, expected):
    assert address(attributes) == expected


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\u00a0script:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//example.org",
        "https://",
        "https://[::1",
        "ftp://example.org",
        3,
    ],
)
def test_no_link_to_anything_else(url):
    assert address({"url": url}) == ""


def test_what_could_end_an_attribute_is_encoded():
    assert address({"url": 'https://example.org/"><script>\\'}) == (
        "https://example.org/%22%3E%3Cscript%3E%5C"
    )


def test_no_address_without_attributes():
    assert address({}) == ""
