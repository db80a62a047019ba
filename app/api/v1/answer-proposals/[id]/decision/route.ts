import { proposalDecision } from '@/lib/contract/answer-link';
import { decideProposal } from '@/lib/services/answer-links/decide-proposal';
import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, numberOf, parseBody } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = numberOf((await params).id, 'номер ответа не понят');
    const decision = await parseBody(request, proposalDecision, 'решение не понято: исправьте поля');
    return answer(await decideProposal({ ctx: { store, actor }, input: { id, decision } }));
  });
}
