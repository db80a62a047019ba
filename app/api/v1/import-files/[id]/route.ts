import { importSettings } from '@/lib/contract/imports';
import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, numberOf, parseBody } from '../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ id: string }>;
}

export function GET(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store, imports } = appContext();
    const { actor } = await requestActor(store, request.headers);
    return answer(await imports.look(actor, { id: numberOf((await params).id, 'номер файла не понят') }));
  });
}

export function PUT(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store, imports } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const id = numberOf((await params).id, 'номер файла не понят');
    const settings = await parseBody(request, importSettings, 'настройки загрузки не поняты');
    return answer(await imports.look(actor, { id, settings }));
  });
}
