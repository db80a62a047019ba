import type { ThemeGroups } from '../groups';
import { NOTHING_READ, shares, type TopicReading, topTwo } from '../reading';
import { wordsOf } from '../words';
import type { Lexicon } from './compile';
import { type MetCue, metCues, themeScores } from './match';

/** How surely evidence of the lexicon speaks, measured on citizens' messages that it was not written after. */
const SHARPNESS = 0.6;
const DECIDING = 4;

export interface LexiconReader {
  read(text: string): TopicReading;
}

/** Evidence per group: that of its strongest theme. */
export function groupScores(scores: Float64Array, map: ThemeGroups, groups: number): Float64Array {
  const best = new Float64Array(groups);
  scores.forEach((score, theme) => {
    const group = map[theme];
    if (typeof group === 'number' && score > (best[group] ?? 0)) best[group] = score;
  });
  return best;
}

function decidingWords(met: readonly MetCue[], words: readonly string[], isOurs: (theme: number) => boolean) {
  const strongest = met
    .filter(({ cue }) => cue.weight > 0 && isOurs(cue.theme))
    .sort((a, b) => b.cue.weight - a.cue.weight);
  const places = strongest.flatMap(({ at }) => at);
  return [...new Set(places.map((at) => words[at] ?? ''))].slice(0, DECIDING);
}

/** Reads topics without any training: by the words of the lexicon, its themes mapped onto `groups`. */
export function createLexiconReader(
  lexicon: Lexicon,
  groups: readonly string[],
  map: ThemeGroups,
): LexiconReader {
  return {
    read(text) {
      const words = wordsOf(text);
      const met = metCues(lexicon, words);
      const scores = groupScores(themeScores(lexicon, met), map, groups.length);
      const [first, second] = topTwo(scores);
      const group = groups[first];
      if (group === undefined || (scores[first] ?? 0) <= 0) return NOTHING_READ;
      const parts = shares(scores, SHARPNESS);
      const next = groups[second];
      return {
        group,
        confidence: parts[first] ?? 0,
        words: decidingWords(met, words, (theme) => map[theme] === first),
        runnerUp:
          next !== undefined && (scores[second] ?? 0) > 0
            ? { group: next, confidence: parts[second] ?? 0 }
            : null,
      };
    },
  };
}
