import { planInput } from '@/lib/contract/indicators';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listPlans, setPlan } from '@/lib/services/indicators/plans';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody } from '../../../http';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    return answer(await listPlans({ ctx: { store, actor: LOCAL_OBSERVER } }));
  });
}

export function PUT(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = await parseBody(request, planInput, 'план не записан: исправьте поля');
    return answer(await setPlan({ ctx: { store, actor }, input }));
  });
}
