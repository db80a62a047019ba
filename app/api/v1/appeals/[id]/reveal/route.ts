import { revealRequest } from '@/lib/contract/reveal';
import { revealAppeal } from '@/lib/services/appeals/reveal-appeal';
import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody, recordId } from '../../../../http';

export const dynamic = 'force-dynamic';

export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = await recordId(params);
    const { reason } = await parseBody(request, revealRequest, 'личные данные не показаны: укажите причину');
    return answer(await revealAppeal({ ctx: { store, actor }, input: { id, reason } }));
  });
}
