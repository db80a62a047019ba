import { topicConfirmation } from '@/lib/contract/topics';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { confirmTopic } from '@/lib/services/topics/confirm-topic';
import { getReading } from '@/lib/services/topics/get-reading';
import { answer, answering, parseBody, recordId } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function GET(_request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const id = await recordId(params);
    return answer(await getReading({ ctx: { store, actor: LOCAL_OBSERVER }, input: { id } }));
  });
}

export function PUT(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = await recordId(params);
    const { topic } = await parseBody(
      request,
      topicConfirmation,
      'тема не поставлена: исправьте поля и пришлите снова',
    );
    return answer(await confirmTopic({ ctx: { store, actor }, input: { id, topic } }));
  });
}
