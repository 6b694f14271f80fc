"""A folium element that calls one function of karta.js with data."""

import json
from typing import Any

from branca.element import Element, Figure
from folium import MacroElement
from folium.template import Template


class Call(MacroElement):
    """`lagesbild.<function>(map, data)`, or without the map once it stands (`on_window_map`); `data` by `to_script`."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        lagesbild.{{ this.function }}({{ this.first_argument() }}{{ this.data }});
        {% endmacro %}
        """
    )

    def __init__(self, function: str, data: str, on_window_map: bool = False) -> None:
        super().__init__()
        self._name = "Call"
        self.function = function
        self.data = data
        self.on_window_map = on_window_map

    def render(self, **kwargs: Any) -> str:
        """As branca does, but the finished script is no template: to read all the coordinates as one took longer than
        all else on the map."""
        figure = self.get_root()
        if isinstance(figure, Figure):
            figure.script.add_child(_Finished(self._template.module.script(self, kwargs)), name=self.get_name())
        return ""

    def first_argument(self) -> str:
        return "" if self.on_window_map or self._parent is None else f"{self._parent.get_name()}, "


class _Finished(Element):
    """A script that is put in as it stands."""

    def __init__(self, script: str) -> None:
        super().__init__()
        self.script = script

    def render(self, **kwargs: Any) -> str:
        return self.script


def to_script(data: Any) -> str:
    """JSON that can stand inside a script: no `<`, no `&`, and no `_x` or `{{` that a template would change.

    streamlit-folium rewrites folium's own names (`map_3f2a…`) and `{{ 'x' }}` in the finished script; as escapes
    they are left alone, and the browser reads the same text.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&_\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.replace("{{", "{\\u007b")  # two braces in a row stand only inside texts
