import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODY_LIMIT } from '@/lib/contract/http';
import { type Receipts, receipts } from '@/lib/contract/receipt';
import { issueToken } from '@/lib/services/tokens/tokens';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { createIntakeEndpoint, INTAKE_PATH } from './intake-endpoint';

let test: TestStore;
let server: Server;
let url: string;
let token: string;

beforeAll(async () => {
  test = await openTestStore();
  const direct = createIntakeEndpoint(test.store);
  server = createServer((request, response) => {
    if (!direct(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  token = await issueToken(test.store, {
    name: 'endpoint',
    scopes: ['ingest'],
    source: null,
    intervalSeconds: null,
  });
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await test.close();
});

const row = (externalId: string, over: object = {}) => ({
  source: 'vk',
  externalId,
  text: 'Нет отопления',
  createdAt: new Date().toISOString(),
  ...over,
});

const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${url}${INTAKE_PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body,
  });

const taken = async (body: unknown): Promise<Receipts> =>
  receipts.parse(await (await post(JSON.stringify(body))).json());

it('leaves every other request to the pages', async () => {
  expect((await fetch(`${url}${INTAKE_PATH}`)).status).toBe(418);
  expect((await fetch(`${url}${INTAKE_PATH}/1`, { method: 'POST' })).status).toBe(418);
});

describe('requests that share a commit', () => {
  it('get receipts of their own, each with its own rows, good and bad', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        taken(i % 3 === 0 ? [row(`s${i}`), row(`s${i}`, { text: '' })] : [row(`s${i}`)]),
      ),
    );
    answers.forEach((answer, i) => {
      const wanted = i % 3 === 0 ? ['created', 'rejected'] : ['created'];
      expect(answer.receipts.map(({ status }) => status)).toEqual(wanted);
      expect(answer.receipts.map(({ row: number }) => number)).toEqual(wanted.map((_, k) => k + 1));
      expect(answer.receipts.every(({ externalId }) => externalId === `s${i}`)).toBe(true);
      expect(answer.created).toBe(1);
    });
    expect(new Set(answers.map(({ receipts: [first] }) => first?.id)).size).toBe(60);
  });

  it('with the same body are taken once', async () => {
    const same = row('once');
    const answers = await Promise.all(Array.from({ length: 20 }, () => taken(same)));
    expect(answers.reduce((sum, { created }) => sum + created, 0)).toBe(1);
    expect(answers.reduce((sum, { duplicate }) => sum + duplicate, 0)).toBe(19);
    expect(new Set(answers.map(({ receipts: [first] }) => first?.id)).size).toBe(1);
  });
});

describe('a refusal', () => {
  it('of a stranger comes before the body is read', async () => {
    const response = await post('[]', { authorization: 'Bearer pult_unknown' });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('токен неизвестен');
  });

  it('of a body that is too large is readable, and the next request is served', async () => {
    const response = await post('x'.repeat(BODY_LIMIT + 1));
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('64 МБ');
    expect((await taken(row('after'))).created).toBe(1);
  });

  it('of a query names its field', async () => {
    const response = await fetch(`${url}${INTAKE_PATH}?interval=скоро`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '[]',
    });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('"field":"interval"');
  });
});
