import { departmentChange, departmentCode } from '@/lib/contract/department';
import { appContext } from '@/lib/services/context';
import { changeDepartment } from '@/lib/services/departments/change-department';
import { readRows } from '@/lib/services/intake/read-body';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseWith, readBytes } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ code: string }>;
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const code = parseWith(departmentCode, (await params).code, 'код подразделения не понят');
    const [body] = readRows(await readBytes(request), 'application/json');
    const change = parseWith(departmentChange, body, 'подразделение не изменено: исправьте поля');
    return answer(await changeDepartment({ ctx: { store, actor }, input: { code, change } }));
  });
}
