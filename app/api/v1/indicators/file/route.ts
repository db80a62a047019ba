import { monthFileQuery } from '@/lib/contract/indicators';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { exportMonth } from '@/lib/services/indicators/export-month';
import { fileAnswer } from '../../../file-answer';
import { answering, parseQuery } from '../../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const input = parseQuery(request, monthFileQuery);
    const { name, text } = await exportMonth({ ctx: { store, actor: LOCAL_OBSERVER }, input });
    return fileAnswer(name, 'csv', text);
  });
}
