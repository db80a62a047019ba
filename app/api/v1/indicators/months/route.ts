import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { listMonths } from '@/lib/services/indicators/get-month';
import { answer, answering } from '../../../http';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    return answer(await listMonths({ ctx: { store, actor: LOCAL_OBSERVER } }));
  });
}
