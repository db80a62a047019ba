import { appContext } from '@/lib/services/context';
import { undoRouting } from '@/lib/services/routing/undo-routing';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, numberOf } from '../../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const run = numberOf((await params).id, 'номер замены не понят');
    return answer(await undoRouting({ ctx: { store, actor }, input: { run } }));
  });
}
