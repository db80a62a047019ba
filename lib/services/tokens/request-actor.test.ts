import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { pageActor, requestActor } from './request-actor';
import { issueToken } from './tokens';

let test: TestStore;
let token: string;
beforeAll(async () => {
  test = await openTestStore();
  token = await issueToken(test.store, {
    name: 'Смена',
    scopes: ['labels'],
    source: null,
    intervalSeconds: null,
  });
});
afterAll(() => test.close());

const cookie = () => `theme=day; pult_key=${token}`;
const ask = (headers: Record<string, string>) => requestActor(test.store, new Headers(headers));

it('knows who asks by the header, and by the key from our own pages', async () => {
  expect((await ask({ authorization: `Bearer ${token}` })).actor.id).toBe('token:Смена');
  expect((await ask({ cookie: cookie(), 'sec-fetch-site': 'same-origin' })).actor.id).toBe('token:Смена');
  const own = { cookie: cookie(), origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' };
  expect((await ask(own)).actor.id).toBe('token:Смена');
});

it.each([
  ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
  ['a page of another port', { 'sec-fetch-site': 'same-site' }],
  ['an address typed by hand', { 'sec-fetch-site': 'none' }],
  ['an old browser’s foreign page', { origin: 'http://127.0.0.1:8080', host: '127.0.0.1:3000' }],
  ['a program that only copied the cookie', {}],
])('does not take the key from %s', async (_what, headers) => {
  await expect(ask({ cookie: cookie(), ...headers })).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('draws pages for the bearer of the key, and for anybody without rights', async () => {
  const page = (headers: Record<string, string>) => pageActor(test.store, new Headers(headers));
  expect([...(await page({ cookie: cookie() })).scopes]).toEqual(['labels']);
  expect((await page({ cookie: 'pult_key=pult_gone' })).id).toBe('local');
  expect((await page({})).scopes.size).toBe(0);
});
