import { Readable } from 'node:stream';
import { EXPORT_LIMIT, exportQuery } from '@/lib/contract/search';
import { cityDate } from '@/lib/domain/city-time';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { exportAppeals } from '@/lib/services/search/export-appeals';
import { FILE_TYPES, writeCsv, writeXlsx } from '@/lib/services/search/export-files';
import { answering, parseQuery } from '../../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store, search } = appContext();
    const input = parseQuery(request, exportQuery);
    const found = await exportAppeals({ ctx: { store, actor: LOCAL_OBSERVER }, search, input });
    const view = { city: store.city, now: store.clock.now() };
    const body = input.format === 'csv' ? writeCsv(found, view) : await writeXlsx(found, view);
    const date = cityDate(store.city.profile.zone, view.now);
    return new Response(Readable.toWeb(body) as ReadableStream, {
      headers: {
        'content-type': FILE_TYPES[input.format],
        'content-disposition': `attachment; filename="pult-${date}.${input.format}"`,
        'cache-control': 'no-store',
        'x-total': String(found.total),
        'x-rows': String(Math.min(found.total, EXPORT_LIMIT)),
      },
    });
  });
}
