"""Geometry of the pictures: numbers and words only, the templates make SVG of them.

Lengths are units of the viewBox.
"""
