import { inflect } from './inflect';
import { isOrdinalSuffix } from './numerals';
import { type Token, tokenize } from './tokens';
import { type StreetType, typeWord } from './type-words';

/** A word of a name with the forms in which it is met, or a number. */
export type Slot =
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'word';
      readonly word: string;
      readonly strong: ReadonlySet<string>;
      readonly weak: ReadonlySet<string>;
      readonly form: 'adjective' | 'fixed' | 'noun';
    };

export interface ParsedName {
  readonly type: StreetType;
  readonly slots: readonly Slot[];
  /** Words only, for comparing names: «50 лет октября». */
  readonly core: string;
}

const YEARS = new Set(['лет', 'летия', 'летие', 'летию', 'л']);
const TITLES: Readonly<Record<string, readonly string[]>> = {
  генерала: ['ген', 'г-ла'],
  маршала: ['марш', 'мар', 'м-ла'],
  академика: ['акад', 'ак'],
  адмирала: ['адм'],
  космонавта: ['косм'],
  имени: ['им'],
  святого: ['св'],
  святой: ['св'],
  большая: ['бол'],
  малая: ['мал'],
  верхняя: ['верх', 'верхн'],
  нижняя: ['ниж', 'нижн'],
  новая: ['нов'],
  старая: ['стар'],
};

const MASCULINE: ReadonlySet<StreetType> = new Set([
  'проспект',
  'проезд',
  'бульвар',
  'переулок',
  'тупик',
  'тракт',
  'квартал',
  'микрорайон',
]);

function wordSlot(word: string, isMasculine: boolean): Slot {
  if (YEARS.has(word)) return { kind: 'word', word: 'лет', strong: YEARS, weak: new Set(), form: 'fixed' };
  const forms = inflect(word, isMasculine);
  const strong = new Set([...forms.strong, ...(TITLES[word] ?? [])]);
  return { kind: 'word', word, strong, weak: new Set(forms.weak), form: forms.kind };
}

function isCaseEnding(token: Token, before: Token | undefined, dash: Token | undefined): boolean {
  const isAttached = token.isGlued && (before?.kind === 'number' || dash?.text === '-');
  return isAttached && isOrdinalSuffix(token.norm);
}

/** Cuts a gazetteer's name into its type word and its parts; null when nothing but a type word is left. */
export function parseStreetName(name: string): ParsedName | null {
  const tokens = tokenize(name);
  let type: StreetType | null = null;
  const words: Token[] = [];
  tokens.forEach((token, i) => {
    if (token.kind === 'sign') return;
    const found = token.kind === 'word' ? typeWord(token.norm) : null;
    if (found !== null && type === null && (!found.isShort || i === 0 || i === tokens.length - 1)) {
      type = found.types[0] ?? null;
    } else if (
      !isCaseEnding(token, tokens[i - 1], tokens[i - 2]?.kind === 'number' ? tokens[i - 1] : undefined)
    ) {
      words.push(token);
    }
  });
  if (words.length === 0) return null;
  const said: StreetType = type ?? 'улица';
  // «проспект Надежды Плевицкой»: of several words the last is a surname, not «Плевицкой проспект».
  const isMasculine = MASCULINE.has(said) && words.filter(({ kind }) => kind === 'word').length === 1;
  const slots = words.map(
    (token): Slot =>
      token.value === null || (token.kind === 'word' && words.length === 1)
        ? wordSlot(token.norm, isMasculine)
        : { kind: 'number', value: token.value },
  );
  const core = slots.map((slot) => (slot.kind === 'number' ? String(slot.value) : slot.word)).join(' ');
  return { type: said, slots, core };
}

/** «Карла Маркса», «Генерала Григорова»: genitives of people, of whom the last alone is often said. */
export function isPersonName(slots: readonly Slot[]): boolean {
  return (
    slots.length >= 2 &&
    slots.length <= 3 &&
    slots.every((slot) => slot.kind === 'word' && slot.form === 'fixed' && slot.word.length > 2) &&
    slots.slice(0, -1).every((slot) => slot.kind === 'word' && /[аяыи]$/.test(slot.word))
  );
}

/** How two names are compared: words folded, the type word taken off. */
export function nameCore(name: string): string {
  return parseStreetName(name)?.core ?? name.toLowerCase().replaceAll('ё', 'е').trim();
}
