import { routingInput } from '@/lib/contract/routing';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { applyRouting } from '@/lib/services/routing/apply-routing';
import { getRouting } from '@/lib/services/routing/get-routing';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    return answer(await getRouting({ ctx: { store, actor: LOCAL_OBSERVER } }));
  });
}

export function PUT(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = await parseBody(request, routingInput, 'правила не приняты: исправьте поля');
    return answer(await applyRouting({ ctx: { store, actor }, input }));
  });
}
