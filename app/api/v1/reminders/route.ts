import { remindersQuery } from '@/lib/contract/reminder';
import { appContext } from '@/lib/services/context';
import { listReminders } from '@/lib/services/reminders/list-reminders';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseQuery } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = parseQuery(request, remindersQuery);
    return answer(await listReminders({ ctx: { store, actor }, input }));
  });
}
