import { appContext } from '@/lib/services/context';
import { answering } from '../api/http';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answering(async () => {
    const { type, text } = await appContext().metrics();
    return new Response(text, { headers: { 'content-type': type, 'cache-control': 'no-store' } });
  });
}
