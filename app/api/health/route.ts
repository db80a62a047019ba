import { appContext } from '@/lib/services/context';
import { answer, answering } from '../http';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answering(async () => {
    const health = appContext().health();
    return answer(health, health.status === 'down' ? 503 : 200);
  });
}
