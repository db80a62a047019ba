import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answering, numberOf } from '../../../../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => {
    const { store, imports } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const { name, text } = await imports.rejectsFile(
      actor,
      numberOf((await params).id, 'номер загрузки не понят'),
    );
    return new Response(text, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store',
      },
    });
  });
}
