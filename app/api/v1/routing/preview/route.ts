import { routingPreviewInput } from '@/lib/contract/routing';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { readRows } from '@/lib/services/intake/read-body';
import { previewRouting } from '@/lib/services/routing/preview-routing';
import { answer, answering, parseWith, readBytes } from '../../../http';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const [body] = readRows(await readBytes(request), 'application/json');
    const input = parseWith(routingPreviewInput, body, 'правила не поняты: исправьте поля');
    return answer(await previewRouting({ ctx: { store, actor: LOCAL_OBSERVER }, input }));
  });
}
