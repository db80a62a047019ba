import type { Actor } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { pageActor, requestActor } from '@/lib/services/tokens/request-actor';

/** Whose searches a request means: its token's, its browser's key's, or those of whoever sits at this machine. */
export async function ownerOf({ headers }: Request): Promise<Actor> {
  const { store } = appContext();
  if (headers.get('authorization') === null) return pageActor(store, headers);
  return (await requestActor(store, headers)).actor;
}
