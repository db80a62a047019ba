import { rejectMending } from '@/lib/contract/imports';
import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, numberOf, parseBody } from '../../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string; line: string }>;
}

export function PUT(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store, imports } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const { id, line } = await params;
    const { values } = await parseBody(request, rejectMending, 'исправление не понято');
    const at = {
      jobId: numberOf(id, 'номер загрузки не понят'),
      line: numberOf(line, 'номер строки не понят'),
    };
    return answer(await imports.mend(actor, { ...at, values }));
  });
}
