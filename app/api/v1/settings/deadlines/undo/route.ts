import { rulesUndo } from '@/lib/contract/deadline-rules';
import { appContext } from '@/lib/services/context';
import { undoRules } from '@/lib/services/deadlines/apply-rules';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody } from '../../../../http';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = await parseBody(request, rulesUndo, 'ничего не отменено: назовите версию');
    return answer(await undoRules({ ctx: { store, actor }, input }), 201);
  });
}
