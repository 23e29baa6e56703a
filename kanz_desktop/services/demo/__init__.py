"""The made-up example gezin: nobody in it exists. Made by the program itself, the same from the same seed."""

from kanz_desktop.services.demo.steps import add_example, make_example

__all__ = ["add_example", "make_example"]
