"""Charts as SVG, drawn by pure functions: the same picture on the page and as a file.

svg        elements, colours, and the file that stands alone
timeline   partners by row, years by column
frames     parts of the world on a plane
worldmap   partners as numbers on the coasts of the world
units      groups as rows of squares, one for each partner
"""
