import type { Theme } from './theme';

const STRENGTHS = { certain: 5, strong: 3, fair: 1.4, weak: 0.5, against: -1.6 } as const;
type Strength = keyof typeof STRENGTHS;
const ALL_STRENGTHS = ['certain', 'strong', 'fair', 'weak', 'against'] as const satisfies readonly Strength[];

export interface Cue {
  readonly theme: number;
  readonly weight: number;
  /** Each must be met by a word; words that mean the same share a slot. */
  readonly slots: readonly number[];
}

/** Cues with their words numbered, so that a text is read once whatever their number. */
export interface Lexicon {
  readonly themes: readonly Theme[];
  readonly slotsOfWord: (word: string) => readonly number[];
  /** Cues by the slot that stands first in them. */
  readonly cuesBySlot: readonly (readonly Cue[])[];
}

const CUE_WORD = /^(?:\d*[а-яa-z]+\d*|\d+)\*?$/u;

/** Forms kept with what they meet; a bound, not a tuning. */
const MEMORY = 50_000;

function readCues(text: string): string[][] {
  const cues = text.replaceAll('ё', 'е').split(',');
  return cues.map((cue) => cue.trim().split(/\s+/u)).filter(([first]) => first !== '');
}

/** Errors: throws when a cue holds what no word can be. */
export function compileLexicon(themes: readonly Theme[]): Lexicon {
  const slotIds = new Map<string, number>();
  const exact = new Map<string, number[]>();
  const prefixes = new Map<string, number[]>();
  const cuesBySlot: Cue[][] = [];

  function slotOf(alternatives: string): number {
    const known = slotIds.get(alternatives);
    if (known !== undefined) return known;
    const id = slotIds.size;
    slotIds.set(alternatives, id);
    cuesBySlot.push([]);
    for (const word of alternatives.split('/')) {
      if (!CUE_WORD.test(word)) throw new Error(`a cue cannot hold «${word}»`);
      const table = word.endsWith('*') ? prefixes : exact;
      const key = word.replace('*', '');
      table.set(key, [...(table.get(key) ?? []), id]);
    }
    return id;
  }

  themes.forEach((theme, index) => {
    for (const strength of ALL_STRENGTHS) {
      for (const words of readCues(theme[strength] ?? '')) {
        const slots = words.map(slotOf);
        const [first = 0] = slots;
        cuesBySlot[first]?.push({ theme: index, weight: STRENGTHS[strength], slots });
      }
    }
  });
  return { themes, cuesBySlot, slotsOfWord: remember((word) => slotsMet(word, { exact, prefixes })) };
}

interface Tables {
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly prefixes: ReadonlyMap<string, readonly number[]>;
}

function slotsMet(word: string, { exact, prefixes }: Tables): number[] {
  const met = new Set(exact.get(word));
  for (let length = 1; length <= word.length; length++) {
    for (const slot of prefixes.get(word.slice(0, length)) ?? []) met.add(slot);
  }
  return [...met];
}

function remember(look: (word: string) => readonly number[]): (word: string) => readonly number[] {
  const seen = new Map<string, readonly number[]>();
  return (word) => {
    const known = seen.get(word);
    if (known !== undefined) return known;
    const found = look(word);
    if (seen.size >= MEMORY) seen.clear();
    seen.set(word, found);
    return found;
  };
}
