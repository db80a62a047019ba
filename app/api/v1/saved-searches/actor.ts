import { type Actor, LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { authenticate } from '@/lib/services/tokens/tokens';

/** Whose searches a request means: its token's, or those of whoever sits at this machine. */
export async function ownerOf(request: Request): Promise<Actor> {
  const given = request.headers.get('authorization');
  if (given === null) return LOCAL_OBSERVER;
  return (await authenticate(appContext().store, given)).actor;
}
