import { remindersSeen } from '@/lib/contract/reminder';
import { appContext } from '@/lib/services/context';
import { markSeen } from '@/lib/services/reminders/mark-seen';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody } from '../../../http';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = await parseBody(request, remindersSeen, 'ничего не отмечено: исправьте поля');
    return answer(await markSeen({ ctx: { store, actor }, input }));
  });
}
