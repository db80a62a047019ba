import { problemId } from '@/lib/contract/problem';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { getProblem } from '@/lib/services/problems/get-problem';
import { answer, answering, parseWith } from '../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function GET(_request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const id = parseWith(problemId, (await params).id, 'номер проблемы не понят');
    return answer(await getProblem({ ctx: { store, actor: LOCAL_OBSERVER }, input: { id } }));
  });
}
