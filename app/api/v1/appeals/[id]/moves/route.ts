import { appealId } from '@/lib/contract/http';
import { moveRequest, requestKey } from '@/lib/contract/life';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { readRows } from '@/lib/services/intake/read-body';
import { listMoves } from '@/lib/services/life/list-moves';
import { moveAppeal } from '@/lib/services/life/move-appeal';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseWith, readBytes } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

async function idOf({ params }: Params): Promise<number> {
  return parseWith(appealId, (await params).id, 'номер записи не понят');
}

export function GET(_request: Request, params: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const id = await idOf(params);
    return answer(await listMoves({ ctx: { store, actor: LOCAL_OBSERVER }, input: { id } }));
  });
}

export function POST(request: Request, params: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = await idOf(params);
    const key = request.headers.get('idempotency-key');
    const [body] = readRows(await readBytes(request), 'application/json');
    const words = 'ход не сделан: исправьте поля и пришлите снова';
    const { version, move } = parseWith(moveRequest, body, words);
    const input = { id, version, move, requestKey: parseWith(requestKey, key, words) };
    const made = await moveAppeal({ ctx: { store, actor }, input });
    return answer(made, made.isRepeat ? 200 : 201);
  });
}
