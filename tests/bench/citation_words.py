"""The words that the maker of right and wrong sentences puts in and takes out."""

from __future__ import annotations

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = (
    ("years", "months"), ("year", "month"), ("months", "weeks"), ("days", "weeks"), ("hours", "minutes"),
    ("kilometres", "metres"), ("km", "mi"), ("miles", "feet"), ("metres", "feet"), ("feet", "inches"), ("mi", "km"),
    ("%", " kg"), ("percent", "degrees"), ("th century", "th decade"), ("million", "billion"), ("billion", "million"),
    ("acres", "hectares"),    ("minutes", "seconds"), ("century", "decade"), ("centuries", "decades"),
    ("thousand", "million"), ("pounds", "euros"),
    ("tons", "kilograms"), ("°C", "°F"), ("kPa", "bar"), ("students", "teachers"), ("people", "families"),
)  # fmt: skip
WRITTEN = "two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred"
_PAIRS = """
    more/less most/least before/after first/last increased/decreased increase/decrease high/low higher/lower
    large/small larger/smaller northern/southern north/south east/west eastern/western early/late rich/poor
    strong/weak positive/negative male/female internal/external long/short old/young public/private above/below
    begins/ends began/ended accepted/rejected allowed/forbidden same/different always/never wide/narrow
    inside/outside victory/defeat success/failure hot/cold slow/fast simple/complex major/minor upper/lower
    modern/ancient open/closed maximum/minimum best/worst easy/difficult legal/illegal dependent/independent
    formal/informal possible/impossible rose/fell added/removed won/lost wet/dry light/heavy urban/rural
    rapidly/slowly often/rarely majority/minority
"""
OPPOSITES = tuple(tuple(pair.split("/")) for pair in _PAIRS.split())
FOREIGN = tuple(
    """
it was paid for by a tax on salt
this made it popular with travellers
the roof was later covered with copper
the results were published the year after
a smaller copy stands in the garden of the town hall
it is still used every summer
many people left the town because of it
nobody was hurt
local farmers had asked for it
it became a model for later laws
the idea came from a letter by a teacher
experts regard it as the most important of its kind
the costs were shared by the two families
its inventor received a medal
it smells faintly of almonds
the work took far longer than planned
a second one was ordered soon afterwards
critics called it a waste of money
children can visit it free of charge
the original drawings were lost in a fire
""".strip().splitlines()
)
"""Clauses that no passage holds."""
