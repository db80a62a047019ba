import type { Cue, Lexicon } from './compile';

/** Words of one cue stand within this many words of its first. */
const NEAR = 5;
/** Each further cue of a theme adds less. */
const FADE = 0.8;

export interface MetCue {
  readonly cue: Cue;
  /** Places of the words that met it, in the order of its slots. */
  readonly at: readonly number[];
  readonly times: number;
}

type Places = ReadonlyMap<number, readonly number[]>;

function placesOf(lexicon: Lexicon, words: readonly string[]): Places {
  const places = new Map<number, number[]>();
  words.forEach((word, at) => {
    for (const slot of lexicon.slotsOfWord(word)) {
      const list = places.get(slot);
      if (list === undefined) places.set(slot, [at]);
      else list.push(at);
    }
  });
  return places;
}

/** The nearest places of the other slots, each a word of its own. */
function around(first: number, cue: Cue, places: Places): number[] | null {
  const taken = [first];
  for (const slot of cue.slots.slice(1)) {
    let best: number | null = null;
    for (const at of places.get(slot) ?? []) {
      const isNearer = best === null || Math.abs(at - first) < Math.abs(best - first);
      if (Math.abs(at - first) <= NEAR && isNearer && !taken.includes(at)) best = at;
    }
    if (best === null) return null;
    taken.push(best);
  }
  return taken;
}

export function metCues(lexicon: Lexicon, words: readonly string[]): MetCue[] {
  const places = placesOf(lexicon, words);
  const met: MetCue[] = [];
  for (const [slot, firsts] of places) {
    for (const cue of lexicon.cuesBySlot[slot] ?? []) {
      const found = firsts.map((first) => around(first, cue, places)).filter((at) => at !== null);
      const [at] = found;
      if (at !== undefined) met.push({ cue, at, times: found.length });
    }
  }
  return met;
}

/** Evidence for each theme, in the order of the lexicon's themes; below zero where words speak against it. */
export function themeScores(lexicon: Lexicon, met: readonly MetCue[]): Float64Array {
  const gains: number[][] = lexicon.themes.map(() => []);
  const scores = new Float64Array(lexicon.themes.length);
  for (const { cue, times } of met) {
    if (cue.weight < 0) scores[cue.theme] = (scores[cue.theme] ?? 0) + cue.weight;
    else gains[cue.theme]?.push(cue.weight * (1 + 0.35 * Math.log(times)));
  }
  gains.forEach((list, theme) => {
    let share = 1;
    for (const gain of list.sort((a, b) => b - a)) {
      scores[theme] = (scores[theme] ?? 0) + gain * share;
      share *= FADE;
    }
  });
  return scores;
}
