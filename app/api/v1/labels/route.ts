import { labelMapping } from '@/lib/contract/mending';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listLabels } from '@/lib/services/labels/list-labels';
import { mapLabel } from '@/lib/services/labels/map-label';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    return answer(await listLabels({ ctx: { store, actor: LOCAL_OBSERVER } }));
  });
}

export function PUT(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = await parseBody(
      request,
      labelMapping,
      'метка не сопоставлена: исправьте поля и пришлите снова',
    );
    return answer(await mapLabel({ ctx: { store, actor }, input }));
  });
}
