import { AppError } from '@/lib/contract/app-error';
import { instructionInput } from '@/lib/contract/instruction';
import { DAY, MINUTE } from '@/lib/domain/city-time';
import type { Controller } from '@/lib/domain/life/facts';
import type { Move } from '@/lib/domain/life/move';
import { giveInstruction } from '@/lib/services/instructions/give-instruction';
import { moveInstruction } from '@/lib/services/instructions/move-instruction';
import { moveAppeal } from '@/lib/services/life/move-appeal';
import { logger } from '@/lib/services/logger';
import type { VerbContext } from '@/lib/services/store';
import { isScripted } from './script';
import type { DemoWorld } from './story';
import { at, dateOf, toInstant } from './work-hours';

/** What somebody of the centre does by the product's own verbs; moments are local. */
export interface Act {
  readonly at: number;
  /** What is done once and stands until then is made up for when the show begins later; null for the rest. */
  readonly standsUntil: number | null;
  act(ctx: VerbContext, toInstant: (local: number) => number): Promise<unknown>;
}

/** How many of those without heat are told at once what happened, and how long each takes. */
const TOLD = 22;
const TELLING = 1.5 * MINUTE;
const HEAT_NOTICE =
  'Причина — авария на теплотрассе, аварийная бригада работает. Тепло дадут к 18:00; об окончании работ сообщим.';

interface Target {
  readonly id: number;
  readonly version: number;
}

async function makeMove(ctx: VerbContext, target: Target | undefined, move: Move): Promise<void> {
  if (target !== undefined) await moveAppeal({ ctx, input: { ...target, move, requestKey: null } });
}

/** Does it by the clock of the script's city. A person may come too late: then all stays as it is. */
export async function perform({ act }: Act, ctx: VerbContext): Promise<void> {
  try {
    await act(ctx, (local) => toInstant(ctx.store.city.profile.zone, local));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    logger.warn({ code: error.code, fault: error.message }, 'an act of the demo was refused');
  }
}

function tellOfHeat(day: number, n: number): Act {
  return {
    at: at(day, 13, 26) + n * TELLING,
    standsUntil: null,
    async act(ctx) {
      const [target] = await ctx.store.db.sql<Target[]>`
        SELECT id::float8 AS id, version FROM appeal
        WHERE external_id LIKE ${`demo-${dateOf(day)}-heat-%`} AND source IN ('vk', 'phone')
          AND answered_at IS NULL AND life->>'interimAt' IS NULL
        ORDER BY created_at, id LIMIT 1`;
      await makeMove(ctx, target, { kind: 'interim', text: HEAT_NOTICE });
    },
  };
}

interface Control {
  readonly controller: Controller;
  readonly from: number;
  readonly until: number;
  find(ctx: VerbContext, toInstant: (local: number) => number): Promise<Target[]>;
}

/** A mark is set once, and taken off by its controller at its date. */
function control({ controller, from, until, find }: Control): Act[] {
  const isMarked = JSON.stringify([{ controller }]);
  const marked = (ctx: VerbContext, moment: number) => ctx.store.db.sql<Target[]>`
    SELECT id::float8 AS id, version FROM appeal
    WHERE life->'controls' @> ${isMarked}::jsonb AND life->'controls'->0->>'until' = ${String(moment)}`;
  return [
    {
      at: from,
      standsUntil: until,
      async act(ctx, toInstant) {
        const moment = toInstant(until);
        if ((await marked(ctx, moment)).length > 0) return;
        const [target] = await find(ctx, toInstant);
        await makeMove(ctx, target, { kind: 'control-set', controller, until: moment });
      },
    },
    {
      at: until - 10 * MINUTE,
      standsUntil: null,
      async act(ctx, toInstant) {
        const [target] = await marked(ctx, toInstant(until));
        await makeMove(ctx, target, { kind: 'control-off', controller, reason: 'Вопрос решён' });
      },
    },
  ];
}

/** The head follows the school's letter; the region's centre a petition that has some days left. */
function controlsOf(day: number): Act[] {
  const school = control({
    controller: 'head',
    from: at(day, 13, 50),
    until: at(day, 18, 40),
    find: (ctx) => ctx.store.db.sql<Target[]>`
      SELECT id::float8 AS id, version FROM appeal WHERE external_id = ${`demo-${dateOf(day)}-heat-school`}`,
  });
  const petition = control({
    controller: 'regional-centre',
    from: at(day, 9, 40),
    until: at(day + 2, 12),
    find: (ctx, toInstant) => ctx.store.db.sql<Target[]>`
      SELECT id::float8 AS id, version FROM appeal
      WHERE kind = 'petition' AND answered_at IS NULL AND closed_at IS NULL AND life IS NULL
        AND due_at > ${new Date(toInstant(at(day + 3, 0))).toISOString()}
      ORDER BY due_at, id LIMIT 1`,
  });
  return [...petition, ...school];
}

const HEAT_TASK = 'Назвать срок подачи тепла в 8 квартал и ответить всем, кто написал.';

/** «Поручить» in two taps, accepted, reported when heat is back, taken off. */
function instructionOf(day: number): Act[] {
  const begin = at(day, 14, 6);
  const own = async (ctx: VerbContext, toInstant: (local: number) => number) => {
    const [row] = await ctx.store.db.sql<{ id: number; state: string }[]>`
      SELECT id::float8 AS id, state FROM instruction
      WHERE author = ${ctx.actor.id} AND given_at >= ${new Date(toInstant(begin)).toISOString()}
        AND given_at < ${new Date(toInstant(begin + DAY / 2)).toISOString()}`;
    return row;
  };
  const give: Act['act'] = async (ctx, toInstant) => {
    if ((await own(ctx, toInstant)) !== undefined) return;
    const input = instructionInput.parse({
      text: HEAT_TASK,
      executor: 'heat-network',
      due: 'today',
      links: [{ kind: 'hot', target: 'no-heating' }],
    });
    await giveInstruction({ ctx, input });
  };
  const step = (
    moment: number,
    from: string,
    move: Parameters<typeof moveInstruction>[0]['input']['move'],
  ) => ({
    at: moment,
    standsUntil: null,
    async act(ctx: VerbContext, toInstant: (local: number) => number) {
      const row = await own(ctx, toInstant);
      if (row?.state === from) await moveInstruction({ ctx, input: { id: row.id, move } });
    },
  });
  const report = { action: 'report', text: 'Тепло подано в 17:40, жителям отвечено.' } as const;
  return [
    { at: begin, standsUntil: at(day, 17, 40), act: give },
    step(begin + 3 * MINUTE, 'given', { action: 'accept' }),
    step(at(day, 17, 48), 'accepted', report),
    step(at(day, 18, 5), 'reported', { action: 'finish' }),
  ];
}

/** All that people of the centre do on a day of the script. */
export function actsOf(world: DemoWorld, day: number): Act[] {
  if (!isScripted(world, day)) return [];
  const told = Array.from({ length: TOLD }, (_, n) => tellOfHeat(day, n));
  return [...controlsOf(day), ...told, ...instructionOf(day)];
}
