import { pageQuery } from '@/lib/contract/mending';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listParked } from '@/lib/services/intake/list-parked';
import { answer, answering, parseQuery } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const input = parseQuery(request, pageQuery);
    return answer(await listParked({ ctx: { store, actor: LOCAL_OBSERVER }, input }));
  });
}
