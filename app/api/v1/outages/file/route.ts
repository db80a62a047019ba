import { fileQuery } from '@/lib/contract/department';
import { appContext } from '@/lib/services/context';
import { importOutages } from '@/lib/services/outages/import-outages';
import { decodeText } from '@/lib/services/setting-files/read-setting-file';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseQuery, readBytes } from '../../../http';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const { mode } = parseQuery(request, fileQuery);
    const text = decodeText(await readBytes(request));
    return answer(await importOutages({ ctx: { store, actor }, input: { text, mode } }));
  });
}
