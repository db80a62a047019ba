import { z } from 'zod';
import { instant } from './appeal-input';
import { words } from './words';

/** Annotations of the timeline: planned outages, accidents, events of the city. */
export const OUTAGE_KINDS = ['planned', 'accident', 'event'] as const;
export type OutageKind = (typeof OUTAGE_KINDS)[number];

/** The body of `POST /api/v1/outages`: a planned outage, an accident or an event that explains complaints. */
export const outageInput = z
  .strictObject({
    id: words(100).describe('Номер отключения у того, кто его ведёт; тот же номер снова — правка'),
    title: words(200).describe('Что и где отключено, без личных данных'),
    topics: z
      .array(words(300))
      .max(50, 'не больше 50 тем')
      .describe('Коды или названия тем города, которые это объясняет; у события может не быть ни одной'),
    district: words(100).nullish().describe('Код или название района; без него весь город'),
    from: instant.describe('Начало'),
    to: instant.describe('Обещанный конец'),
    endedAt: instant.nullish().describe('Действительный конец, когда он известен'),
    kind: z
      .enum(OUTAGE_KINDS)
      .nullish()
      .describe('planned — плановое (по умолчанию), accident — авария, event — событие'),
    service: words(100).nullish().describe('Что отключено: отопление, горячая вода…'),
    houses: z
      .array(words(120))
      .max(500, 'не больше 500 домов')
      .nullish()
      .describe('Дома: «ул. Мира, 65»; без них весь район'),
    area: words(300).nullish().describe('Улицы, кварталы, посёлки словами'),
    lat: z.number().min(-90).max(90).nullish().describe('Где отметить на карте: широта'),
    lon: z.number().min(-180).max(180).nullish().describe('Долгота'),
    isWithdrawn: z
      .boolean()
      .nullish()
      .describe('Внесено по ошибке: больше ничего не объясняет и не отмечается'),
  })
  .refine(({ kind, topics }) => kind === 'event' || topics.length > 0, {
    message: 'укажите хотя бы одну тему',
    path: ['topics'],
  })
  .refine(({ lat, lon }) => (lat == null) === (lon == null), {
    message: 'широта и долгота даются вместе',
    path: ['lat'],
  })
  .refine(({ from, to }) => from < to, { message: 'конец должен быть позже начала', path: ['to'] })
  .refine(({ from, endedAt }) => endedAt == null || from < endedAt, {
    message: 'конец должен быть позже начала',
    path: ['endedAt'],
  });
export type OutageInput = z.output<typeof outageInput>;

export const outageAnswer = z.object({
  id: z.string(),
  status: z.enum(['announced', 'changed', 'known']),
  message: z.string(),
});
export type OutageAnswer = z.infer<typeof outageAnswer>;

export const OUTAGE_MESSAGES: Readonly<Record<OutageAnswer['status'], string>> = {
  announced: 'объявлено',
  changed: 'изменено',
  known: 'уже объявлено',
};
