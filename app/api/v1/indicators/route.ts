import { monthQuery } from '@/lib/contract/indicators';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { getMonth } from '@/lib/services/indicators/get-month';
import { answer, answering, parseQuery } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const input = parseQuery(request, monthQuery);
    return answer(await getMonth({ ctx: { store, actor: LOCAL_OBSERVER }, input }));
  });
}
