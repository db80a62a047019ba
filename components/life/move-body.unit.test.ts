import { expect, it } from 'vitest';
import { moveInput } from '@/lib/contract/life';
import { MOVE_KINDS } from '@/lib/domain/life/move';
import { moveBody } from './move-body';
import { MOVE_FIELDS, type MoveField } from './move-fields';

const filled = ({ type, options }: MoveField) => {
  if (type === 'choice') return options?.[0]?.value ?? 'roads';
  if (type === 'moment') return '2026-11-23T14:05';
  return type === 'number' ? '3' : 'да';
};

it.each(MOVE_KINDS)('the form of «%s» fills exactly what the API asks', (kind) => {
  const typed = Object.fromEntries(MOVE_FIELDS[kind].map((field) => [field.name, filled(field)]));
  const parsed = moveInput.safeParse(moveBody(kind, typed, 'Europe/Samara'));
  expect(parsed.error?.issues).toBeUndefined();
  expect(new Set(Object.keys(parsed.data ?? {}))).toEqual(
    new Set(['kind', ...MOVE_FIELDS[kind].map(({ name }) => name)]),
  );
});

it('takes a moment on the city’s clock, and leaves out what is empty', () => {
  const typed = { number: '7', at: '2026-11-23T14:05', takenBy: 'дежурный' };
  expect(moveBody('hand-over', typed, 'Europe/Samara')).toMatchObject({ at: '2026-11-23T10:05:00.000Z' });
  expect(moveBody('answer', { outcome: 'solved', text: 'Да', until: '' }, 'Europe/Samara')).toEqual({
    kind: 'answer',
    outcome: 'solved',
    text: 'Да',
  });
});
