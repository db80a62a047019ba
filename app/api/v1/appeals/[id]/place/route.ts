import { placeFix } from '@/lib/contract/place';
import { appContext } from '@/lib/services/context';
import { fixPlace } from '@/lib/services/places/fix-place';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody, recordId } from '../../../../http';

export const dynamic = 'force-dynamic';

export function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = await recordId(params);
    const place = await parseBody(request, placeFix, 'место не исправлено: пришлите вариант или точку');
    return answer(await fixPlace({ ctx: { store, actor }, input: { id, place } }));
  });
}
