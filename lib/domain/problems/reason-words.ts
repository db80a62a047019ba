import type { ReasonCode } from './reasons';

/** Reasons as a person reads them. */
export const REASON_WORDS: Readonly<Record<ReasonCode, string>> = {
  'same-house': 'тот же дом',
  'same-object': 'то же учреждение или маршрут',
  'same-crossing': 'тот же перекрёсток',
  'near-house': 'соседний дом той же сети',
  'same-cell': 'то же место на карте',
  'same-street': 'та же улица',
  'same-quarter': 'тот же квартал',
  'same-area': 'тот же посёлок или микрорайон',
  'near-cell': 'рядом на карте',
  'same-district': 'тот же район',
  'same-matter': 'о том же самом',
  'like-matter': 'о близком',
  'same-words': 'общие слова',
  'near-copy': 'почти тот же текст',
  'same-hours': 'в те же часы',
  'same-author': 'тот же автор',
};
