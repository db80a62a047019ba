import { appealId } from '@/lib/contract/http';
import { revealRequest } from '@/lib/contract/reveal';
import { revealAppeal } from '@/lib/services/appeals/reveal-appeal';
import { appContext } from '@/lib/services/context';
import { readRows } from '@/lib/services/intake/read-body';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseWith, readBytes } from '../../../../http';

export const dynamic = 'force-dynamic';

export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = parseWith(appealId, (await params).id, 'номер записи не понят');
    const [body] = readRows(await readBytes(request), 'application/json');
    const { reason } = parseWith(revealRequest, body, 'личные данные не показаны: укажите причину');
    return answer(await revealAppeal({ ctx: { store, actor }, input: { id, reason } }));
  });
}
