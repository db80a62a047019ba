import type { PlaceVocabulary } from './place-vocabulary';
import { isUnit, type NamedPlace } from './read-houses';
import { nameStemOf, type Token } from './words';

const STREET_TYPE =
  /^(?:ул|улиц[аыуей]|улицей|бульвар[аеу]?|бр|проспект[аеу]?|просп|проезд[аеу]?|переул[ок]+[аеу]?|пер|шоссе|набережн(?:ая|ой|ую)|площад[ьи]|пл)$/u;
const OBJECT_TYPE =
  /^(?:парк[аеу]?|сквер[аеу]?|кинотеатр[аеу]?|дк|тц|трц|рынк?[аеуок]*|остановк[аиеу]|бассейн[аеу]?|стадион[аеу]?)$/u;
/** A full stop after these belongs to them; after a whole word it ends a sentence. */
const SHORT_TYPE = /^(?:ул|бр|просп|пер|пл|дк|тц|трц)$/u;
const AREA_TYPE = /^(?:пос|поселок|поселке|поселка|село|селе|деревн[яе]|мкр|микрорайон[аеу]?)$/u;
const PREPOSITION =
  /^(?:на|по|у|возле|около|с|от|до|вдоль|угол|углу|между|и|напротив|перекрестке|перекресток|пересечении|пересечение|за|к|рядом|из|двор)$/u;
const BESIDE = /^(?:возле|у|около|напротив|рядом|близ)$/u;
const ADJECTIVE = /(?:ой|ый|ий|ая|ое|ого|его|ому|ему|ом|ем|ую|ым)$/u;
const NAME_END = /(?:ого|его|ской|ская|ской|ова|ева|ина|ына|овой|евой|ную|ной|ная)$/u;
/** Words with such ends that never name a street. */
const COMMON =
  /^(?:его|него|того|этого|одного|какого|такого|нового|второго|первого|каждого|большого|сегодня|маршрута|всего|много|другого|нашего|вашего|который|которой|холодной|горячей|дорожной|детской|проезжей|частей|людей|детей|машина|половина|сильного|личного|дом|дома|доме|двор|двора|дворе)$/u;

interface Setting {
  readonly used: Set<number>;
  readonly vocabulary: PlaceVocabulary;
}

class NameReader {
  readonly names: NamedPlace[] = [];
  readonly areas: string[] = [];
  readonly #tokens: readonly Token[];
  readonly #used: Set<number>;
  readonly #vocabulary: PlaceVocabulary;

  constructor(tokens: readonly Token[], { used, vocabulary }: Setting) {
    this.#tokens = tokens;
    this.#used = used;
    this.#vocabulary = vocabulary;
  }

  read(): void {
    for (let at = 0; at < this.#tokens.length; at++) {
      if (this.#used.has(at)) continue;
      const end =
        this.#typedBefore(at) ?? this.#typedAfter(at) ?? this.#area(at) ?? this.#quoted(at) ?? this.#bare(at);
      if (end !== null) at = end;
    }
  }

  #free(at: number): Token | null {
    const token = this.#tokens[at];
    return token === undefined || token.isNumber || this.#used.has(at) ? null : token;
  }

