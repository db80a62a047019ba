import { wordsOf } from './words';

/** A text and the group that a person gave it. */
export interface Example {
  readonly text: string;
  readonly group: string;
}

export type ExampleFault = 'empty' | 'one-class';

export interface CheckedExamples {
  readonly examples: readonly Example[];
  /** Texts left out: the same words with different groups and no majority. */
  readonly contradicting: number;
  /** Texts left out: no words in them. */
  readonly wordless: number;
  readonly fault: ExampleFault | null;
}

/** Settles what equal texts are called: the majority's group; without one the text teaches nothing. */
export function checkExamples(given: readonly Example[]): CheckedExamples {
  const byWords = new Map<string, Example[]>();
  let wordless = 0;
  for (const example of given) {
    const words = wordsOf(example.text).join(' ');
    if (words === '') wordless += 1;
    else byWords.set(words, [...(byWords.get(words) ?? []), example]);
  }
  const examples: Example[] = [];
  let contradicting = 0;
  for (const same of byWords.values()) {
    const leading = majority(same);
    const kept = same.filter(({ group }) => group === leading);
    contradicting += same.length - kept.length;
    examples.push(...kept);
  }
  return { examples, contradicting, wordless, fault: faultOf(examples) };
}

function faultOf(examples: readonly Example[]): ExampleFault | null {
  if (examples.length === 0) return 'empty';
  return new Set(examples.map(({ group }) => group)).size < 2 ? 'one-class' : null;
}

function majority(same: readonly Example[]): string | null {
  const counts = new Map<string, number>();
  for (const { group } of same) counts.set(group, (counts.get(group) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (first === undefined || (second !== undefined && second[1] === first[1])) return null;
  return first[0];
}
