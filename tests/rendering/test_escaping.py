"""Text made HTML in plain strings, and templates compiled to plain Python."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateAssertionError, UndefinedError
from markupsafe import Markup, escape

from recoupe.rendering.compiling import PageEnvironment
from recoupe.rendering.escaping import escaped, html

VALUES = st.text() | st.integers() | st.floats() | st.booleans() | st.none() | st.text().map(Markup)


@given(VALUES)
def test_it_escapes_as_the_library_does(value: object) -> None:
    assert escaped(value) == escape(value)


@given(st.text())
def test_html_is_what_it_was_and_stays_so(text: str) -> None:
    assert html(text) == Markup(text)
    assert escaped(html(text)) == text


def written(template: str, **values: object) -> str:
    environment = PageEnvironment(
        loader=DictLoader({"page": template, "macros": "{% macro line(x, y='-') %}<{{ x }}{{ y }}>{% endmacro %}"}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("page").render(values)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ x }}", "&lt;b&gt;"),
        ("{{ x|safe }}", "<b>"),
        ("{{ x|upper }}{{ 5 }}{{ x|length }}", "&lt;B&gt;53"),
        ("{{ d.items()|first|last }}{{ d['k'] }}{{ d[k] }}", "&lt;&lt;&lt;"),
        ("{% import 'macros' as m %}{{ m.line(x) }}{{ m.line(x, y=1) }}{{ m.line(y=x, x=2) }}", None),
        ("{% macro a(x, y=2) %}{{ x }}{{ y }}{{ caller() if caller is defined }}{% endmacro %}{{ a(1) }}", "12"),
        ("{% macro a(y) %}{{ y }}[{{ caller(7) }}]{% endmacro %}{% call(z) a(x) %}{{ x }}{{ z }}{% endcall %}", None),
        ("{% macro a(x) %}{{ x }}{% endmacro %}{{ a(x) ~ x }}", "&lt;b&gt;&lt;b&gt;"),
        ("{% for e in [1, 2] %}{{ e }}{% if not loop.last %}, {% endif %}{% endfor %}", "1, 2"),
        ("{% set s %}{{ x }}{% endset %}{{ s }}", "&lt;b&gt;"),
    ],
)
def test_a_template_writes_what_jinja_writes(template: str, expected: str | None) -> None:
    values = {"x": "<b>", "d": {"k": "<"}, "k": "k"}
    usual = Environment(
        loader=DictLoader({"page": template, "macros": "{% macro line(x, y='-') %}<{{ x }}{{ y }}>{% endmacro %}"}),
        autoescape=True,
    )
    assert written(template, **values) == usual.get_template("page").render(values)
    if expected is not None:
        assert written(template, **values) == expected


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ nothing }}", UndefinedError),
        ("{{ x.nothing }}", AttributeError),
        ("{{ d['nothing'] }}", KeyError),
        ("{% macro a(x) %}{{ x }}{% endmacro %}{{ a() }}", UndefinedError),
        ("{% macro a() %}{{ caller() }}{% endmacro %}{{ a() }}", UndefinedError),
        ("{% macro a(x) %}{{ x }}{% endmacro %}{{ a(1, 2) }}", TypeError),
        ("{% macro a(x) %}{{ x }}{% endmacro %}{{ a(z=1) }}", TypeError),
        ("{{ x.format(*d) }}", TemplateAssertionError),
    ],
)
def test_a_mistake_in_a_template_is_a_bug(template: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        written(template, x="<b>", d={})
