import { z } from 'zod';

export const PARTS = ['database', 'redis', 'search', 'relay', 'aggregate', 'index'] as const;
export type Part = (typeof PARTS)[number];

/** `lag` — it works but is behind; `down` — it does not answer. */
export const PART_STATES = ['ok', 'lag', 'down'] as const;
export type PartState = (typeof PART_STATES)[number];

export const partHealth = z.object({
  part: z.enum(PARTS),
  state: z.enum(PART_STATES),
  /** Events the part has not yet taken; null where that means nothing. */
  lag: z.int().nullable(),
  detail: z.string(),
});
export type PartHealth = z.infer<typeof partHealth>;

export const healthAnswer = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  store: z.string(),
  parts: z.array(partHealth),
});
export type HealthAnswer = z.infer<typeof healthAnswer>;

export const PART_NAMES: Readonly<Record<Part, string>> = {
  database: 'База данных',
  redis: 'Поток событий (Redis)',
  search: 'Поиск',
  relay: 'Передача событий',
  aggregate: 'Подсчёт показателей',
  index: 'Индексация',
};
