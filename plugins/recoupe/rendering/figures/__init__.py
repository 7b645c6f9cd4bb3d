"""Networks, timelines and maps: where everything stands, as records that the templates write as SVG."""

from recoupe.rendering.figures.map import LOCATOR, MAP, MapDrawing, draw_map
from recoupe.rendering.figures.network import NetworkDrawing, draw_network
from recoupe.rendering.figures.timeline import TimelineDrawing, draw_timeline

__all__ = [
    "LOCATOR",
    "MAP",
    "MapDrawing",
    "NetworkDrawing",
    "TimelineDrawing",
    "draw_map",
    "draw_network",
    "draw_timeline",
]
