import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryMove } from '@/tests/arbitrary-move';
import { STATUSES } from '../appeal';
import { DAY } from '../city-time';
import { NEW_LIFE } from './facts';
import { MOVE_KINDS, type Move } from './move';
import { MOVE_TABLE } from './move-table';
import { isAllowedFrom, type LifeState, type MoveContext, moved } from './moved';
import { afterSource } from './source-facts';

const NOW = Date.parse('2026-11-23T14:00:00+04:00');
const NEW: LifeState = {
  kind: 'message',
  status: 'registered',
  department: 'roads',
  created: NOW - DAY,
  answered: null,
  closed: null,
  life: NEW_LIFE,
};
const CONTEXT: MoveContext = {
  now: NOW,
  actor: 'token:Смена',
  extension: { timesLeft: 1, most: 30, mostWords: '30 календарных дней' },
  executorFault: null,
};

const answer: Move = { kind: 'answer', outcome: 'solved', text: 'Сделано', until: null };
const reopen: Move = { kind: 'reopen', base: 'dissatisfied', reason: 'яма осталась' };

/** Errors: throws where a move is refused. */
function lived(state: LifeState, ...moves: readonly Move[]): LifeState {
  let next = state;
  moves.forEach((move, i) => {
    const result = moved(next, move, { ...CONTEXT, now: NOW + i });
    if (!result.ok) throw new Error(result.refusal.message);
    next = result.next;
  });
  return next;
}

function refused(state: LifeState, move: Move, context: Partial<MoveContext> = {}) {
  const result = moved(state, move, { ...CONTEXT, ...context });
  return result.ok ? null : result.refusal;
}

const anyMove = arbitraryMove(NOW);

describe('the table', () => {
  it('leads out of every unfinished state and into every state', () => {
    for (const status of STATUSES) {
      expect(MOVE_KINDS.some((kind) => isAllowedFrom(kind, status) && MOVE_TABLE[kind].to !== null)).toBe(
        status !== 'closed' || isAllowedFrom('reopen', status),
      );
      if (status === 'registered') continue;
      expect(Object.values(MOVE_TABLE).some(({ to }) => to === status)).toBe(true);
    }
  });

  it('holds for whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('message', 'petition'),
        fc.array(fc.tuple(anyMove, fc.integer({ min: 0, max: 5 * DAY })), { maxLength: 60 }),
        (kind, tries) => {
          let state: LifeState = { ...NEW, kind };
          let now = NOW;
          for (const [move, wait] of tries) {
            now += wait;
            const result = moved(state, move, { ...CONTEXT, now });
            if (!isAllowedFrom(move.kind, state.status)) expect(result.ok).toBe(false);
            if (!result.ok) {
              expect(result.refusal.message).toMatch(/[а-я]{3}/);
              continue;
            }
            const { to } = MOVE_TABLE[move.kind];
            const { next } = result;
            expect(next.status).toBe(to ?? state.status);
            expectSound(next);
            state = next;
          }
        },
      ),
      { numRuns: 2_000, seed: 20261123 },
    );
  });

  function expectSound({ status, answered, closed, life, kind }: LifeState): void {
    expect(answered !== null).toBe(status === 'answered' || (status === 'closed' && life.outcome !== null));
    expect(closed !== null).toBe(status === 'closed');
    expect(life.pauses.filter(({ to }) => to === null).length).toBeLessThanOrEqual(1);
    if (answered !== null || status === 'withdrawn')
      expect(life.pauses.every(({ to }) => to !== null)).toBe(true);
    if (life.promise !== null) expect(life.outcome).toBe('planned');
    if (kind === 'petition') expect(life.pauses).toEqual([]);
    expect(new Set(life.controls.map(({ controller }) => controller)).size).toBe(life.controls.length);
  }
});

