import { rulesProposal } from '@/lib/contract/deadline-rules';
import { appContext } from '@/lib/services/context';
import { previewRules } from '@/lib/services/deadlines/preview-rules';
import { readRows } from '@/lib/services/intake/read-body';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseWith, readBytes } from '../../../../http';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const [body] = readRows(await readBytes(request), 'application/json');
    const input = parseWith(rulesProposal, body, 'правила не поняты: исправьте поля');
    return answer(await previewRules({ ctx: { store, actor }, input }));
  });
}
