import { z } from 'zod';
import { type TimeWindow, WINDOWS } from '@/lib/domain/time-window';
import { ALL, BOOKS, GAUGE_BY, section } from './figures';

/** Who stands before the screen decides what may be shown on it; part of every room's key. */
export const VISIBILITIES = ['wall', 'observer', 'staff'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const SCENES = ['situation', 'deadlines'] as const;
export type Scene = (typeof SCENES)[number];

export const roomRequest = z.strictObject({
  scene: z.enum(SCENES),
  window: z.enum(WINDOWS),
  topic: z.string().min(1).max(64),
  visibility: z.enum(['wall', 'observer']),
});
export type RoomRequest = z.infer<typeof roomRequest>;

export function roomKey(room: RoomRequest): string {
  return [room.visibility, room.scene, room.window, room.topic].join('/');
}

/** The sections that a scene shows. */
export function roomSections(room: RoomRequest): string[] {
  const names = room.scene === 'situation' ? situationSections(room) : DEADLINE_SECTIONS;
  return names.filter((name, i, all) => all.indexOf(name) === i);
}

function situationSections(room: RoomRequest): string[] {
  const window: TimeWindow = room.window;
  return [
    section.topics('messages', window),
    section.topics('messages', 'today'),
    section.topics('petitions', 'today'),
    section.topics('messages', '1h'),
    section.cells('messages', window, room.topic),
    section.districts('messages', 'today'),
    section.districtNorms('messages', 'today'),
    section.norms('messages', 'today'),
    section.norms('petitions', 'today'),
    section.norms('messages', '1h'),
    section.norms('messages', window),
    section.deadlines('messages'),
    section.deadlines('petitions'),
    section.deadlineDay('messages'),
    section.deadlineDay('petitions'),
    section.hot('messages'),
    section.clusters,
    section.hours('messages'),
    section.sources,
    section.outages,
    section.scale,
    section.norm,
  ];
}

const DEADLINE_SECTIONS: readonly string[] = [
  ...BOOKS.flatMap((book) => [
    ...GAUGE_BY.map((by) => section.deadlines(book, by)),
    section.deadlineDay(book),
    section.controls(book),
    section.dueSlots(book),
    section.finished(book, 'ever', 'topics'),
  ]),
  section.dayCloses,
  section.lateCells('messages'),
  section.dueToday('messages'),
  section.finished('messages', '30d', 'topics'),
  section.finished('messages', '30d', 'departments'),
  section.reaction('messages', '24h'),
];

export const SITUATION: RoomRequest = { scene: 'situation', window: '24h', topic: ALL, visibility: 'wall' };
export const DEADLINES: RoomRequest = { ...SITUATION, scene: 'deadlines' };
