import { outageChange } from '@/lib/contract/outage-input';
import { appContext } from '@/lib/services/context';
import { changeOutage } from '@/lib/services/outages/change-outage';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const { id } = await params;
    const change = await parseBody(request, outageChange, 'отключение не изменено: исправьте поля');
    return answer(await changeOutage({ ctx: { store, actor }, input: { id, change } }));
  });
}
