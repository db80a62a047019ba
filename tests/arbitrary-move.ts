import fc from 'fast-check';
import { DAY } from '@/lib/domain/city-time';
import { MOVE_KINDS, type Move, type MoveKind } from '@/lib/domain/life/move';

const some = fc.constantFrom('текст', 'другой текст');
const momentNear = (now: number) => fc.integer({ min: -3 * DAY, max: 60 * DAY }).map((shift) => now + shift);
/** Any move with facts that are often, not always, right. */
export function arbitraryMove(now: number): fc.Arbitrary<Move> {
  return fc.constantFrom(...MOVE_KINDS).chain((kind) => moveOf(kind, momentNear(now)));
}

function moveOf(kind: MoveKind, moment: fc.Arbitrary<number>): fc.Arbitrary<Move> {
  switch (kind) {
    case 'assign':
      return fc.record({
        kind: fc.constant(kind),
        department: fc.constantFrom('roads', 'safety'),
        reason: some,
      });
    case 'submit':
    case 'interim':
      return fc.record({ kind: fc.constant(kind), text: some });
    case 'answer':
      return fc.record({
        kind: fc.constant(kind),
        outcome: fc.constantFrom('solved', 'explained', 'planned', 'refused'),
        text: some,
        until: fc.option(moment, { nil: null }),
      });
    case 'redirect':
      return fc.record({ kind: fc.constant(kind), to: some, isAuthorTold: fc.boolean(), reason: some });
    case 'hand-over':
      return fc.record({ kind: fc.constant(kind), number: some, at: moment, takenBy: some });
    case 'reopen':
      return fc.record({
        kind: fc.constant(kind),
        base: fc.constantFrom('dissatisfied', 'repeat', 'returned', 'mistake'),
        reason: some,
      });
    case 'extend':
      return fc.record({
        kind: fc.constant(kind),
        amount: fc.integer({ min: 1, max: 60 }),
        ground: fc.constantFrom('inquiry', 'works'),
        isAuthorTold: fc.boolean(),
        reason: some,
      });
    case 'control-set':
      return fc.record({
        kind: fc.constant(kind),
        controller: fc.constantFrom('head', 'prosecutor'),
        until: moment,
      });
    case 'control-off':
      return fc.record({
        kind: fc.constant(kind),
        controller: fc.constantFrom('head', 'prosecutor'),
        reason: some,
      });
    case 'pause':
      return fc.record({ kind: fc.constant(kind), ground: fc.constantFrom('clarification'), reason: some });
    case 'take':
    case 'approve':
    case 'notice':
    case 'fast-track-on':
    case 'resume':
    case 'promise-kept':
      return fc.constant({ kind });
    case 'return':
    case 'close':
    case 'not-competent':
    case 'withdraw':
    case 'fast-track-off':
    case 'promise-broken':
      return fc.record({ kind: fc.constant(kind), reason: some });
  }
}
