"""Flags suspicious dissolved-oxygen readings before they reach the monthly summary.

Input is the logger's CSV: time (ISO, UTC), depth_m, oxygen_mg_l, temperature_c. Nothing is
deleted: each reading gets a flag, and the summary counts only readings flagged "ok".

Written by Piotr Halvard, February 2025; limits agreed with Amara Osei-Lind.
"""

import csv
import sys
from dataclasses import dataclass

# Below this value fish in the shallows are in danger, and the duty phone gets a message.
ALARM_MG_L = 4.0

# A change between two readings (15 minutes apart) larger than this is called a spike.
SPIKE_MG_L = 2.5

# Readings outside this range are impossible in Ellermere and mean a fault of the probe.
POSSIBLE_MG_L = (0.0, 18.0)


@dataclass
class Reading:
    time: str
    depth_m: float
    oxygen_mg_l: float
    temperature_c: float
    flag: str = "ok"


def flag(readings):
    """Sets the flag of each reading: "fault", "spike", "alarm" or "ok"."""
    previous = None
    for reading in readings:
        low, high = POSSIBLE_MG_L
        if not low <= reading.oxygen_mg_l <= high:
            reading.flag = "fault"
            continue  # a faulty reading is no neighbour to compare with
        if previous is not None and abs(reading.oxygen_mg_l - previous.oxygen_mg_l) > SPIKE_MG_L:
            reading.flag = "spike"
        elif reading.oxygen_mg_l < ALARM_MG_L:
            reading.flag = "alarm"
        previous = reading
    return readings


def read(path):
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            yield Reading(row["time"], float(row["depth_m"]), float(row["oxygen_mg_l"]), float(row["temperature_c"]))


if __name__ == "__main__":
    for r in flag(list(read(sys.argv[1]))):
        if r.flag != "ok":
            print(r.time, r.depth_m, r.oxygen_mg_l, r.flag)
