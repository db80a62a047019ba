import { rulesProposal } from '@/lib/contract/deadline-rules';
import { appContext } from '@/lib/services/context';
import { previewRules } from '@/lib/services/deadlines/preview-rules';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody } from '../../../../http';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = await parseBody(request, rulesProposal, 'правила не поняты: исправьте поля');
    return answer(await previewRules({ ctx: { store, actor }, input }));
  });
}
