import { deadlineState, finishedAt, isAnsweredLate, isOpen } from '@/lib/domain/deadline/gauge';
import { formatMoment } from '@/lib/domain/russian';
import { CHANNEL_NAMES, KIND_NAMES, PRECISION_NAMES, STATUS_NAMES } from '@/lib/domain/russian-names';
import type { City } from '../city/city';
import type { FullItem } from '../present/present-appeal';

export interface ExportView {
  readonly city: City;
  readonly now: number;
}

interface ExportColumn {
  readonly title: string;
  /** Of a spreadsheet's column, in signs. */
  readonly width: number;
  read(item: FullItem, view: ExportView): string;
}

const nameIn = (list: readonly { id: string; name: string }[], id: string | null) =>
  id === null ? '' : (list.find((entry) => entry.id === id)?.name ?? id);

const moment = (iso: string | null, { city }: ExportView) =>
  iso === null ? '' : formatMoment(city.profile.zone, Date.parse(iso));

const STATES = { inTime: 'в срок', soon: 'скоро', late: 'просрочено' } as const;

function standing(item: FullItem, { now }: ExportView): string {
  const ms = (iso: string | null) => (iso === null ? null : Date.parse(iso));
  const dates = { due: ms(item.dueAt), answered: ms(item.answeredAt), closed: ms(item.closedAt) };
  if (!isOpen(dates)) return isAnsweredLate(dates) ? 'отвечено позже срока' : 'отвечено';
  if (dates.due === null) return 'без срока';
  return STATES[deadlineState({ due: dates.due, soon: ms(item.soonAt) }, now)];
}

function finished(item: FullItem, view: ExportView): string {
  const at = finishedAt({
    answered: item.answeredAt === null ? null : Date.parse(item.answeredAt),
    closed: item.closedAt === null ? null : Date.parse(item.closedAt),
  });
  return at === null ? '' : formatMoment(view.city.profile.zone, at);
}

/** The columns of an exported list, in words that people use. */
export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  { title: '№', width: 10, read: ({ id }) => String(id) },
  { title: 'Создано', width: 17, read: (item, view) => moment(item.createdAt, view) },
  { title: 'Вид', width: 20, read: ({ kind }) => KIND_NAMES[kind] },
  { title: 'Тема', width: 28, read: ({ topicName }) => topicName },
  { title: 'Текст', width: 80, read: ({ text }) => text },
  { title: 'Адрес', width: 30, read: ({ address }) => address ?? '' },
  {
    title: 'Район',
    width: 22,
    read: ({ district }, { city }) => nameIn(city.profile.districts, district),
  },
  { title: 'Место известно', width: 18, read: ({ precision }) => PRECISION_NAMES[precision] },
  { title: 'Канал', width: 20, read: ({ channel }) => CHANNEL_NAMES[channel] },
  { title: 'Источник', width: 18, read: ({ source }, { city }) => nameIn(city.profile.sources, source) },
  { title: 'Номер в источнике', width: 20, read: ({ externalId }) => externalId },
  { title: 'Состояние', width: 22, read: ({ status }) => STATUS_NAMES[status] },
  {
    title: 'Подразделение',
    width: 28,
    read: ({ department }, { city }) => nameIn(city.profile.departments, department),
  },
  { title: 'Срок', width: 17, read: (item, view) => moment(item.dueAt, view) },
  { title: 'Со сроком', width: 20, read: standing },
  { title: 'Завершено', width: 17, read: finished },
];
