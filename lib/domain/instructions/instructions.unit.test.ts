import { describe, expect, it } from 'vitest';
import { dueOfPreset } from './due';
import { INSTRUCTION_ACTIONS, INSTRUCTION_STATES } from './instruction';
import { INSTRUCTION_MOVES, isOpenState, movesFor, refusalOf } from './moves';

const zone = 'Europe/Samara';
const at = (text: string) => Date.parse(`${text}+04:00`);

describe('a term in one press', () => {
  const now = at('2026-11-26T14:06:00');
  const isWeekday = (day: number) => ![0, 6].includes(new Date(day).getUTCDay());
  it.each([
    ['today', '2026-11-26T18:00:00'],
    ['tomorrow', '2026-11-27T12:00:00'],
    // Thursday; the weekend is not counted.
    ['three-days', '2026-12-01T18:00:00'],
  ] as const)('%s', (preset, due) => {
    expect(new Date(dueOfPreset(preset, { zone, now, isWorking: isWeekday })).toISOString()).toBe(
      new Date(at(due)).toISOString(),
    );
  });

  it('goes by a calendar where there is one', () => {
    const isWorking = (day: number) => new Date(day).getUTCDate() !== 27;
    expect(dueOfPreset('three-days', { zone, now, isWorking })).toBe(at('2026-11-30T18:00:00'));
  });
});

describe('the moves of an instruction', () => {
  it('leave nothing to do once it is off control', () => {
    for (const state of INSTRUCTION_STATES)
      expect(movesFor({ state, isAuthor: true }).length > 0).toBe(isOpenState(state));
  });

  it('let only the author extend, return, cancel and take it off', () => {
    for (const action of INSTRUCTION_ACTIONS) {
      if (action === 'give' || INSTRUCTION_MOVES[action].by !== 'author') continue;
      for (const state of INSTRUCTION_MOVES[action].from) {
        expect(refusalOf(action, { state, isAuthor: false })).toContain('только тот');
        expect(refusalOf(action, { state, isAuthor: true })).toBeNull();
      }
    }
  });
});
