import { appealId } from '@/lib/contract/http';
import { suggestionAnswer } from '@/lib/contract/problem';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { readRows } from '@/lib/services/intake/read-body';
import { answerSuggestion } from '@/lib/services/problems/answer-suggestion';
import { problemOfAppeal } from '@/lib/services/problems/problem-of-appeal';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseWith, readBytes } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function GET(_request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const id = parseWith(appealId, (await params).id, 'номер записи не понят');
    return answer(await problemOfAppeal({ ctx: { store, actor: LOCAL_OBSERVER }, input: { id } }));
  });
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = parseWith(appealId, (await params).id, 'номер записи не понят');
    const [body] = readRows(await readBytes(request), 'application/json');
    const input = parseWith(suggestionAnswer, body, 'ответ не принят: исправьте поля и пришлите снова');
    return answer(await answerSuggestion({ ctx: { store, actor }, input: { ...input, appealId: id } }));
  });
}
