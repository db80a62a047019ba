import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorAnswerOf } from '@/lib/services/http/error-answer';
import { acceptSubmission } from '@/lib/services/intake/accept-submission';
import type { Store } from '@/lib/services/store';

export const INTAKE_PATH = '/api/v1/appeals';

/** Answers a request that is its own and says so; the others go on to the pages. */
export type DirectEndpoint = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Only the path and the query of it are read. */
const urlOf = (request: IncomingMessage) => new URL(request.url ?? '/', 'http://localhost');

function reply(response: ServerResponse, { status, body }: { status: number; body: unknown }): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    // When the rows were durable, epoch ms: whoever measures how fresh a screen is starts here.
    ...(status < 400
      ? { 'server-timing': `commit;desc="${performance.timeOrigin + performance.now()}"` }
      : {}),
  });
  response.end(JSON.stringify(body));
}

/** `POST /api/v1/appeals`, past the pages' router: a burst of single appeals costs half there. */
export function createIntakeEndpoint(store: Store): DirectEndpoint {
  async function take(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    try {
      const { status, receipts } = await acceptSubmission(store, {
        authorization: request.headers.authorization ?? null,
        query: url.searchParams,
        contentType: request.headers['content-type'] ?? '',
        body: request.iterator({ destroyOnReturn: false }),
      });
      reply(response, { status, body: receipts });
    } catch (error) {
      reply(response, errorAnswerOf(error));
      // What is left of a refused body is thrown away, so that its sender gets to read why.
      request.resume();
    }
  }
  return (request, response) => {
    if (request.method !== 'POST') return false;
    const url = urlOf(request);
    if (url.pathname !== INTAKE_PATH) return false;
    void take(request, response, url);
    return true;
  };
}
