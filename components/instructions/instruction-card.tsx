import type { InstructionItem, InstructionLink } from '@/lib/contract/instruction';
import { GiveInstruction } from './give-instruction';
import { InstructionList } from './instruction-list';

interface Props {
  readonly items: readonly InstructionItem[];
  readonly link: InstructionLink;
  readonly zone: string;
  readonly text: string;
  readonly executor: string | null;
  readonly departments: readonly { readonly value: string; readonly name: string }[];
  readonly mayGive: boolean;
}

/** What was given for this record, problem or hot topic, and the form of a new one. Nothing where there is neither. */
export function InstructionCard({ items, link, zone, text, executor, departments, mayGive }: Props) {
  if (items.length === 0 && !mayGive) return null;
  return (
    <section aria-labelledby="instructions-heading">
      <h2 id="instructions-heading">Поручения</h2>
      <InstructionList items={items} zone={zone} />
      {mayGive && (
        <GiveInstruction text={text} executor={executor} links={[link]} departments={departments} />
      )}
    </section>
  );
}
