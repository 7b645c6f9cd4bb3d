"""How our templates are compiled: what they do with records, functions and macros becomes the same done in Python.

Jinja's own code asks at every attribute, call and value what it may be: an item of a mapping, a function that wants the
page's context, a string that is escaped already. Templates of ours are given records and functions of which this is
known, and pages are made of a thousand such steps.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing

from recoupe.rendering.escaping import escaped, html

NO_CALLER = StrictUndefined("No caller defined", name="caller")


class PlainMacro(Macro):
    """A macro that is mostly called with values in their order, and always escapes."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """What the macro writes."""
        left = self._argument_count - len(args)
        if left < 0 or self.catch_varargs or self.catch_kwargs:
            return super().__call__(*args, **kwargs)
        values = [*args, *(missing,) * left]
        if self.caller:
            values.append(kwargs.pop("caller", NO_CALLER))
        for name, value in kwargs.items():
            if name not in self.arguments:
                raise TypeError(f"the macro {self.name} takes no {name}")
            values[self.arguments.index(name)] = value
        return html(self._func(*values))


class PlainCode(CodeGenerator):
    """Writes attributes as attributes, calls as calls, and values escaped without a question."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """`view.title`. An item of a mapping is written as one."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """`names["x"]`. What is asked for by a name that is not in the template may be a macro of another one."""
        if not isinstance(node.arg, nodes.Const):
            super().visit_Getitem(node, frame)
            return
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """`number(5)`. No function of ours asks for the page's context; filters may."""
        if node.dyn_args or node.dyn_kwargs:
            self.fail("a call gives each of its values by itself", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for value in (*node.args, *node.kwargs):
            self.visit(value, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def write_commons(self) -> None:
        """What all code of a template begins with."""
        super().write_commons()
        self.writeline("escaped = environment.escaped")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """The macro, as one of ours."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("escaped(")


class PageEnvironment(Environment):
    """Jinja's environment, for templates that escape."""

    code_generator_class = PlainCode
    Macro = PlainMacro
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template is given: one mapping, and not one over another, which is gone through for each page."""
        return {**self.globals, **(d or {})}
