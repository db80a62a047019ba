import { fileFormat } from '@/lib/contract/department';
import { appContext } from '@/lib/services/context';
import { readRoutingFile, routingCsv, routingJson } from '@/lib/services/routing/routing-file';
import { decodeText } from '@/lib/services/setting-files/read-setting-file';
import { fileAnswer } from '../../../file-answer';
import { answer, answering, parseQuery, readBytes } from '../../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { format } = parseQuery(request, fileFormat);
    const { rules } = await store.routing.router(store.db.orm);
    return fileAnswer('routing', format, format === 'csv' ? routingCsv(rules) : routingJson(rules));
  });
}

/** Reads a file into rules; they hold only when they are sent to `PUT /api/v1/routing`. */
export function POST(request: Request): Promise<Response> {
  return answering(async () => answer(readRoutingFile(decodeText(await readBytes(request)))));
}
