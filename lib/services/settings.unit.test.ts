import { expect, it } from 'vitest';
import { parseSettings, storeName } from './settings';

const parse = (env: Record<string, string>) => parseSettings(env, '/project');

it('gives a sped-up show a store and a clock of its own, in one process and on no real data', () => {
  const settings = parse({ PULT_DEMO_SPEED: '300' });
  expect(settings.demoSpeed).toBe(300);
  expect(storeName(settings, 'new-york')).toBe('demo300_new_york');
  expect(() => parse({ PULT_DEMO_SPEED: '300', PULT_DEMO: '0' })).toThrow('рабочее хранилище');
  expect(() => parse({ PULT_DEMO_SPEED: '300', ROLES: 'demo', REDIS_URL: 'redis://127.0.0.1:6379' })).toThrow(
    'в одном процессе',
  );
});

it('lets the demo be a process of its own without a stream, as it only writes', () => {
  expect([...parse({ ROLES: 'demo' }).roles]).toEqual(['demo']);
  expect(() => parse({ ROLES: 'demo', PULT_DEMO: '0' })).toThrow('роль demo');
  expect(() => parse({ ROLES: 'web,demo' })).toThrow('REDIS_URL');
});
