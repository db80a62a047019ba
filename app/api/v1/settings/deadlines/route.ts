import { rulesProposal } from '@/lib/contract/deadline-rules';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { applyRules } from '@/lib/services/deadlines/apply-rules';
import { getRules } from '@/lib/services/deadlines/get-rules';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody } from '../../../http';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    return answer(await getRules({ ctx: { store, actor: LOCAL_OBSERVER } }));
  });
}

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = await parseBody(
      request,
      rulesProposal,
      'правила не приняты, действуют прежние: исправьте поля',
    );
    return answer(await applyRules({ ctx: { store, actor }, input }), 201);
  });
}
