import { inflect } from './inflect';
import { OTHER_CITIES } from './other-cities';
import type { ReadingText } from './reading-text';
import { foldWord } from './tokens';

/** A settlement named in a text; token positions. */
export interface FoundSettlement {
  /** As written, without its type word. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

const TYPES = new Set(
  `город города городе городу городом г гор село села селе селу с поселок поселка поселке поселку пос п пгт
   деревня деревни деревне деревню дер д станица станицы станице ст хутор хутора хуторе х`.split(/\s+/),
);
const SHORT = new Set(['г', 'гор', 'с', 'пос', 'п', 'дер', 'д', 'ст', 'х', 'пгт']);
const MAX_WORDS = 2;
type IsTaken = (token: number) => boolean;

/** Forms in which a settlement's one-word name is met. */
export function settlementForms(name: string): ReadonlySet<string> {
  const words = foldWord(name)
    .replace(/^(?:город|г\.|село|с\.|пос[её]лок|пгт|п\.|деревня|д\.) ?/u, '')
    .trim();
  const forms = new Set([words, ...inflect(words, true).strong]);
  const stem = words.slice(0, -1);
  if (/[ая]$/.test(words))
    for (const tail of ['ы', 'и', 'е', 'у', 'ю', 'ой', 'ей']) forms.add(`${stem}${tail}`);
  if (/[во]$/.test(words))
    for (const tail of ['а', 'у', 'ом', 'е']) forms.add(`${words.replace(/о$/, '')}${tail}`);
  if (/[ое]к$/.test(words))
    for (const tail of ['ка', 'ку', 'ком', 'ке']) forms.add(`${words.slice(0, -2)}${tail}`);
  return forms;
}

export const isSameSettlement = (said: string, name: string) => settlementForms(name).has(foldWord(said));

/** Whether a word such as «г.», «село» stands at a token; «С. Есенина» is no village. */
function isTypeAt({ tokens }: ReadingText, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !TYPES.has(token.norm)) return false;
  if (token.isCapital && token.text.length === 1 && token.norm !== 'г') return false;
  return !SHORT.has(token.norm) || tokens[at + 1]?.text === '.' || token.norm === 'пгт' || token.norm === 'г';
}

/** Past a name of one or two words: «Новая Усмань», but «г. Тольятти Революционная» begins a street. */
function pastName({ tokens }: ReadingText, begin: number): number {
  let end = begin;
  while (end < begin + MAX_WORDS && tokens[end]?.isCapital && (tokens[end]?.text.length ?? 0) > 2) end++;
  const isPair = /(?:ое|ая|ый|ий|ые|ой|ом|ем)$/.test(tokens[begin]?.norm ?? '');
  return end === begin + 2 && !isPair ? begin + 1 : end;
}

function typedAt(reading: ReadingText, at: number): FoundSettlement | null {
  if (!isTypeAt(reading, at)) return null;
  const { tokens, text, sentences } = reading;
  const begin = tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
  const end = pastName(reading, begin);
  if (end === begin || sentences[begin] !== sentences[at]) return null;
  return { written: text.slice(tokens[begin]?.from, tokens[end - 1]?.to), start: at, end };
}

const IN = new Set(['в', 'во', 'из', 'под', 'город', 'для', 'по']);

/** «в Самаре»: a large city that needs no type word. */
function largeCityAt({ tokens, text }: ReadingText, at: number): FoundSettlement | null {
  const token = tokens[at];
  if (token === undefined || !token.isCapital || !OTHER_CITIES.has(token.norm)) return null;
  const before = tokens[at - 1];
  const isLed = before === undefined || IN.has(before.norm) || before.kind === 'sign';
  if (!isLed || (tokens[at + 1]?.isCapital && tokens[at + 1]?.text.length === 1)) return null;
  return { written: text.slice(token.from, token.to), start: at, end: at + 1 };
}

/** Settlements that a text names with a type word, and large cities without one. */
export function findSettlements(reading: ReadingText, isTaken: IsTaken): FoundSettlement[] {
  const found: FoundSettlement[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    if (isTaken(at)) continue;
    const settlement = typedAt(reading, at) ?? largeCityAt(reading, at);
    if (settlement === null) continue;
    found.push(settlement);
    at = settlement.end - 1;
  }
  return found;
}
