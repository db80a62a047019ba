import { suggestionAnswer } from '@/lib/contract/problem';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { answerSuggestion } from '@/lib/services/problems/answer-suggestion';
import { problemOfAppeal } from '@/lib/services/problems/problem-of-appeal';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody, recordId } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function GET(_request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const id = await recordId(params);
    return answer(await problemOfAppeal({ ctx: { store, actor: LOCAL_OBSERVER }, input: { id } }));
  });
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = await recordId(params);
    const input = await parseBody(
      request,
      suggestionAnswer,
      'ответ не принят: исправьте поля и пришлите снова',
    );
    return answer(await answerSuggestion({ ctx: { store, actor }, input: { ...input, appealId: id } }));
  });
}
