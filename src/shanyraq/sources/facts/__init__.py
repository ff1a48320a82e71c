"""Facts of the papers: dated figures, names and contradictions, read from TOML. Pure: no Django, no database.

`reading` gives the figures, `settling` the contradictions with the rule that settles each, `names` the names and
events, `series` figures in time, `charts` where a series is drawn.
"""

from pathlib import Path

DATA = Path(__file__).parent / "data"
