import type { Move, MoveKind } from './move';

const reason = '';

/** A move of a kind with empty facts: what is refused at none of its fields is refused as a whole. */
export function sampleOf(kind: MoveKind): Move {
  switch (kind) {
    case 'assign':
      return { kind, department: '', reason };
    case 'submit':
    case 'interim':
      return { kind, text: '' };
    case 'answer':
      return { kind, outcome: 'explained', text: '', until: null };
    case 'redirect':
      return { kind, to: '', isAuthorTold: false, reason };
    case 'hand-over':
      return { kind, number: '', at: 0, takenBy: '' };
    case 'reopen':
      return { kind, base: 'mistake', reason };
    case 'extend':
      return { kind, amount: 0, ground: 'inquiry', isAuthorTold: false, reason };
    case 'control-set':
      return { kind, controller: 'head', until: 0 };
    case 'control-off':
      return { kind, controller: 'head', reason };
    case 'pause':
      return { kind, ground: 'clarification', reason };
    case 'close':
    case 'return':
    case 'not-competent':
    case 'withdraw':
    case 'fast-track-off':
    case 'promise-broken':
      return { kind, reason };
    case 'take':
    case 'approve':
    case 'notice':
    case 'fast-track-on':
    case 'resume':
    case 'promise-kept':
      return { kind };
  }
}
