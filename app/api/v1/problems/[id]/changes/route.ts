import { problemChange, problemId } from '@/lib/contract/problem';
import { appContext } from '@/lib/services/context';
import { readRows } from '@/lib/services/intake/read-body';
import { changeProblem } from '@/lib/services/problems/change-problem';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseWith, readBytes } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = parseWith(problemId, (await params).id, 'номер проблемы не понят');
    const [body] = readRows(await readBytes(request), 'application/json');
    const change = parseWith(problemChange, body, 'проблема не изменена: исправьте поля и пришлите снова');
    return answer(await changeProblem({ ctx: { store, actor }, input: { problemId: id, change } }));
  });
}
