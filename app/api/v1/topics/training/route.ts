import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering } from '../../../http';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answering(async () => answer(appContext().training.state()));
}

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store, training } = appContext();
    const { actor } = await requestActor(store, request.headers);
    return answer(training.start(actor), 202);
  });
}
