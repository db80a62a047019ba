import { routingPreviewInput } from '@/lib/contract/routing';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { previewRouting } from '@/lib/services/routing/preview-routing';
import { answer, answering, parseBody } from '../../../http';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const input = await parseBody(request, routingPreviewInput, 'правила не поняты: исправьте поля');
    return answer(await previewRouting({ ctx: { store, actor: LOCAL_OBSERVER }, input }));
  });
}
