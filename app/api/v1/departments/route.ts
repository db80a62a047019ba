import { departmentInput } from '@/lib/contract/department';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { createDepartment } from '@/lib/services/departments/create-department';
import { listDepartments } from '@/lib/services/departments/list-departments';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    return answer(await listDepartments({ ctx: { store, actor: LOCAL_OBSERVER } }));
  });
}

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = await parseBody(request, departmentInput, 'подразделение не создано: исправьте поля');
    return answer(await createDepartment({ ctx: { store, actor }, input }), 201);
  });
}
