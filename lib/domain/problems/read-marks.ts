import type { PlaceWords } from './place-words';
import type { Token } from './words';

/** «седьмой» → 7: how a quarter or an entrance is named in words. */
const ORDINALS: readonly (readonly [string, number])[] = [
  ['перв', 1],
  ['втор', 2],
  ['трет', 3],
  ['четверт', 4],
  ['пят', 5],
  ['шест', 6],
  ['седьм', 7],
  ['восьм', 8],
  ['девят', 9],
  ['десят', 10],
  ['одиннадцат', 11],
  ['двенадцат', 12],
  ['тринадцат', 13],
  ['четырнадцат', 14],
  ['пятнадцат', 15],
  ['шестнадцат', 16],
  ['семнадцат', 17],
  ['восемнадцат', 18],
  ['девятнадцат', 19],
  ['двадцат', 20],
  ['тридцат', 30],
];
const ORDINAL_END = /^(?:ый|ой|ий|ого|его|ому|ему|ом|ем|ая|ую|ьего|ьем|ьему|ья|ье)?$/u;

export function ordinalOf(low: string): string | null {
  for (let i = ORDINALS.length - 1; i >= 0; i--) {
    const [start, value] = ORDINALS[i] ?? ['', 0];
    if (low.startsWith(start) && ORDINAL_END.test(low.slice(start.length))) return String(value);
  }
  return null;
}

const TENS: Readonly<Record<string, number>> = { двадцать: 20, тридцать: 30 };

const QUARTER = /^(?:квартал|мкр$|микрорайон)/u;
const ENTRANCE = /^подъезд/u;

interface NumberedKind {
  readonly code: string;
  readonly word: RegExp;
}

/** Things of a city that are told apart by their number. */
const NUMBERED: readonly NumberedKind[] = [
  { code: 'школа', word: /^(?:школ[аыуе]|школой|лице[йяею]|гимнази)/u },
  { code: 'сад', word: /^(?:сад[аеу]?$|садик|садом$|детсад)/u },
  { code: 'поликлиника', word: /^(?:поликлиник|амбулатор)/u },
  { code: 'больница', word: /^больниц/u },
  { code: 'троллейбус', word: /^троллейбус/u },
  { code: 'автобус', word: /^(?:автобус|маршрут|маршрутк)/u },
];

const NUMBER_GAP = /^[№"«.,-]*$/u;

class MarkReader {
  readonly quarters: string[] = [];
  readonly objects: string[] = [];
  readonly entrances: string[] = [];
  readonly #tokens: readonly Token[];
  readonly #used: Set<number>;

  constructor(tokens: readonly Token[], used: Set<number>) {
    this.#tokens = tokens;
    this.#used = used;
  }

  /** The number before a word («8-м квартале», «восьмой квартал») or after it («квартал № 8»). */
  numberAt(at: number): string | null {
    return this.#before(at) ?? this.#after(at);
  }

  #take(at: number, value: string): string {
    this.#used.add(at);
    return value;
  }

  #before(at: number): string | null {
    const one = this.#tokens[at - 1];
    if (one === undefined || this.#used.has(at - 1) || !NUMBER_GAP.test(this.#tokens[at]?.gap ?? ''))
      return null;
    if (one.isNumber) return this.#take(at - 1, digitsOf(one.low));
    const two = this.#tokens[at - 2];
    const ordinal = ordinalOf(one.low);
    if (ordinal !== null) return this.#take(at - 1, String(Number(ordinal) + (TENS[two?.low ?? ''] ?? 0)));
    const isEnding = one.low.length <= 3 && one.gap === '-' && two?.isNumber === true;
    return isEnding && !this.#used.has(at - 2) ? this.#take(at - 2, digitsOf(two.low)) : null;
  }

  #after(at: number): string | null {
    let next = at + 1;
    if (this.#tokens[next]?.low === 'номер' || this.#tokens[next]?.low === 'маршрута') next++;
    const token = this.#tokens[next];
    if (token?.isNumber !== true || !/^[№"«.]*$/u.test(token.gap) || this.#used.has(next)) return null;
    return this.#take(next, digitsOf(token.low));
  }

  quarter(at: number): void {
    const value = this.numberAt(at);
    if (value !== null) this.quarters.push(value);
    this.#used.add(at);
  }

  /** «8 кв-ле» and «8 кв.», never «кв. 8» or «дом 24, кв. 8», which is a flat. */
  shortQuarter(at: number): void {
    if (this.#tokens[at + 1]?.isNumber === true) {
      this.#used.add(at + 1);
      return;
    }
    const value = this.#before(at);
    if (value !== null) this.quarters.push(value);
  }

  entrance(at: number): void {
    const value = this.numberAt(at);
    if (value !== null) this.entrances.push(value);
  }

  numbered(at: number, code: string): void {
    const value = this.numberAt(at);
    if (value !== null) this.objects.push(`${code} ${value}`);
  }
}

const digitsOf = (low: string) => low.replace(/\D+$/u, '');

/** Quarters, entrances and numbered things; marks the tokens that told them. */
export function readMarks(
  tokens: readonly Token[],
  used: Set<number>,
): Pick<PlaceWords, 'quarters' | 'objects' | 'entrances'> {
  const reader = new MarkReader(tokens, used);
  tokens.forEach(({ low }, at) => {
    if (QUARTER.test(low)) reader.quarter(at);
    else if (low === 'кв') reader.shortQuarter(at);
    else if (ENTRANCE.test(low)) reader.entrance(at);
    else {
      const kind = NUMBERED.find(({ word }) => word.test(low));
      if (kind !== undefined) reader.numbered(at, kind.code);
    }
  });
  const { quarters, objects, entrances } = reader;
  return {
    quarters: [...new Set(quarters)],
    objects: [...new Set(objects)],
    entrances: [...new Set(entrances)],
  };
}
