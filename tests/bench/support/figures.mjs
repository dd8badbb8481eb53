// Rounds of one measurement, their medians and spread, and how they stand to one another.

export function summary(rounds) {
  const sorted = [...rounds].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return {
    median: (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2,
    low: sorted[0],
    high: sorted.at(-1),
    rounds,
  };
}

// Round by round, so that a noisy minute falls on both sides of a ratio.
export const ratio = (above, below) => summary(above.map((value, i) => value / below[i]));

export const atMost = (bound) => ({ words: `≤ ${bound}`, holds: (value) => value <= bound, bound });
export const atLeast = (bound) => ({ words: `≥ ${bound}`, holds: (value) => value >= bound, bound });

// For a peer whose figure is told and no target was set for.
export const told = { words: "", holds: () => true };

// One line of the table: Arengo's figure beside another's, and their ratio held against a target.
export function beside(what, unit, ours, peer, theirs, target) {
  const compared = ratio(ours, theirs);
  return {
    what,
    unit,
    ours: summary(ours),
    peer,
    theirs: summary(theirs),
    compared,
    target: target.words,
    bound: target.bound,
    holds: target.holds(compared.median),
  };
}

// A line whose target is a plain amount.
export function alone(what, unit, ours, target) {
  const mine = summary(ours);
  return {
    what,
    unit,
    ours: mine,
    compared: mine,
    target: target.words,
    bound: target.bound,
    holds: target.holds(mine.median),
  };
}
