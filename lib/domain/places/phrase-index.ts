import { isCommonName } from './common-names';
import { allowedEdits, beginsAlike, editDistance } from './edit-distance';
import { isOrdinalSuffix } from './numerals';
import type { Slot } from './street-name';
import type { Token } from './tokens';

export interface Phrase<T> {
  readonly slots: readonly Slot[];
  readonly target: T;
  /** «Либкнехта» of «Карла Либкнехта»: less than the whole name. */
  readonly isPart: boolean;
}

export interface PhraseMatch<T> {
  readonly phrase: Phrase<T>;
  /** Token behind the last one of the name. */
  readonly end: number;
  readonly edits: number;
  readonly isWeak: boolean;
}

type Tokens = readonly Token[];
const BETWEEN = new Set(['.', '-', '‑', '–', '«', '"', '“', '№']);
const KNOWN_LIMIT = 5_000;

interface Step {
  readonly end: number;
  readonly edits: number;
  readonly isWeak: boolean;
}

const step = (end: number, edits = 0, isWeak = false): Step => ({ end, edits, isWeak });

/** Past the ending that a number carries: «9-й», «3я». */
function pastSuffix(tokens: Tokens, at: number): number {
  const [dash, tail] = [tokens[at], tokens[at + 1]];
  if (
    dash?.isGlued &&
    (dash.text === '-' || dash.text === '‑') &&
    tail?.isGlued &&
    isOrdinalSuffix(tail.norm)
  )
    return at + 2;
  return dash?.kind === 'word' && dash.isGlued && isOrdinalSuffix(dash.norm) ? at + 1 : at;
}

function takeInitial(tokens: Tokens, at: number, word: string): Step | null {
  const token = tokens[at];
  if (token === undefined || token.norm.length !== 1 || token.norm !== word[0]) return null;
  const next = tokens[at + 1];
  if (next?.text === '.' && next.isGlued) return step(at + 2);
  return next?.isGlued || token.isCapital ? step(at + 1) : null;
}

/** Edits between a word and a form, null when they are two words. */
function nearness(word: string, form: string): number | null {
  const limit = Math.min(allowedEdits(word), allowedEdits(form));
  if (limit === 0 || !beginsAlike(word, form)) return null;
  if (limit === 1 && word[1] !== form[1] && word[2] !== form[2]) return null;
  const edits = editDistance(word, form, limit);
  return edits <= limit ? edits : null;
}

/** A mistake in a word: its first letter stands and another word's case ending is no mistake. */
function editsTo(word: string, forms: ReadonlySet<string>): number | null {
  if (isCommonName(word)) return null;
  let best: number | null = null;
  for (const form of forms) {
    const edits = nearness(word, form);
    if (edits !== null && (best === null || edits < best)) best = edits;
  }
  return best;
}

interface Wish {
  readonly slot: Slot;
  readonly isLast: boolean;
  readonly mayErr: boolean;
}

function takeSlot(tokens: Tokens, at: number, { slot, isLast, mayErr }: Wish): Step | null {
  const token = tokens[at];
  if (token === undefined || token.kind === 'sign') return null;
  if (slot.kind === 'number') return token.value === slot.value ? step(pastSuffix(tokens, at + 1)) : null;
  if (token.kind === 'number') return null;
  if (slot.strong.has(token.norm)) return step(at + 1);
  if (slot.weak.has(token.norm)) return step(at + 1, 0, true);
  if (!isLast) {
    const initial = takeInitial(tokens, at, slot.word);
    if (initial !== null) return initial;
  }
  const edits = mayErr ? editsTo(token.norm, slot.strong) : null;
  return edits === null ? null : step(at + 1, edits);
}

function pastSigns(tokens: Tokens, at: number): number {
  let next = at;
  while (next < at + 2 && BETWEEN.has(tokens[next]?.text ?? '')) next++;
  return next;
}

function takeAll<T>(tokens: Tokens, at: number, { phrase, mayErr }: { phrase: Phrase<T>; mayErr: boolean }) {
  let here = step(at);
  for (const [n, slot] of phrase.slots.entries()) {
    const from = n === 0 ? at : pastSigns(tokens, here.end);
    const isLast = n === phrase.slots.length - 1;
    const took = takeSlot(tokens, from, { slot, isLast, mayErr: mayErr && here.edits === 0 });
    if (took === null) return null;
    here = { end: took.end, edits: here.edits + took.edits, isWeak: here.isWeak || took.isWeak };
  }
  return { phrase, ...here } satisfies PhraseMatch<T>;
}

