/** Fields of an appeal that a file may carry; the source is named by the command. */
export const FIELDS = [
  'externalId',
  'text',
  'createdAt',
  'receivedAt',
  'channel',
  'kind',
  'topic',
  'lat',
  'lon',
  'address',
  'author.name',
  'author.contact',
  'author.profile',
  'dueAt',
  'status',
  'answeredAt',
  'closedAt',
  'department',
] as const;
export type Field = (typeof FIELDS)[number];

export const DATE_FIELDS = ['createdAt', 'receivedAt', 'dueAt', 'answeredAt', 'closedAt'] as const;

/** Plain names of columns that mean a field, folded: lower case, ё as е, no spaces, dots, «_» and «-». */
export const ALIASES: Readonly<Record<Field, readonly string[]>> = {
  externalId: ['id', 'номер', 'ид', 'номеробращения'],
  text: ['текст', 'текстобращения', 'message', 'сообщение', 'description', 'описание', 'detail', 'details'],
  createdAt: [
    'created',
    'opened',
    'датасоздания',
    'датапоступления',
    'создано',
    'createddate',
    'date',
    'дата',
  ],
  receivedAt: ['received', 'получено'],
  channel: ['канал'],
  kind: ['вид'],
  topic: ['theme', 'тема', 'type', 'категория', 'category'],
  lat: ['latitude', 'широта'],
  lon: ['lng', 'long', 'longitude', 'долгота'],
  address: ['адрес'],
  'author.name': ['author', 'автор', 'заявитель', 'фио'],
  'author.contact': ['contact', 'контакт', 'телефон'],
  'author.profile': ['profile', 'профиль'],
  dueAt: ['due', 'duedate', 'срок'],
  status: ['статус', 'состояние'],
  answeredAt: ['answered', 'датаответа'],
  closedAt: ['closed', 'closeddate', 'датазакрытия'],
  department: ['dept', 'подразделение', 'отдел'],
};

export function foldColumn(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s._-]+/g, '');
}

export function isField(name: string): name is Field {
  return FIELDS.some((field) => field === name);
}
