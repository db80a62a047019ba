import { AppError } from '@/lib/contract/app-error';
import { outagesQuery } from '@/lib/contract/outage';
import { outageInput } from '@/lib/contract/outage-input';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { readRows } from '@/lib/services/intake/read-body';
import { announceOutage } from '@/lib/services/outages/announce-outage';
import { listOutages } from '@/lib/services/outages/list-outages';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseQuery, parseWith, readBytes } from '../../http';

export const dynamic = 'force-dynamic';

const MESSAGE = 'отключение не объявлено: исправьте поля и пришлите снова';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const ctx = { store: appContext().store, actor: LOCAL_OBSERVER };
    return answer(await listOutages({ ctx, input: parseQuery(request, outagesQuery) }));
  });
}

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const [body, ...more] = readRows(await readBytes(request), 'application/json');
    if (more.length > 0)
      throw new AppError('invalid', 'ожидается одно отключение на запрос: ничего не принято');
    const input = parseWith(outageInput, body, MESSAGE);
    const outcome = await announceOutage({ ctx: { store, actor }, input });
    return answer(outcome, outcome.status === 'announced' ? 201 : 200);
  });
}
