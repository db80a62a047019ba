import { describe, expect, it } from 'vitest';
import type { FigureChange } from '@/lib/contract/figures';
import type { Delta, Snapshot } from '@/lib/contract/socket-events';
import { RoomMirror } from './room-mirror';

const snapshot = (to: number, figures: FigureChange[], epoch = 'a'): Snapshot => ({
  room: 'r',
  epoch,
  to,
  pos: to,
  asOf: to,
  figures,
});
const delta = (from: number, to: number, changes: FigureChange[], epoch = 'a'): Delta => ({
  room: 'r',
  epoch,
  from,
  to,
  pos: to,
  asOf: to,
  changes,
});

describe('RoomMirror', () => {
  it('applies what follows, drops what is old, and sees a gap', () => {
    const mirror = new RoomMirror();
    expect(mirror.takeDelta(delta(0, 1, []))).toBe('gap');
    mirror.takeSnapshot(snapshot(5, [['s', 'x', 1]]));
    expect(mirror.takeDelta(delta(4, 5, [['s', 'x', 9]]))).toBe('old');
    expect(mirror.takeDelta(delta(5, 8, [['s', 'x', 2]]))).toBe('applied');
    expect(mirror.takeDelta(delta(9, 10, [['s', 'x', 3]]))).toBe('gap');
    expect(mirror.takePending()?.changes).toEqual([['s', 'x', 2]]);
  });

  it('asks again when the epoch is another one', () => {
    const mirror = new RoomMirror();
    mirror.takeSnapshot(snapshot(5, []));
    expect(mirror.takeDelta(delta(5, 6, [], 'b'))).toBe('gap');
  });

  it('merges until taken and forgets what a snapshot replaces', () => {
    const mirror = new RoomMirror();
    mirror.takeSnapshot(snapshot(1, [['s', 'x', 1]]));
    mirror.takeDelta(delta(1, 2, [['s', 'y', 7]]));
    mirror.takeDelta(
      delta(2, 3, [
        ['s', 'y', null],
        ['s', 'x', 4],
      ]),
    );
    const pending = mirror.takePending();
    expect(pending).toMatchObject({ isWhole: true, asOf: 3, pos: 3 });
    expect(new Map(pending?.changes.map(([, id, value]) => [id, value]))).toEqual(
      new Map([
        ['x', 4],
        ['y', null],
      ]),
    );
    expect(mirror.takePending()).toBeNull();
    mirror.takeDelta(delta(3, 4, [['s', 'z', 1]]));
    mirror.takeSnapshot(snapshot(9, [['s', 'x', 5]], 'b'));
    expect(mirror.takePending()).toMatchObject({ isWhole: true, changes: [['s', 'x', 5]] });
  });
});
