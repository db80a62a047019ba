import type { Bearing } from './bearing';
import {
  ADJECTIVE_OWNERS,
  AROUND,
  FIRST_NAMES,
  HOUSE_WORDS,
  NAME_GIVERS,
  ON,
  PATRONYMIC,
  TOWARDS,
} from './cue-words';
import type { Street } from './gazetteer';
import type { HouseList } from './house-lists';
import type { PhraseMatch } from './phrase-index';
import type { ReadingText } from './reading-text';
import type { Slot } from './street-name';

export interface NameEvidence {
  readonly match: PhraseMatch<Street>;
  readonly bearing: Bearing;
  readonly hasType: boolean;
  readonly houses: HouseList | null;
  /** Behind the name and its type word. */
  readonly end: number;
  /** «Мира/Победы»: another street's name is joined to it. */
  readonly isCrossing: boolean;
}

const MONTHS = /^(?:январ|феврал|март|апрел|ма[йя]$|июн|июл|август|сентябр|октябр|ноябр|декабр)/;
const FROM_TO = new Set(['до', 'через', 'вдоль', 'между', 'угол', 'углу', 'районе', 'напротив']);

const isDate = ([first, second, ...rest]: readonly Slot[]) =>
  first?.kind === 'number' && second?.kind === 'word' && rest.length === 0 && MONTHS.test(second.word);

/** «Гагарина Юрия», «Попова И. В.»: a person, not a street. */
function goesOnAsPerson({ tokens }: ReadingText, end: number): boolean {
  const [next, dot] = [tokens[end], tokens[end + 1]];
  if (next === undefined || next.kind !== 'word' || !next.isCapital) return false;
  if (next.text.length === 1 && dot?.text === '.' && tokens[end + 2]?.isCapital === true) return true;
  return FIRST_NAMES.has(next.norm) || PATRONYMIC.test(next.norm);
}

function isCapital({ tokens }: ReadingText, from: number, to: number): boolean {
  return tokens.slice(from, to).some((token) => token.isCapital);
}

/** «на Северной стороне»: the adjective belongs to the noun behind it. */
function belongsToNoun({ tokens }: ReadingText, { match, end }: NameEvidence): boolean {
  const last = match.phrase.slots.at(-1);
  if (last?.kind !== 'word' || last.form !== 'adjective') return false;
  const next = tokens[end];
  if (next?.kind !== 'word') return false;
  const isAcronym = next.text.length > 1 && next.text === next.text.toUpperCase();
  return isAcronym || ADJECTIVE_OWNERS.test(next.norm);
}

const NAME_TAIL =
  /^(?:арми|звезд|гварди|зар[яи]$|горк|нив|слобод|полян|рощ|дивизи|бригад|коммун|молодеж|революци|весн|лет$|летия$)/;

/** «ул. Красной Армии», «ул. 40 лет Победы»: the name goes on, so it is another one. */
function goesOnAsName({ tokens }: ReadingText, end: number): boolean {
  return NAME_TAIL.test(tokens[end]?.norm ?? '');
}

function acceptsTyped(reading: ReadingText, { match, bearing }: NameEvidence): boolean {
  if (match.edits === 0) return true;
  const word = reading.tokens[bearing.name];
  return isCapital(reading, bearing.name, match.end) || (word?.norm.length ?? 0) >= 6;
}

function acceptsHoused(reading: ReadingText, { match, bearing }: NameEvidence): boolean {
  const { before } = bearing;
  const isLed = before === '' || ON.has(before) || TOWARDS.has(before) || AROUND.has(before);
  const isExpected = isLed || bearing.isInList || bearing.isAddressed;
  const isName = isCapital(reading, bearing.name, match.end);
  if (NAME_GIVERS.test(before) && !HOUSE_WORDS.has(before)) return false;
  if (match.edits > 0) return isExpected && (reading.tokens[bearing.name]?.norm.length ?? 0) >= 6;
  return isExpected || isName;
}

/** A name of several words tells itself; a date and «чемпионат 50 лет Октября» do not. */
function acceptsLong(reading: ReadingText, { match, bearing }: NameEvidence): boolean {
  const { slots, isPart } = match.phrase;
  if (slots.length < 2 || isPart || match.isWeak || isDate(slots)) return false;
  if (NAME_GIVERS.test(bearing.before)) return false;
  return isCapital(reading, bearing.name, match.end) || slots[0]?.kind === 'number';
}

/** «от Ворошилова до Юбилейной». */
function isStretch({ tokens }: ReadingText, { bearing, end }: NameEvidence): boolean {
  return bearing.before === 'от' && tokens[end]?.norm === 'до';
}

function acceptsBare(reading: ReadingText, evidence: NameEvidence): boolean {
  const { match, bearing } = evidence;
  const { before } = bearing;
  const [slot] = match.phrase.slots;
  const isName = isCapital(reading, bearing.name, match.end);
  if (match.isWeak) return bearing.isAddressed && isName;
  if (bearing.isInList || bearing.isCorner || bearing.isAddressed)
    return isName || bearing.isAddressed || bearing.isCorner;
  if (!isName || match.edits > 0 || isDate(match.phrase.slots)) return false;
  if (ON.has(before) || TOWARDS.has(before) || isStretch(reading, evidence) || evidence.isCrossing)
    return true;
  const isAdjective = slot?.kind === 'word' && slot.form === 'adjective';
  return isAdjective ? AROUND.has(before) : FROM_TO.has(before);
}

/** Whether a name of the gazetteer met in a text means the street and not a word, a person or a firm. */
export function acceptsName(reading: ReadingText, evidence: NameEvidence): boolean {
  const { bearing, hasType, houses, match } = evidence;
  if (bearing.isOther || goesOnAsName(reading, match.end)) return false;
  if (hasType) return acceptsTyped(reading, evidence);
  if (PATRONYMIC.test(bearing.before) || goesOnAsPerson(reading, match.end)) return false;
  if (houses !== null) return acceptsHoused(reading, evidence);
  if (bearing.hasGivenName && !ON.has(bearing.before) && !bearing.isAddressed && !bearing.isCorner)
    return false;
  if (belongsToNoun(reading, evidence)) return false;
  return acceptsLong(reading, evidence) || acceptsBare(reading, evidence);
}
