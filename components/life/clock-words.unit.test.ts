import { expect, it } from 'vitest';
import { clockStand, promiseWords } from './clock-words';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const iso = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const clock = (due: number, more: object = {}) => ({
  due: iso(due),
  soon: iso(due - 60),
  metAt: null,
  pausedSince: null,
  ...more,
});

it('tells how a clock stands, at its due second still in time', () => {
  expect(clockStand(clock(0), NOW)).toEqual({ tone: 'soon', text: 'осталось 0\u00a0с' });
  expect(clockStand(clock(-5), NOW)).toEqual({ tone: 'late', text: 'просрочено на 5\u00a0мин' });
  expect(clockStand(clock(90), NOW).tone).toBe('calm');
  expect(clockStand(clock(-5, { pausedSince: iso(-20) }), NOW).text).toBe('часы стоят');
  expect(clockStand(clock(-5, { metAt: iso(-6) }), NOW).text).toBe('выполнено в срок');
  expect(clockStand(clock(-5, { metAt: iso(0) }), NOW).tone).toBe('late');
});

it('tells a promise kept, kept late, broken and forgotten', () => {
  const at = { now: NOW, zone: 'Europe/Samara' };
  const promise = { at: iso(-600), until: iso(0), keptAt: null, brokenAt: null };
  expect(promiseWords(promise, at)).toEqual({ tone: 'calm', text: 'обещано до 23.11.2026 14:00' });
  expect(promiseWords(promise, { ...at, now: NOW + 60_000 }).text).toMatch(/^нарушено/);
  expect(promiseWords({ ...promise, keptAt: iso(-20) }, at).text).toBe(
    'выполнено 23.11.2026 13:40 при обещанном 23.11.2026 14:00',
  );
  expect(promiseWords({ ...promise, keptAt: iso(5) }, at).tone).toBe('late');
  expect(promiseWords({ ...promise, brokenAt: iso(-5) }, at).text).toMatch(/^не выполнено/);
});
