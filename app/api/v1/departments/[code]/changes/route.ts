import { departmentChange, departmentCode } from '@/lib/contract/department';
import { appContext } from '@/lib/services/context';
import { changeDepartment } from '@/lib/services/departments/change-department';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody, parseWith } from '../../../../http';

export const dynamic = 'force-dynamic';

interface Params {
  readonly params: Promise<{ code: string }>;
}

export function POST(request: Request, { params }: Params): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const code = parseWith(departmentCode, (await params).code, 'код подразделения не понят');
    const change = await parseBody(request, departmentChange, 'подразделение не изменено: исправьте поля');
    return answer(await changeDepartment({ ctx: { store, actor }, input: { code, change } }));
  });
}