  #add(from: number, end: number, key: string): number {
    for (let at = from; at <= end; at++) this.#used.add(at);
    const known = this.#vocabulary.nameOf(key) ?? key;
    this.names.push({ key: known, end });
    return end;
  }

  /** «ул. Маршала Жукова», «улица 40 лет Победы», «парк Победы», «остановка Лесная». */
  #typedBefore(at: number): number | null {
    const type = this.#free(at);
    const isStreet = type !== null && STREET_TYPE.test(type.low);
    if (!isStreet && !(type !== null && OBJECT_TYPE.test(type.low))) {
      return this.#isShortBoulevard(at) ? this.#nameAfter(at, at + 2) : null;
    }
    const next = this.#tokens[at + 1];
    if (!isStreet && next?.isName !== true) return null;
    if (type !== null && !SHORT_TYPE.test(type.low) && next?.gap.includes('.') === true) return null;
    return this.#nameAfter(at, at + 1);
  }

  /** «б-р», «пр-т». */
  #isShortBoulevard(at: number): boolean {
    const one = this.#tokens[at]?.low;
    const two = this.#tokens[at + 1];
    return (
      two?.gap === '-' &&
      ((one === 'б' && two.low === 'р') || (one === 'пр' && (two.low === 'т' || two.low === 'д')))
    );
  }

  #nameAfter(from: number, at: number): number | null {
    let start = at;
    let years = '';
    if (this.#tokens[at]?.isNumber === true && this.#tokens[at + 1]?.low === 'лет') {
      years = `${this.#tokens[at]?.low} `;
      start = at + 2;
    }
    const first = this.#free(start);
    if (
      first === null ||
      PREPOSITION.test(first.low) ||
      /[.,;:!?]/u.test(at === from + 1 ? this.#lateGap(start) : '')
    )
      return null;
    const isPlain =
      !first.isName && !this.#isStreetLike(first) && this.#vocabulary.nameOf(nameStemOf(first.low)) === null;
    if (isPlain) return null;
    const end = this.#compound(start);
    const key = years + nameStemOf(this.#tokens[end]?.low ?? '');
    return this.#learn(this.#add(from, end, key), key, [start - (years === '' ? 0 : 2), end]);
  }

  /** A name with its type word teaches the vocabulary; what follows is the position of its last word. */
  #learn(end: number, key: string, [from, to]: readonly [number, number]): number {
    const words = this.#tokens
      .slice(from, to + 1)
      .map(({ raw }) => raw.charAt(0).toUpperCase() + raw.slice(1));
    this.#vocabulary.learn(key, words.join(' ').replace(/(?<=\d )Лет/u, 'лет'));
    return end;
  }

  /** A full stop belongs to «ул.»; anything else ends the phrase. */
  #lateGap(at: number): string {
    return (this.#tokens[at]?.gap ?? '').replace(/[.«"(]/gu, '');
  }

  #isStreetLike(token: Token): boolean {
    return NAME_END.test(token.low) && !COMMON.test(token.low);
  }

  /** «Степана Разина» is one name, «Тимирязева Победы» are two when the first is known for a street. */
  #compound(start: number): number {
    const first = this.#tokens[start];
    const second = this.#free(start + 1);
    if (first === undefined || second === null || second.gap !== '') return start;
    if (STREET_TYPE.test(second.low) || PREPOSITION.test(second.low)) return start;
    if (this.#vocabulary.nameOf(nameStemOf(first.low)) !== null) return start;
    if (second.isName && first.isName) return start + 1;
    if (second.isName || COMMON.test(first.low)) return start;
    return this.#vocabulary.nameOf(nameStemOf(second.low)) === null ? start : start + 1;
  }

  /** «Цветной бульвар», «на Обводном шоссе», «Спортивной улице». */
  #typedAfter(at: number): number | null {
    const name = this.#free(at);
    const type = this.#free(at + 1);
    if (name === null || type === null || !ADJECTIVE.test(name.low) || type.gap !== '') return null;
    const isShort = this.#isShortBoulevard(at + 1);
    if (!isShort && !STREET_TYPE.test(type.low)) return null;
    if (!name.isName && this.#vocabulary.nameOf(nameStemOf(name.low)) === null) return null;
    const key = nameStemOf(name.low);
    return this.#learn(this.#add(at, at + (isShort ? 2 : 1), key), key, [at, at]);
  }

  /** «в Шлюзовом», «мкр Комсомольский», «посёлок Фёдоровка». */
  #area(at: number): number | null {
    const token = this.#free(at);
    if (token === null) return null;
    const next = this.#free(at + 1);
    if (
      AREA_TYPE.test(token.low) &&
      next !== null &&
      /^[.«"]*$/u.test(next.gap) &&
      (next.isName || this.#vocabulary.areaOf(next.low) !== null)
    ) {
      return this.#addArea(at, at + 1, this.#vocabulary.areaOf(next.low) ?? nameStemOf(next.low));
    }
    const known = this.#vocabulary.areaOf(token.low);
    return known === null || this.#tokens[at + 1]?.isNumber === true ? null : this.#addArea(at, at, known);
  }

  #addArea(from: number, end: number, key: string): number {
    for (let at = from; at <= end; at++) this.#used.add(at);
    this.areas.push(key);
    return end;
  }

  #quoted(at: number): number | null {
    const token = this.#free(at);
    if (token === null || !token.isName || !/[«"]$/u.test(token.gap)) return null;
    return this.#add(at, at, nameStemOf(token.low));
  }

  /** «на Дзержинского», «Юбилейная 31», «дзержинского 24», «Мира – Победы». */
  #bare(at: number): number | null {
    const token = this.#free(at);
    if (token === null || token.low.length < 3) return null;
    const end = this.#compound(at);
    const last = this.#tokens[end];
    const stem = nameStemOf(last?.low ?? '');
    const isKnown = this.#vocabulary.nameOf(stem) !== null;
    if (!this.#isToldAsPlace(at, end, { isKnown, isName: token.isName })) return null;
    const isNamed =
      (token.isName && !this.#isOrdinaryStart(at)) ||
      isKnown ||
      (this.#isStreetLike(token) && this.#hasHouse(end));
    return isNamed ? this.#add(at, end, stem) : null;
  }

  /** «Жителей дома 20»: the capital of a sentence, a word of no street. */
  #isOrdinaryStart(at: number): boolean {
    const isStart = at === 0 || /[.!?…]/u.test(this.#tokens[at]?.gap ?? '');
    const isBefore = /^(?:от|для)$/u.test(this.#tokens[at - 1]?.low ?? '');
    const word = this.#tokens[at]?.low ?? '';
    return (isStart || isBefore) && /(?:ей|ли|но|ет|ут|ат|ите|ться|ции|ния|ние)$/u.test(word);
  }

  #isToldAsPlace(at: number, end: number, told: { isKnown: boolean; isName: boolean }): boolean {
    const word = this.#tokens[at]?.low ?? '';
    if (COMMON.test(word) || PREPOSITION.test(word)) return false;
    if (this.#hasHouse(end)) return true;
    const before = this.#tokens[at - 1]?.low ?? '';
    if (PREPOSITION.test(before)) return told.isName || told.isKnown;
    const isBeside = this.names.at(-1)?.end === at - 1 && /^[–—/-]?$/u.test(this.#tokens[at]?.gap ?? '');
    if (isBeside && told.isName) return true;
    const follows = this.#tokens[end + 1];
    const isCrossing = follows !== undefined && /^[–—/-]$/u.test(follows.gap) && follows.isName;
    return told.isName && (isCrossing || told.isKnown);
  }

  /** «Гая 5», «Гая, д. 5», «Гая, возле 5 дома», «Гая напротив дома 5». */
  #hasHouse(end: number): boolean {
    const isBridged = BESIDE.test(this.#tokens[end + 1]?.low ?? '');
    const at = isBridged ? end + 2 : end + 1;
    const next = this.#tokens[at];
    if (next === undefined || !/^[,]?$/u.test(next.gap)) return false;
    if (/^(?:д|дом|дома|домом)$/u.test(next.low)) return this.#tokens[at + 1]?.isNumber === true;
    if (!next.isNumber || this.#used.has(at) || !/^\d{1,3}[а-я]?$/u.test(next.low)) return false;
    if (this.#tokens[at + 1]?.low !== 'го' && isUnit(this.#tokens[at + 1])) return false;
    return !isBridged || [1, 2].some((step) => /^дом/u.test(this.#tokens[at + step]?.low ?? ''));
  }
}

/** Streets, named objects and areas; marks the tokens that told them. */
export function readNames(
  tokens: readonly Token[],
  setting: Setting,
): { names: readonly NamedPlace[]; areas: readonly string[] } {
  const reader = new NameReader(tokens, setting);
  reader.read();
  return { names: reader.names, areas: [...new Set(reader.areas)] };
}
