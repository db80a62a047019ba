import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, numberOf } from '../../../../http';

export const dynamic = 'force-dynamic';

export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => {
    const { store, imports } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = numberOf((await params).id, 'номер загрузки не понят');
    await imports.undo(actor, id);
    return answer({ id, message: 'загрузка отменяется' }, 202);
  });
}
