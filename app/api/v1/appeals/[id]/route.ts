import { appealPatch } from '@/lib/contract/appeal-input';
import { appealId } from '@/lib/contract/http';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { getAppeal } from '@/lib/services/appeals/get-appeal';
import { updateAppeal } from '@/lib/services/appeals/update-appeal';
import { appContext } from '@/lib/services/context';
import { readRows } from '@/lib/services/intake/read-body';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseWith, readBytes } from '../../../http';

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
    return answer(await getAppeal({ ctx: { store, actor: LOCAL_OBSERVER }, input: { id } }));
  });
}

export function PATCH(request: Request, params: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = await idOf(params);
    const [body] = readRows(await readBytes(request), 'application/json');
    const patch = parseWith(appealPatch, body, 'изменение не принято: исправьте поля и пришлите снова');
    const { isChanged } = await updateAppeal({ ctx: { store, actor }, input: { id, patch } });
    return answer({
      id,
      isChanged,
      message: isChanged ? 'изменение принято' : 'уже так: ничего не изменилось',
    });
  });
}
