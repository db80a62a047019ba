import { problemChange, problemId } from '@/lib/contract/problem';
import { appContext } from '@/lib/services/context';
import { changeProblem } from '@/lib/services/problems/change-problem';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody, parseWith } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = parseWith(problemId, (await params).id, 'номер проблемы не понят');
    const change = await parseBody(
      request,
      problemChange,
      'проблема не изменена: исправьте поля и пришлите снова',
    );
    return answer(await changeProblem({ ctx: { store, actor }, input: { problemId: id, change } }));
  });
}