/** Finds names in tokens by their first word in any form; linear in the text whatever the number of names. */
export class PhraseIndex<T> {
  readonly #byFirst = new Map<string, Phrase<T>[]>();
  readonly #byLetter = new Map<string, Set<string>>();
  readonly #near = new Map<string, readonly string[]>();

  add(phrase: Phrase<T>): void {
    const [first] = phrase.slots;
    if (first === undefined) return;
    if (first.kind === 'number') {
      this.#put(`#${first.value}`, phrase);
      return;
    }
    for (const form of new Set([...first.strong, ...first.weak])) {
      this.#put(form, phrase);
      const letter = form[0] ?? '';
      const forms = this.#byLetter.get(letter) ?? new Set();
      this.#byLetter.set(letter, forms.add(form));
    }
    if (phrase.slots.length > 1) this.#put(`.${first.word[0]}`, phrase);
  }

  #put(key: string, phrase: Phrase<T>): void {
    const list = this.#byFirst.get(key);
    if (list === undefined) this.#byFirst.set(key, [phrase]);
    else list.push(phrase);
  }

  /** Whether a name may begin with this token as it is written. */
  begins(token: Token): boolean {
    if (this.#byFirst.has(token.norm)) return true;
    if (token.value !== null) return this.#byFirst.has(`#${token.value}`);
    return token.norm.length === 1 && this.#byFirst.has(`.${token.norm}`);
  }

  /** The longest names that begin at `at`; with `mayErr` one word of each may be misspelt. */
  match(tokens: Tokens, at: number, mayErr: boolean): PhraseMatch<T>[] {
    const token = tokens[at];
    if (token === undefined || token.kind === 'sign') return [];
    const exact = this.begins(token) ? this.#matchKeys(tokens, at, { keys: keysOf(token), mayErr }) : [];
    if (exact.length > 0 || !mayErr || token.kind !== 'word') return exact;
    return this.#matchKeys(tokens, at, { keys: this.#nearTo(token.norm), mayErr });
  }

  #matchKeys(tokens: Tokens, at: number, { keys, mayErr }: { keys: readonly string[]; mayErr: boolean }) {
    let found: PhraseMatch<T>[] = [];
    const seen = new Set<Phrase<T>>();
    for (const phrase of keys.flatMap((key) => this.#byFirst.get(key) ?? [])) {
      if (seen.has(phrase)) continue;
      seen.add(phrase);
      const match = takeAll(tokens, at, { phrase, mayErr });
      if (match === null) continue;
      const [best] = found;
      const order = best === undefined ? 1 : rank(match) - rank(best);
      if (order > 0) found = [match];
      else if (order === 0) found.push(match);
    }
    return found;
  }

  #nearTo(word: string): readonly string[] {
    const known = this.#near.get(word);
    if (known !== undefined) return known;
    const near = isCommonName(word)
      ? []
      : heardAs(word[0] ?? '')
          .flatMap((letter) => [...(this.#byLetter.get(letter) ?? [])])
          .filter((form) => nearness(word, form) !== null);
    if (this.#near.size >= KNOWN_LIMIT) this.#near.clear();
    this.#near.set(word, near);
    return near;
  }
}

const heardAs = (letter: string) => [letter, ...(HEARD.get(letter) ?? '')];
const HEARD = new Map([
  ['а', 'о'],
  ['о', 'а'],
  ['е', 'иэ'],
  ['и', 'е'],
  ['э', 'е'],
]);

function keysOf(token: Token): string[] {
  const keys = token.kind === 'word' ? [token.norm] : [];
  if (token.value !== null) keys.push(`#${token.value}`);
  if (token.kind === 'word' && token.norm.length === 1) keys.push(`.${token.norm}`);
  return keys;
}

/** The longer name, then fewer mistakes, then whole names and careful cases. */
function rank<T>({ end, edits, isWeak, phrase }: PhraseMatch<T>): number {
  return end * 100 - edits * 10 - (isWeak ? 4 : 0) - (phrase.isPart ? 2 : 0);
}
