import type { Gazetteer, NamedPlace } from './gazetteer';
import type { ReadingText } from './reading-text';

/** A named object, a stop, a district, or what only calls itself one («школа № 43»). Token positions. */
export interface FoundLandmark {
  readonly place: NamedPlace | null;
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

const NOUNS =
  /^(?:тц|трц|трк|тк|тд|мфц|азс|гэс|тэц|фок|дк|дс|д\/с|школ|лице[йя]|гимнази|детсад|садик|больниц|поликлиник|роддом|аптек|магазин|супермаркет|гипермаркет|рынок|рынк|парк[аеуо]?|сквер|стадион|бассейн|вокзал|автовокзал|храм|церк|собор|мечет|кафе|ресторан|кинотеатр|театр|музе|библиотек|банк[аеу]?|гостиниц|отел|остановк|станци|мост[аеу]?|путепровод|кладбищ|пляж|набережн|памятник|почт|рощ|озер|пруд|урочищ|гск|снт|гк)/;
const SIGNS = new Set(['«', '"', '“', '`', '„', '.', ':', '№', '-']);
const CLOSING = new Set(['»', '"', '”', '`']);
const MAX_NAME = 5;

function quotedEnd({ tokens }: ReadingText, begin: number): number | null {
  for (let at = begin; at < begin + MAX_NAME + 1; at++) {
    if (CLOSING.has(tokens[at]?.text ?? '')) return at > begin ? at : null;
  }
  return null;
}

/** Where a name behind a landmark's noun ends; null when none follows. */
function nameEnd(reading: ReadingText, noun: number): { begin: number; end: number } | null {
  const { tokens, sentences } = reading;
  let begin = noun + 1;
  while (SIGNS.has(tokens[begin]?.text ?? '') && begin < noun + 4) begin++;
  const first = tokens[begin];
  if (first === undefined || sentences[begin] !== sentences[noun]) return null;
  const isQuoted = tokens.slice(noun + 1, begin).some(({ text }) => '«"“`„'.includes(text));
  const quoted = isQuoted ? quotedEnd(reading, begin) : null;
  if (quoted !== null) return { begin, end: quoted };
  if (first.kind === 'number') return { begin, end: begin + 1 };
  if (first.kind !== 'word' || !first.isCapital) return null;
  let end = begin + 1;
  while (end < begin + 3 && tokens[end]?.isCapital && tokens[end]?.kind === 'word') end++;
  return { begin, end };
}

function genericAt(gazetteer: Gazetteer, reading: ReadingText, at: number): FoundLandmark | null {
  const { tokens, text } = reading;
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word' || !NOUNS.test(token.norm)) return null;
  const name = nameEnd(reading, at);
  if (name === null) return null;
  const known = knownAt(gazetteer, reading, name.begin);
  if (known !== null && known.end >= name.end) return { ...known, start: at };
  const last = tokens[name.end - 1];
  return { place: null, written: text.slice(token.from, last?.to), start: at, end: name.end };
}

function knownAt(gazetteer: Gazetteer, { tokens, text }: ReadingText, at: number): FoundLandmark | null {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const [match] = gazetteer.named.match(tokens, at, false);
  if (match === undefined) return null;
  const isName = tokens.slice(at, match.end).some(({ isCapital, kind }) => isCapital || kind === 'number');
  const isMeant = isName || match.phrase.slots.length > 1;
  if (!isMeant) return null;
  const written = text.slice(token.from, tokens[match.end - 1]?.to);
  return { place: match.phrase.target, written, start: at, end: match.end };
}

/** Objects, stops, districts and settlements of a text outside of what is taken already. */
export function findLandmarks(
  gazetteer: Gazetteer,
  reading: ReadingText,
  isTaken: (at: number) => boolean,
): FoundLandmark[] {
  const found: FoundLandmark[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    if (isTaken(at)) continue;
    const landmark = knownAt(gazetteer, reading, at) ?? genericAt(gazetteer, reading, at);
    if (landmark === null) continue;
    found.push(landmark);
    at = landmark.end - 1;
  }
  return found;
}
