import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import forms from '@/components/desk/forms.module.css';
import { Notice } from '@/components/desk/notice';
import { GiveInstruction } from '@/components/instructions/give-instruction';
import { InstructionList } from '@/components/instructions/instruction-list';
import { instructionsQuery } from '@/lib/contract/instruction';
import { counted, type Forms } from '@/lib/domain/russian';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { openDepartments } from '@/lib/services/departments/list-departments';
import { listInstructions } from '@/lib/services/instructions/list-instructions';
import { pageActor } from '@/lib/services/tokens/request-actor';

export const metadata: Metadata = { title: 'Поручения · Пульт' };

const INSTRUCTIONS: Forms = ['поручение', 'поручения', 'поручений'];

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

function hrefOf(state: 'open' | 'all', executor: string | undefined): string {
  const query = new URLSearchParams({
    ...(state === 'all' && { state }),
    ...(executor !== undefined && { executor }),
  });
  return query.size === 0 ? '/instructions' : `/instructions?${query}`;
}

export default async function InstructionsPage({ searchParams }: Props) {
  const { state, executor } = await searchParams;
  const parsed = instructionsQuery.safeParse({
    ...(typeof state === 'string' && { state }),
    ...(typeof executor === 'string' && { executor }),
  });
  const input = parsed.success ? parsed.data : instructionsQuery.parse({});
  const { store } = appContext();
  const { items, total, late } = await listInstructions({ ctx: { store, actor: LOCAL_OBSERVER }, input });
  const { scopes } = await pageActor(store, await headers());
  return (
    <>
      <h1>Поручения</h1>
      <nav className={forms.tabs} aria-label="Какие поручения">
        <Link
          href={hrefOf('open', input.executor)}
          aria-current={input.state === 'open' ? 'page' : undefined}
        >
          На контроле
        </Link>
        <Link href={hrefOf('all', input.executor)} aria-current={input.state === 'all' ? 'page' : undefined}>
          Все
        </Link>
      </nav>
      {input.executor !== undefined && (
        <p>
          Исполнитель: {store.city.departmentName(input.executor)}.{' '}
          <Link href={hrefOf(input.state, undefined)}>Показать всех</Link>
        </p>
      )}
      {scopes.has('instructions') && (
        <GiveInstruction
          text=""
          executor={input.executor ?? null}
          links={[]}
          departments={await openDepartments(store)}
        />
      )}
      {items.length === 0 ? (
        <Notice title="Поручений нет">
          <p>Поручение даётся здесь, с карточки записи, проблемы или горячей темы.</p>
        </Notice>
      ) : (
        <>
          <p>
            {counted(total, INSTRUCTIONS)}, просрочено {late}. Порядок — по сроку исполнения.
          </p>
          <InstructionList items={items} zone={store.city.profile.zone} />
        </>
      )}
    </>
  );
}
