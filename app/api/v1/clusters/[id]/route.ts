import { clusterId } from '@/lib/contract/hot';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { explainCluster } from '@/lib/services/hot/explain-cluster';
import { answer, answering, parseWith } from '../../../http';

export const dynamic = 'force-dynamic';

interface Context {
  readonly params: Promise<{ id: string }>;
}

export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answering(async () => {
    const { live, store } = appContext();
    const id = parseWith(clusterId, (await params).id, 'скопление не понято');
    const ctx = { store, actor: LOCAL_OBSERVER };
    return answer(await explainCluster({ ctx, live, input: { id } }));
  });
}
