import { z } from 'zod';
import { OUTAGE_KINDS, type OutageKind } from '@/lib/domain/outages/outage';
import { PLACE_NOTES } from '@/lib/domain/places/place-reading';
import { instant } from './appeal-input';
import { words } from './words';

export { OUTAGE_KINDS, type OutageKind };

/** A notice is an area of a city, not its map. */
export const RING_LIMIT = 100;
export const REASON_LIMIT = 300;

const lat = z.number('ожидается число').min(-90, 'широта от −90 до 90').max(90, 'широта от −90 до 90');
const lon = z
  .number('ожидается число')
  .min(-180, 'долгота от −180 до 180')
  .max(180, 'долгота от −180 до 180');

/** The body of `POST /api/v1/outages`: a planned outage, an accident or an event that explains complaints. */
export const outageInput = z
  .strictObject({
    id: words(100)
      .nullish()
      .describe(
        'Номер отключения у того, кто его ведёт; тот же номер снова — правка; без него Пульт даст свой',
      ),
    title: words(200).describe('Что и где отключено, без личных данных'),
    topics: z
      .array(words(300))
      .max(50, 'не больше 50 тем')
      .describe('Коды или названия тем города, которые это объясняет; у события может не быть ни одной'),
    district: words(100)
      .nullish()
      .describe('Код или название района; без него — район указанного места, а без места весь город'),
    from: instant.describe('Начало'),
    to: instant.describe('Обещанный конец'),
    endedAt: instant
      .nullish()
      .describe('Действительный конец, когда он известен; в правке без этого поля остаётся прежний'),
    kind: z
      .enum(OUTAGE_KINDS, 'planned, accident или event')
      .nullish()
      .describe('planned — плановое (по умолчанию), accident — авария, event — мероприятие'),
    by: words(100).nullish().describe('Кто проводит работы или сообщил: «ЖКС», «ЕДДС»'),
    service: words(100).nullish().describe('Что отключено: отопление, горячая вода…'),
    houses: z
      .array(words(120))
      .max(500, 'не больше 500 домов')
      .nullish()
      .describe('Дома: «ул. Мира, 65»; без них весь район'),
    area: words(2_000).nullish().describe('Улицы с домами, кварталы, посёлки словами'),
    lat: lat.nullish().describe('Где отметить на карте: широта'),
    lon: lon.nullish().describe('Долгота'),
    ring: z
      .array(z.tuple([lon, lat]))
      .min(3, 'у области не меньше трёх точек')
      .max(RING_LIMIT, `не больше ${RING_LIMIT} точек`)
      .nullish()
      .describe('Граница области на карте: точки [долгота, широта] по порядку'),
    isWithdrawn: z
      .boolean('ожидается true или false')
      .nullish()
      .describe('Отменено или внесено по ошибке: больше ничего не объясняет и не отмечается'),
    version: z.int().nullish().describe('Версия, которую видел человек: чужая правка не затрётся'),
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

/** What the gazetteer made of the words of the place. */
const readPlace = z.object({
  label: z.string(),
  isFound: z.boolean().describe('false: имя сохранено как текст, на карте его нет'),
  note: z.enum(PLACE_NOTES).nullable().describe('Почему известно меньше, чем написано'),
});
export type ReadOutagePlace = z.infer<typeof readPlace>;

export const outageAnswer = z.object({
  id: z.string(),
  version: z.int(),
  status: z.enum(['announced', 'changed', 'known']),
  message: z.string(),
  places: z.array(readPlace).describe('Места, прочитанные из слов об области и домах'),
});
export type OutageAnswer = z.infer<typeof outageAnswer>;

export const OUTAGE_MESSAGES: Readonly<Record<OutageAnswer['status'], string>> = {
  announced: 'объявлено',
  changed: 'изменено',
  known: 'уже объявлено',
};

const version = z.int().nullish().describe('Версия, которую видел человек');
const reason = words(REASON_LIMIT).nullish();

/** The body of `POST /api/v1/outages/{id}/changes`. */
export const outageChange = z.discriminatedUnion(
  'action',
  [
    z.strictObject({
      action: z.literal('extend'),
      to: instant.describe('Новый обещанный конец'),
      reason: reason.describe('Почему'),
      version,
    }),
    z.strictObject({
      action: z.literal('end'),
      endedAt: instant.nullish().describe('Действительный конец; без него — сейчас'),
      version,
    }),
    z.strictObject({
      action: z.literal('withdraw'),
      reason: words(REASON_LIMIT).describe('Почему'),
      version,
    }),
    z.strictObject({ action: z.literal('restore'), reason: reason.describe('Почему'), version }),
  ],
  'ожидается action: extend, end, withdraw или restore',
);
export type OutageChange = z.output<typeof outageChange>;

export const outageChanged = outageAnswer.pick({ id: true, version: true, message: true });
export type OutageChanged = z.infer<typeof outageChanged>;
