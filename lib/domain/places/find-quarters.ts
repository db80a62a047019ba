import type { StreetScan } from './find-streets';
import type { Street } from './gazetteer';
import { type HouseList, readHouseList } from './house-lists';
import { isOrdinalSuffix } from './numerals';
import { isQuarterType, typeWord } from './type-words';

/** A quarter named in a text; `quarters` of the gazetteer, none when it has no such. */
export interface FoundQuarter {
  readonly quarters: readonly Street[];
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly houses: HouseList | null;
}

interface Name {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

const LETTER = /^[а-я]$/;

/** «7», «7-й», «3а» that ends right before token `at`. */
function numberBefore({ reading }: StreetScan, at: number): Name | null {
  const { tokens } = reading;
  for (let start = at - 1; start >= Math.max(0, at - 4); start--) {
    const token = tokens[start];
    if (token === undefined || token.value === null) continue;
    const middle = tokens.slice(start + 1, at);
    const tail = middle.filter(({ text }) => !'-‑«»"“”'.includes(text));
    if (tail.length > 1 || tail.some(({ norm }) => !isOrdinalSuffix(norm) && !LETTER.test(norm))) return null;
    const letter = tail[0] !== undefined && !isOrdinalSuffix(tail[0].norm) ? tail[0].norm : '';
    return { start, end: at + 1, written: `${token.value}${letter}` };
  }
  return null;
}

/** «квартал 7», «мкр. № 5», «микрорайон Шлюзовой». */
function nameBehind({ reading }: StreetScan, at: number): Name | null {
  const { tokens, text } = reading;
  let begin = at + 1;
  while (['.', '№', '«', '"', '-'].includes(tokens[begin]?.text ?? '')) begin++;
  const token = tokens[begin];
  if (token === undefined || reading.sentences[at] !== reading.sentences[begin]) return null;
  if (token.kind === 'number') {
    const letter = tokens[begin + 1];
    const isLettered = letter?.kind === 'word' && letter.isGlued && LETTER.test(letter.norm);
    const end = isLettered ? begin + 2 : begin + 1;
    return { start: at, end, written: `${token.value}${isLettered ? letter.norm : ''}` };
  }
  if (token.kind !== 'word' || !token.isCapital) return null;
  return { start: at, end: begin + 1, written: text.slice(token.from, token.to) };
}

function known({ gazetteer, reading }: StreetScan, at: number): { quarters: Street[]; end: number } | null {
  const matches = gazetteer.quarters.match(reading.tokens, at, false);
  const [first] = matches;
  return first === undefined
    ? null
    : { quarters: matches.map(({ phrase }) => phrase.target), end: first.end };
}

function quarterAt(scan: StreetScan, at: number): FoundQuarter | null {
  const { tokens } = scan.reading;
  const type = typeWord(tokens[at]?.norm ?? '');
  if (type === null || !type.types.some(isQuarterType)) return namedAt(scan, at);
  const name = numberBefore(scan, at) ?? nameBehind(scan, at);
  if (name === null) return null;
  const begin = name.start === at ? name.end - 1 : name.start;
  const match = known(scan, begin) ?? known(scan, at + 1);
  const end = Math.max(name.end, match?.end ?? 0);
  const full = type.types[0] ?? 'квартал';
  const written = /^\d/.test(name.written) ? `${name.written} ${full}` : `${full} ${name.written}`;
  const quarters = (match?.quarters ?? []).filter((quarter) => isSaid(quarter, name.written));
  return { quarters, written, start: Math.min(name.start, at), end, houses: null };
}

/** «3» is not «3а». */
function isSaid({ name }: Street, said: string): boolean {
  const number = /\d+\s?[а-я]?(?![а-я])/u.exec(name.toLowerCase())?.[0].replace(/\s/, '');
  return number === undefined || number === said;
}

/** «на Шлюзовом»: a named quarter without its type word, with a capital. */
function namedAt(scan: StreetScan, at: number): FoundQuarter | null {
  const token = scan.reading.tokens[at];
  if (token?.kind !== 'word' || !token.isCapital) return null;
  const match = known(scan, at);
  if (match === null) return null;
  const written = scan.reading.text.slice(token.from, scan.reading.tokens[match.end - 1]?.to);
  return { quarters: match.quarters, written, start: at, end: match.end, houses: null };
}

/** Quarters and neighbourhoods of a text outside of what was taken for streets. */
export function findQuarters(scan: StreetScan, isTaken: (at: number) => boolean): FoundQuarter[] {
  const { tokens } = scan.reading;
  const found: FoundQuarter[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (isTaken(at)) continue;
    const quarter = quarterAt(scan, at);
    if (quarter === null || isTaken(quarter.start) || quarter.start < (found.at(-1)?.end ?? 0)) continue;
    let next = quarter.end;
    while ([',', '-', '.'].includes(tokens[next]?.text ?? '') && next < quarter.end + 2) next++;
    const houses = readHouseList(scan.reading, next);
    found.push({ ...quarter, houses: houses?.isExplicit === true || next > quarter.end ? houses : null });
    at = Math.max(quarter.end, houses?.end ?? 0) - 1;
  }
  return found;
}
