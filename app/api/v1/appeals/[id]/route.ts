import { appealPatch } from '@/lib/contract/appeal-input';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { getAppeal } from '@/lib/services/appeals/get-appeal';
import { updateAppeal } from '@/lib/services/appeals/update-appeal';
import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody, recordId } from '../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function GET(_request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const id = await recordId(params);
    return answer(await getAppeal({ ctx: { store, actor: LOCAL_OBSERVER }, input: { id } }));
  });
}

export function PATCH(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = await recordId(params);
    const patch = await parseBody(
      request,
      appealPatch,
      'изменение не принято: исправьте поля и пришлите снова',
    );
    const { isChanged } = await updateAppeal({ ctx: { store, actor }, input: { id, patch } });
    return answer({
      id,
      isChanged,
      message: isChanged ? 'изменение принято' : 'уже так: ничего не изменилось',
    });
  });
}
