import { uploadQuery } from '@/lib/contract/imports';
import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseQuery } from '../../http';

export const dynamic = 'force-dynamic';

async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  for await (const chunk of request.body ?? []) yield chunk;
}

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store, imports } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const { name } = parseQuery(request, uploadQuery);
    return answer(await imports.receive(actor, { name, body: chunksOf(request) }), 201);
  });
}
