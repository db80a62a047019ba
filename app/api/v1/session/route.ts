import { KEY_COOKIE, KEY_SECONDS, type SessionAnswer, sessionRequest } from '@/lib/contract/session';
import type { Actor } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { pageActor } from '@/lib/services/tokens/request-actor';
import { authenticate } from '@/lib/services/tokens/tokens';
import { answer, answering, parseBody } from '../../http';

export const dynamic = 'force-dynamic';

function told(actor: Actor | null): Response {
  const name = actor?.id.startsWith('token:') ? actor.id.slice('token:'.length) : null;
  return answer({ name, scopes: name === null ? [] : [...(actor?.scopes ?? [])] } satisfies SessionAnswer);
}

function withKey(response: Response, value: string, seconds: number): Response {
  const cookie = `${KEY_COOKIE}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}`;
  response.headers.append('set-cookie', cookie);
  return response;
}

export function GET(request: Request): Promise<Response> {
  return answering(async () => told(await pageActor(appContext().store, request.headers)));
}

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { token } = await parseBody(request, sessionRequest, 'ключ не принят');
    const { actor } = await authenticate(appContext().store, `Bearer ${token}`);
    return withKey(told(actor), token, KEY_SECONDS);
  });
}

export function DELETE(): Promise<Response> {
  return answering(async () => withKey(told(null), '', 0));
}
