import { rejectsQuery } from '@/lib/contract/imports';
import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, numberOf, parseQuery } from '../../../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => {
    const { store, imports } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const jobId = numberOf((await params).id, 'номер загрузки не понят');
    return answer(await imports.rejects(actor, { jobId, ...parseQuery(request, rejectsQuery) }));
  });
}
