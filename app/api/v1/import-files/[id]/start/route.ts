import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, numberOf } from '../../../../http';

export const dynamic = 'force-dynamic';

export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => {
    const { store, imports } = appContext();
    const { actor } = await requestActor(store, request.headers);
    return answer(await imports.start(actor, numberOf((await params).id, 'номер файла не понят')), 202);
  });
}
