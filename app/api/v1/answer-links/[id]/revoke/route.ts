import { revokeLink } from '@/lib/services/answer-links/revoke-link';
import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, numberOf } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = numberOf((await params).id, 'номер ссылки не понят');
    return answer(await revokeLink({ ctx: { store, actor }, input: { id } }));
  });
}
