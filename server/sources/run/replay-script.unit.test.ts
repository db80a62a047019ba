import { describe, expect, it } from 'vitest';
import { appealInput } from '@/lib/contract/appeal-input';
import { restamp } from './replay-script';

const HOUR = 3_600_000;
const CREATED = Date.UTC(2026, 1, 13, 7, 0);
const NOW = Date.UTC(2026, 10, 23, 12, 0);
const iso = (at: number) => new Date(at).toISOString();

function replay(more: Record<string, unknown>) {
  const body = { source: 'nyc', externalId: '1', text: 'x', createdAt: iso(CREATED), ...more };
  const row = { kind: 'readable', line: 2, values: new Map(), original: '' } as const;
  return restamp({ prepared: { kind: 'body', row, body }, parsed: appealInput.parse(body) }, NOW);
}

describe('restamp', () => {
  it('moves a row to now and its due date by the same amount', () => {
    const { body, held } = replay({ dueAt: iso(CREATED + 48 * HOUR), status: 'Open' });
    expect(body).toMatchObject({ createdAt: iso(NOW), dueAt: iso(NOW + 48 * HOUR), status: 'Open' });
    expect(held).toEqual([]);
  });

  it('keeps what lies behind and leaves a receipt that would lie ahead to the acceptance', () => {
    const { body } = replay({
      receivedAt: iso(CREATED + HOUR),
      closedAt: iso(CREATED - HOUR),
      status: 'Closed',
    });
    expect(body).toEqual({
      ...{ source: 'nyc', externalId: '1', text: 'x' },
      ...{ createdAt: iso(NOW), closedAt: iso(NOW - HOUR), status: 'Closed' },
    });
  });

  it('holds back an answer and a closing until they have happened, the status with the last of them', () => {
    const { body, held } = replay({
      answeredAt: iso(CREATED + 2 * HOUR),
      closedAt: iso(CREATED + HOUR),
      status: 'Closed',
    });
    expect(body).not.toHaveProperty('answeredAt');
    expect(body).not.toHaveProperty('closedAt');
    expect(body).not.toHaveProperty('status');
    expect(held).toEqual([
      { at: NOW + HOUR, patch: { closedAt: NOW + HOUR } },
      { at: NOW + 2 * HOUR, patch: { answeredAt: NOW + 2 * HOUR, status: 'Closed' } },
    ]);
  });
});
