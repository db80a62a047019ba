import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithElasticsearch, openTestIndex, type TestIndex } from '@/tests/test-index';
import { waitUntil } from '@/tests/wait-until';
import type { AppealSearch } from '../appeal-search';
import { fillIndex, find, documentOf as of } from '../contract/subject';
import { createElasticsearchSearch } from './elasticsearch-search';
import { openEngine } from './engine';

const PATIENCE_MS = 1_500;

/** Listens on a free port of the loopback until `close`. */
async function listen(server: ReturnType<typeof createTcpServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

async function timeOfFailure(search: AppealSearch): Promise<number> {
  const start = performance.now();
  await expect(search.ping()).rejects.toThrow();
  return performance.now() - start;
}

describe('a dead node', () => {
  it('is noticed at once when nobody listens', async () => {
    const server = createTcpServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const search = createElasticsearchSearch({ url: `http://127.0.0.1:${port}`, prefix: 'pult-none' });
    expect(await timeOfFailure(search)).toBeLessThan(PATIENCE_MS);
    await expect(search.hasIndex()).rejects.toThrow();
    await search.close();
  });

  it('is noticed in time when it takes the connection and says nothing', async () => {
    const server = createTcpServer();
    const port = await listen(server);
    const search = createElasticsearchSearch({ url: `http://127.0.0.1:${port}`, prefix: 'pult-none' });
    expect(await timeOfFailure(search)).toBeLessThan(PATIENCE_MS);
    await search.close();
    server.close();
  });
});

describe('a slow node', () => {
  /** Long: the client looks at its own time limit about once a second. */
  const ANSWER_MS = 3_000;
  const server = createServer((_, answer) => {
    const headers = { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' };
    setTimeout(() => answer.writeHead(200, headers).end('{}'), ANSWER_MS);
  });
  let url = '';

  beforeAll(async () => {
    url = `http://127.0.0.1:${await listen(server)}`;
  });
  afterAll(() => void server.close());

  it('is given up when the patience ends', async () => {
    const engine = openEngine(url, ANSWER_MS / 10);
    await expect(engine.info()).rejects.toThrow('timed out');
    await engine.close();
  });

  it('is waited for by one who has more, unless the request itself has less', async () => {
    const engine = openEngine(url, ANSWER_MS * 5);
    await expect(engine.info()).resolves.toEqual({});
    await expect(engine.info({}, { requestTimeout: ANSWER_MS / 10 })).rejects.toThrow('timed out');
    await engine.close();
  });
});

describeWithElasticsearch('a troubled node', (url) => {
  let index: TestIndex;
  let search: AppealSearch;
  let interfere: (asked: IncomingMessage, body: string, answer: ServerResponse) => boolean = () => false;
  const proxy = createServer((asked, answer) => void pass(asked, answer));

  /** Hands everything on to the real engine unless the test interferes. */
  async function pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await text(asked);
    if (interfere(asked, body, answer)) return;
    const { method = 'GET', headers } = asked;
    const onward = request(new URL(asked.url ?? '/', url), { method, headers }, (real) => {
      answer.writeHead(real.statusCode ?? 502, real.headers);
      real.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    onward.end(body);
  }

  function refuse(answer: ServerResponse, status: number, body: unknown): boolean {
    answer.writeHead(status, {
      'content-type': 'application/vnd.elasticsearch+json; compatible-with=9',
      'x-elastic-product': 'Elasticsearch',
    });
    answer.end(JSON.stringify(body));
    return true;
  }

  beforeAll(async () => {
    index = openTestIndex(url);
    const port = await listen(proxy);
    search = createElasticsearchSearch({ url: `http://127.0.0.1:${port}`, prefix: index.prefix });
    await fillIndex(search, [of(1, 'снег')]);
  });
  afterAll(async () => {
    await search.close();
    await index.close();
    proxy.close();
  });

  const untilTotal = (total: number) =>
    waitUntil(`${total} documents`, async () => ((await find(search, '')).total === total ? true : null));

  const isBulk = ({ url: path = '' }: IncomingMessage) => path.includes('/_bulk');

  it('that is too busy for a request gets it again', async () => {
    let refusals = 0;
    interfere = (asked, _body, answer) =>
      isBulk(asked) && refusals < 3 && ++refusals > 0
        ? refuse(answer, 429, { error: { type: 'es_rejected_execution_exception' }, status: 429 })
        : false;
    expect(await search.write([of(2, 'снег'), of(3, 'снег')])).toEqual({ refused: [] });
    expect(refusals).toBe(3);
    await untilTotal(3);
  });

  it('that is too busy for some documents gets those again', async () => {
    const sizes: number[] = [];
    interfere = (asked, body, answer) => {
      if (!isBulk(asked)) return false;
      sizes.push(body.trim().split('\n').length / 2);
      if (sizes.length > 1) return false;
      const busy = { status: 429, error: { type: 'es_rejected_execution_exception', reason: 'full' } };
      const items = [{ index: { status: 201 } }, { index: busy }, { index: busy }];
      return refuse(answer, 200, { errors: true, items });
    };
    expect(await search.write([of(1, 'снег'), of(4, 'снег'), of(5, 'снег')])).toEqual({ refused: [] });
    expect(sizes).toEqual([3, 2]);
    await untilTotal(5);
  });

  it('that fails otherwise is told, and nothing counts as refused', async () => {
    interfere = (asked, _body, answer) => {
      const fault = { status: 503, error: { type: 'unavailable_shards_exception', reason: 'not yet' } };
      return isBulk(asked) ? refuse(answer, 200, { errors: true, items: [{ index: fault }] }) : false;
    };
    await expect(search.write([of(6, 'снег')])).rejects.toThrow('unavailable_shards_exception');
  });

  it('is asked again by the very next search', async () => {
    interfere = (asked) => {
      asked.socket.destroy();
      return true;
    };
    await expect(search.ping()).rejects.toThrow();
    await expect(find(search, 'снег')).rejects.toThrow();
    interfere = () => false;
    await search.ping();
    expect((await find(search, 'снег')).total).toBe(5);
  });
});
