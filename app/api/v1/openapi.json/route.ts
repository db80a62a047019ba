import { openApiDocument } from '@/lib/contract/openapi';
import { answer } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return answer(openApiDocument());
}
