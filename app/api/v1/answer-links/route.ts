import { answerLinkInput } from '@/lib/contract/answer-link';
import { makeLink } from '@/lib/services/answer-links/make-link';
import { appContext } from '@/lib/services/context';
import { readRows } from '@/lib/services/intake/read-body';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseWith, readBytes } from '../../http';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const [body] = readRows(await readBytes(request), 'application/json');
    const input = parseWith(answerLinkInput, body, 'ссылка не создана: исправьте поля');
    return answer(await makeLink({ ctx: { store, actor }, input }), 201);
  });
}
