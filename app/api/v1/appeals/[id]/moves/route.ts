import { moveRequest, requestKey } from '@/lib/contract/life';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listMoves } from '@/lib/services/life/list-moves';
import { moveAppeal } from '@/lib/services/life/move-appeal';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody, parseWith, recordId } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function GET(_request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const id = await recordId(params);
    return answer(await listMoves({ ctx: { store, actor: LOCAL_OBSERVER }, input: { id } }));
  });
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = await recordId(params);
    const key = request.headers.get('idempotency-key');
    const words = 'ход не сделан: исправьте поля и пришлите снова';
    const { version, move } = await parseBody(request, moveRequest, words);
    const input = { id, version, move, requestKey: parseWith(requestKey, key, words) };
    const made = await moveAppeal({ ctx: { store, actor }, input });
    return answer(made, made.isRepeat ? 200 : 201);
  });
}
