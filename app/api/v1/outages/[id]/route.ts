import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { getOutage } from '@/lib/services/outages/get-outage';
import { answer, answering } from '../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function GET(_request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const ctx = { store: appContext().store, actor: LOCAL_OBSERVER };
    return answer(await getOutage({ ctx, input: await params }));
  });
}
