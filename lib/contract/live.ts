import { z } from 'zod';
import { WINDOWS } from '@/lib/domain/time-window';

const interval = z.tuple([z.int(), z.int()]);
const count = z.int();

export const liveQuery = z.strictObject({
  window: z.enum(WINDOWS).default('24h'),
  topic: z.string().min(1).max(64).optional().describe('Код темы; без него все темы'),
});

const topicFigure = z.object({ topic: z.string(), name: z.string(), count, norm: interval.nullable() });
const cellFigure = z.object({ cell: z.string(), count });
const deadlineFigures = z.object({ inTime: count, soon: count, late: count, answeredLate: count });
const gauge = z.object({
  ...deadlineFigures.shape,
  withoutDue: count.describe('Открытые без срока'),
  answered: count.describe('Отвечено за окно из того, что имело срок; из них answeredLate позже срока'),
});
const gaugesByCode = z
  .record(z.string(), gauge)
  .describe('Код → показатели; «-» — без района, исполнителя, правила');
const gauges = z
  .object({
    topics: gaugesByCode,
    regimes: gaugesByCode,
    departments: gaugesByCode,
    districts: gaugesByCode,
    sources: gaugesByCode,
  })
  .describe('Сроки по темам, правилам, исполнителям, районам, источникам; не зависит от темы запроса');
const hotFigure = z.object({
  topic: z.string(),
  name: z.string(),
  district: z.string().nullable(),
  place: z.string().nullable(),
  cell: z.string().nullable(),
  phase: z
    .enum(['opened', 'grew', 'calmed'])
    .describe('Началась, растёт, стихает: стихшая ещё полчаса показана'),
  since: z.iso.datetime().nullable().describe('Когда началась; null, пока это не записано в журнал'),
  count,
  minutes: count.describe(
    'За сколько минут count, norm и bound: 60 или окно, в котором всплеск виден раньше',
  ),
  norm: interval,
  bound: count,
  authors: count,
  sources: count,
  addresses: count,
});
const clusterFigure = z.object({
  id: z.string(),
  topic: z.string().nullable().describe('Пусто, когда сообщения о разном'),
  name: z.string().nullable(),
  district: z.string().nullable(),
  place: z.string().nullable(),
  cell: z.string().describe('Ячейка H3-7 середины'),
  centre: z.string().describe('Ячейка H3-9 в середине круга'),
  rings: count.describe('Сколько рядов ячеек H3-9 вокруг неё'),
  phase: z.enum(['opened', 'grew', 'calmed']),
  since: z.iso.datetime(),
  count,
  hours: count.describe('За сколько часов count и norm'),
  norm: interval,
  authors: count,
  sources: count,
  addresses: count,
});
const counted = z.record(z.string(), count);

const bookFigures = {
  topics: z.array(topicFigure),
  cells: z.array(cellFigure),
  deadlines: deadlineFigures,
  gauges,
  answeredEver: z
    .object({ answered: count, late: count })
    .describe('Отвечено или закрыто из имевшего срок за всё время, и из этого позже срока'),
  reaction: z
    .object({ medianMinutes: count.nullable(), count })
    .describe('От регистрации до первой реакции, по времени реакции'),
  controls: z
    .record(z.string(), z.object({ marks: count, violated: count }))
    .describe('Знаки контроля по тому, кто их поставил; violated — дата прошла без ответа в срок'),
  hot: z.array(hotFigure),
  districts: counted,
  channels: counted,
  statuses: counted,
  departments: counted,
};

/** `GET /api/v1/live`: topics, cells, hot and deadlines count messages; petitions stand apart under their key. */
export const liveAnswer = z.object({
  epoch: z.string(),
  pos: z.int(),
  asOf: z.iso.datetime(),
  window: z.enum(WINDOWS),
  topic: z.string().nullable(),
  totals: z.object({ messages: count, petitions: count, calls: count, open: count, unplaced: count }),
  norm: interval.nullable(),
  ...bookFigures,
  clusters: z
    .array(clusterFigure)
    .describe('Скопления: сообщений вокруг места больше обычного, хотя ни одна тема сама не горячая'),
  petitions: z.object({
    totals: z.object({ petitions: count, open: count, unplaced: count }),
    norm: interval.nullable(),
    ...bookFigures,
  }),
  sources: z.array(
    z.object({
      source: z.string(),
      name: z.string(),
      state: z.enum(['fresh', 'late', 'stale', 'file', 'silent']),
      polledAt: z.iso.datetime().nullable(),
      lagSeconds: z.int().nullable(),
      intervalSeconds: z.int().nullable(),
    }),
  ),
});
export type LiveAnswer = z.infer<typeof liveAnswer>;
