import { AppError } from '@/lib/contract/app-error';
import { KEY_COOKIE } from '@/lib/contract/session';
import { type Actor, LOCAL_OBSERVER } from '../actor';
import type { Store } from '../store';
import { authenticate, type TokenBearer } from './tokens';

/** What of a request tells who asks: `Headers` of a request, or those of a page that is drawn. */
export interface RequestHeaders {
  get(name: string): string | null;
}

function keyOf(headers: RequestHeaders): string | null {
  const cookies = headers.get('cookie') ?? '';
  const found = cookies.split(/;\s*/).find((cookie) => cookie.startsWith(`${KEY_COOKIE}=`));
  return found?.slice(KEY_COOKIE.length + 1) || null;
}

/** A page of another site must not act with the key that our pages were given (RFC 6265bis; Fetch Metadata). */
function isFromOwnPage(headers: RequestHeaders): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get('host');
}

/**
 * Whose token a request carries: in its `Authorization` header, or as the key that this browser was given on
 * `/key`, from our own pages only. Errors: unauthenticated.
 */
export async function requestActor(store: Store, headers: RequestHeaders): Promise<TokenBearer> {
  const header = headers.get('authorization');
  const key = header === null && isFromOwnPage(headers) ? keyOf(headers) : null;
  return authenticate(store, key === null ? header : `Bearer ${key}`);
}

/** Who looks at a page: the bearer of this browser's key, or whoever sits at this machine. */
export async function pageActor(store: Store, headers: RequestHeaders): Promise<Actor> {
  const key = keyOf(headers);
  if (key === null) return LOCAL_OBSERVER;
  try {
    return (await authenticate(store, `Bearer ${key}`)).actor;
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return LOCAL_OBSERVER;
    throw error;
  }
}
