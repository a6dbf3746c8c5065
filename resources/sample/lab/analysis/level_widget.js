// The small lake-level display on the visitors' page.
// It asks the logger server for the newest reading every 15 minutes and colours the box.

const SOURCE = "https://loggers.tarnholt.example/outlet/level.json";
const REFRESH_MINUTES = 15;

// The lower car park floods at 1.60 m, and the jetty is under water at 1.35 m.
const AMBER_M = 1.35;
const RED_M = 1.6;

// A reading older than three hours is not shown at all: an old level is worse than none.
const STALE_HOURS = 3;

function colour(level) {
  if (level >= RED_M) return "red";
  if (level >= AMBER_M) return "amber";
  return "green";
}

async function refresh(box) {
  const reading = await (await fetch(SOURCE)).json();
  const ageHours = (Date.now() - Date.parse(reading.time)) / 3_600_000;
  box.textContent = ageHours > STALE_HOURS ? "no current reading" : `${reading.level_m.toFixed(2)} m`;
  box.className = ageHours > STALE_HOURS ? "grey" : colour(reading.level_m);
}

const box = document.querySelector("#lake-level");
refresh(box);
setInterval(() => refresh(box), REFRESH_MINUTES * 60_000);
