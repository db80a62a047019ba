import type { FilePreview, ImportItem } from '@/lib/contract/imports';
import { formatNumber } from '@/lib/domain/russian';

export const EXPORT_WORDS: Readonly<Record<FilePreview['export'], string>> = {
  incident: 'Инцидент Менеджмент',
  pos: 'ПОС',
  plain: 'обычная таблица',
};

/** Our fields as a person calls them, in the order of the page. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  externalId: 'Номер в источнике',
  text: 'Текст',
  createdAt: 'Создано',
  receivedAt: 'Получено',
  channel: 'Канал',
  kind: 'Вид',
  topic: 'Тема',
  address: 'Адрес',
  lat: 'Широта',
  lon: 'Долгота',
  'author.name': 'Автор',
  'author.contact': 'Контакт автора',
  'author.profile': 'Страница автора',
  dueAt: 'Срок',
  status: 'Состояние',
  answeredAt: 'Ответ дан',
  closedAt: 'Закрыто',
  department: 'Исполнитель',
};

/** Columns of the preview: what the row becomes. */
export const PREVIEW_WORDS: readonly (readonly [field: string, words: string])[] = [
  ['outcome', 'Запись'],
  ['externalId', 'Номер'],
  ['createdAt', 'Создано'],
  ['kind', 'Вид'],
  ['channel', 'Канал'],
  ['topic', 'Тема'],
  ['place', 'Место'],
  ['status', 'Состояние'],
  ['dueAt', 'Срок'],
  ['department', 'Исполнитель'],
  ['text', 'Текст'],
];

export const STATE_WORDS: Readonly<Record<ImportItem['state'], string>> = {
  running: 'идёт',
  stopped: 'прервана',
  done: 'закончена',
  undoing: 'отменяется',
  undone: 'отменена',
};

/** What became of the rows, in one line. */
export function countWords({ counts, undone, state }: ImportItem): string {
  if (undone !== null && (state === 'undone' || state === 'undoing')) {
    return `убрано ${formatNumber(undone.removed)}, возвращено прежнее ${formatNumber(undone.restored)}, оставлено ${formatNumber(undone.kept)}`;
  }
  return `принято ${formatNumber(counts.created)}, исправлено ${formatNumber(counts.corrected)}, уже было ${formatNumber(counts.duplicate)}, отклонено ${formatNumber(counts.rejected)}`;
}
