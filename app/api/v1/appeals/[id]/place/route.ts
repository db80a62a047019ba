import { appealId } from '@/lib/contract/http';
import { placeFix } from '@/lib/contract/place';
import { appContext } from '@/lib/services/context';
import { readRows } from '@/lib/services/intake/read-body';
import { fixPlace } from '@/lib/services/places/fix-place';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseWith, readBytes } from '../../../../http';

export const dynamic = 'force-dynamic';

export function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = parseWith(appealId, (await params).id, 'номер записи не понят');
    const [body] = readRows(await readBytes(request), 'application/json');
    const place = parseWith(placeFix, body, 'место не исправлено: пришлите вариант или точку');
    return answer(await fixPlace({ ctx: { store, actor }, input: { id, place } }));
  });
}
