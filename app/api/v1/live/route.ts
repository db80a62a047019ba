import { liveQuery } from '@/lib/contract/live';
import { appContext } from '@/lib/services/context';
import { presentLive } from '@/lib/services/present/present-live';
import { answer, answering, parseQuery } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { live, store } = appContext();
    const { window, topic } = parseQuery(request, liveQuery);
    return answer(presentLive(live, store.city, { window, topic: topic ?? null, now: store.clock.now() }));
  });
}
