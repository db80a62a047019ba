import { z } from 'zod';
import { ROUTING_PLACES } from '@/lib/domain/routing/rule';
import { changeReason, departmentCode } from './department';

const code = (what: string) =>
  z
    .string(`ожидается ${what}`)
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, `${what}: латинские строчные буквы, цифры и дефис`);

const day = z.string().regex(/^\d{2}-\d{2}$/, 'день года: ММ-ДД, например 11-01');

/** A rule as people and files give it. */
export const routingRuleInput = z.strictObject({
  id: code('код правила'),
  topic: code('код темы').nullish().describe('Без темы — любая'),
  district: code('код района').nullish().describe('Без района — весь город'),
  place: z.enum(ROUTING_PLACES).nullish().describe('placed — адрес известен, unplaced — «без адреса»'),
  season: z.strictObject({ from: day, to: day }).nullish().describe('Дни года, оба включительно'),
  department: departmentCode,
  priority: z.int('приоритет: целое число').describe('Сильнее то правило, у которого он больше'),
});
export type RoutingRuleInput = z.output<typeof routingRuleInput>;

const rules = z.array(routingRuleInput).max(2_000, 'не больше 2000 правил');
const seen = z.int().describe('Версия правил, которую видел человек: изменённые после неё не трогаются');

/** The body of `POST /api/v1/routing/preview`. */
export const routingPreviewInput = z.strictObject({ rules });

/** The body of `PUT /api/v1/routing`. */
export const routingInput = z.strictObject({ rules, seen, reason: changeReason });
export type RoutingInput = z.output<typeof routingInput>;

const routingRuleItem = z.object({
  id: z.string(),
  topic: z.string().nullable(),
  district: z.string().nullable(),
  place: z.enum(ROUTING_PLACES).nullable(),
  season: z.object({ from: z.string(), to: z.string() }).nullable(),
  department: z.string(),
  priority: z.int(),
  words: z.string().describe('Правило словами'),
});
export type RoutingRuleItem = z.infer<typeof routingRuleItem>;

const routingRunItem = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  actor: z.string(),
  moved: z.int(),
  undoneAt: z.iso.datetime().nullable(),
});

/** `GET /api/v1/routing`. */
export const routingAnswer = z.object({
  version: z.int(),
  rules: z.array(routingRuleItem),
  runs: z.array(routingRunItem).describe('Замены правил, последние первыми'),
});
export type RoutingAnswer = z.infer<typeof routingAnswer>;

const ruleFault = z.object({
  rule: z.int().describe('Место правила в списке, с единицы'),
  field: z.string(),
  message: z.string(),
});
export type RuleFaultItem = z.infer<typeof ruleFault>;

/** What other rules would move; with faults nothing can be applied. */
export const routingPreview = z.object({
  faults: z.array(ruleFault),
  open: z.int().describe('Открытых записей, которые направляют правила'),
  moved: z.int().describe('Из них сменят подразделение'),
  moves: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable(), count: z.int() })),
});
export type RoutingPreview = z.infer<typeof routingPreview>;

export const routingChanged = z.object({
  run: z.int(),
  version: z.int(),
  moved: z.int(),
  message: z.string(),
});
export type RoutingChanged = z.infer<typeof routingChanged>;

/** Why a record stands at its department. */
export interface RouteTold {
  /** Null where nobody has routed it. */
  readonly words: string | null;
  readonly isChosen: boolean;
}
