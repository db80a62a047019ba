import { readerChoice } from '@/lib/contract/topics';
import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody } from '../../../http';

export const dynamic = 'force-dynamic';

export function PUT(request: Request): Promise<Response> {
  return answering(async () => {
    const { store, training } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const { version } = await parseBody(request, readerChoice, 'версия не понята; ничего не изменено');
    return answer(training.activate(actor, version), 202);
  });
}