describe('a refusal', () => {
  it('says why in words', () => {
    const withdrawn = lived(NEW, { kind: 'withdraw', reason: 'заявление автора' });
    expect(refused(withdrawn, answer)?.message).toBe(
      'Отозванному сообщению нельзя дать ответ: автор отозвал его; если отметка ошибочна, возобновите его',
    );
    expect(refused({ ...withdrawn, kind: 'petition' }, { kind: 'take' })?.message).toMatch(
      /^Отозванное обращение нельзя взять в работу: /,
    );
  });

  it('names the field that is wrong', () => {
    const extend: Move = { kind: 'extend', amount: 31, ground: 'works', isAuthorTold: true, reason: 'труба' };
    expect(refused(NEW, extend)).toEqual({
      field: 'amount',
      message: 'больше, чем разрешено: не больше 30 календарных дней',
    });
    const spent = { timesLeft: 0, most: 30, mostWords: '30 дней' };
    expect(refused(NEW, { ...extend, amount: 1 }, { extension: spent })?.message).toMatch(/уже продлён/);
    expect(refused(NEW, { ...extend, amount: 1 }, { extension: null })?.message).toMatch(/не разрешают/);
    const control: Move = { kind: 'control-set', controller: 'head', until: NEW.created - 1 };
    expect(refused(NEW, control)).toEqual({ field: 'until', message: 'срок раньше, чем запись появилась' });
    const promise: Move = { kind: 'answer', outcome: 'planned', text: 'Сделаем', until: null };
    expect(refused(NEW, promise)?.field).toBe('until');
    expect(refused(NEW, { ...promise, until: NOW - 1 })?.message).toMatch(/уже прошёл/);
    const closed = { executorFault: 'подразделение закрыто' };
    const assign: Move = { kind: 'assign', department: 'old', reason: null };
    expect(refused(NEW, assign, closed)).toEqual({ field: 'department', message: 'подразделение закрыто' });
    expect(refused(NEW, { kind: 'close', reason: null })?.field).toBe('reason');
  });

  it('keeps others from taking off a control mark', () => {
    const marked = lived(NEW, { kind: 'control-set', controller: 'prosecutor', until: NOW + DAY });
    const off: Move = { kind: 'control-off', controller: 'prosecutor', reason: null };
    expect(refused(marked, off, { actor: 'token:Другой' })?.message).toMatch(/только тот, кто поставил/);
    expect(lived(marked, off).life.controls).toEqual([]);
  });

  it('knows what the law does not: a pause or a fast track of a petition', () => {
    const petition: LifeState = { ...NEW, kind: 'petition' };
    const pause: Move = { kind: 'pause', ground: 'clarification', reason: 'нет адреса' };
    expect(refused(petition, pause)?.message).toMatch(/59-ФЗ не знает приостановки/);
    expect(refused(petition, { kind: 'fast-track-on' })?.message).toMatch(/идёт по 59-ФЗ/);
    expect(lived(NEW, pause, { kind: 'resume' }).life.pauses).toEqual([
      { from: NOW, to: NOW + 1, reason: 'clarification' },
    ]);
  });
});

describe('a new round', () => {
  it('begins with a dissatisfied author and forgets the answer; a mistake begins none', () => {
    const answered = lived(NEW, answer);
    const again = lived(answered, reopen);
    expect(again).toMatchObject({
      status: 'in-work',
      answered: null,
      life: { reopenings: 1, reopenedAt: NOW },
    });
    const mistake = lived(answered, { kind: 'reopen', base: 'mistake', reason: 'не та запись' });
    expect(mistake.life).toMatchObject({ reopenings: 0, reopenedAt: null, outcome: null });
  });

  it('keeps the first interim answer: another one gives no more time', () => {
    const interim: Move = { kind: 'interim', text: 'Выехали' };
    const twice = lived(NEW, interim, { kind: 'assign', department: 'safety', reason: null }, interim);
    expect(twice.life.interimAt).toBe(NOW);
  });
});

describe('what a source tells of an appeal that is led here', () => {
  const nothing = { status: null, answeredAt: undefined, closedAt: undefined };
  const atWork = lived(NEW, { kind: 'take' });

  it('cannot throw it back or take back an answer', () => {
    expect(afterSource(atWork, { ...nothing, status: 'registered' }, NOW)).toBe(atWork);
    const answered = lived(NEW, answer);
    expect(afterSource(answered, { ...nothing, status: 'in-work', answeredAt: null }, NOW)).toBe(answered);
  });

  it('may finish it, also in rework, and ends its pause', () => {
    const paused = lived(atWork, { kind: 'pause', ground: 'access', reason: 'дверь закрыта' });
    expect(afterSource(paused, { ...nothing, closedAt: NOW + 9 }, NOW + 9)).toMatchObject({
      status: 'closed',
      closed: NOW + 9,
      life: { pauses: [{ to: NOW + 9 }] },
    });
  });

  it('does not finish a new round by the old answer, nor answer what was withdrawn', () => {
    const again = lived(NEW, answer, reopen);
    expect(afterSource(again, { ...nothing, status: 'answered', answeredAt: NOW }, NOW + 5)).toBe(again);
    const withdrawn = lived(NEW, { kind: 'withdraw', reason: 'заявление автора' });
    expect(afterSource(withdrawn, { ...nothing, status: 'answered' }, NOW)).toBe(withdrawn);
  });
});
