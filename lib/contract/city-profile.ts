import { z } from 'zod';
import { CHANNELS } from '@/lib/domain/appeal';
import { isKnownZone } from '@/lib/domain/city-time';
import { DEPARTMENT_KINDS, SHORT_NAME_LIMIT } from '@/lib/domain/departments/department';
import { ROUTING_PLACES } from '@/lib/domain/routing/rule';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const code = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'код: латинские строчные буквы, цифры и дефис');
const ring = z.array(position).min(4, 'контур: не меньше четырёх точек, последняя равна первой');

const district = z.strictObject({
  id: code,
  name: z.string(),
  short: z.string(),
  /** Other spellings that stand for the district in an address. */
  aliases: z.array(z.string()).default([]),
  population: z.int().positive().nullable(),
  labelAt: position,
  polygon: z.array(ring).min(1),
});

const topic = z.strictObject({
  id: code,
  group: code,
  name: z.string(),
  short: z.string().max(22),
  severity: z.int().min(1).max(5),
  department: code.nullable(),
  /** Days within which the centre means to answer. */
  normDays: z.number().positive(),
  /** Labels of sources that mean this topic, letter case aside. */
  labels: z.array(z.string()).default([]),
});

const department = z.strictObject({
  id: code,
  name: z.string(),
  short: z.string().max(SHORT_NAME_LIMIT),
  kind: z.enum(DEPARTMENT_KINDS).default('body'),
  parent: code.nullable().default(null),
});

/** An exception of routing: first the topic's own department, then what of these fits and has the highest priority. */
const routingException = z.strictObject({
  id: code,
  topic: code.nullable().default(null),
  district: code.nullable().default(null),
  place: z.enum(ROUTING_PLACES).nullable().default(null),
  season: z.strictObject({ from: z.string(), to: z.string() }).nullable().default(null),
  department: code,
  priority: z.int().positive(),
});

const sourceEntry = z.strictObject({
  id: code,
  name: z.string(),
  short: z.string().max(8),
  channel: z.enum(CHANNELS),
  /** How often it promises to be polled; null for what is loaded as a file. */
  intervalSeconds: z.int().positive().nullable(),
});

const mapFeature = z.strictObject({
  kind: z.enum(['land', 'water', 'shore', 'dam', 'forest', 'plant', 'industry', 'street', 'label']),
  name: z.string().nullable(),
  geometry: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
    z.strictObject({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
    z.strictObject({ type: z.literal('Point'), coordinates: position }),
  ]),
});
export type MapFeature = z.infer<typeof mapFeature>;

/** All that Пульт knows of a city before its first appeal: one JSON file per city. */
export const cityProfile = z
  .strictObject({
    id: code,
    name: z.string(),
    zone: z.string().refine(isKnownZone, 'неизвестный часовой пояс'),
    bounds: z.strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }),
    /** What the map shows at home: the same four sides. */
    home: z.strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }),
    districts: z.array(district),
    groups: z.array(z.strictObject({ id: code, name: z.string() })),
    topics: z.array(topic).min(1),
    departments: z.array(department),
    routing: z.array(routingException).optional(),
    sources: z.array(sourceEntry),
    /** Quarters and settlements by which a person names a place on the wall. */
    places: z.array(z.strictObject({ name: z.string(), at: position })),
    /** From which likeness, 0…1, an appeal joins a problem by rule, and from which a person is asked. */
    problems: z
      .strictObject({ join: z.number().min(0).max(1), suggest: z.number().min(0).max(1) })
      .refine(({ join, suggest }) => suggest <= join, 'suggest не может быть больше join')
      .optional(),
    /** By which rules deadlines are counted until an administrator changes them; absent: the source's due time leads. */
    rules: z.enum(['russia']).optional(),
    map: z.strictObject({ note: z.string(), features: z.array(mapFeature) }).nullable(),
  })
  .superRefine((profile, ctx) => {
    const groups = new Set(profile.groups.map((group) => group.id));
    const departments = new Set(profile.departments.map((department) => department.id));
    profile.topics.forEach((entry, i) => {
      if (!groups.has(entry.group)) {
        ctx.addIssue({
          code: 'custom',
          path: ['topics', i, 'group'],
          message: `нет группы «${entry.group}»`,
        });
      }
      if (entry.department !== null && !departments.has(entry.department)) {
        const message = `нет подразделения «${entry.department}»`;
        ctx.addIssue({ code: 'custom', path: ['topics', i, 'department'], message });
      }
    });
    for (const list of ['districts', 'topics', 'departments', 'sources', 'groups'] as const) {
      const seen = new Set<string>();
      profile[list].forEach((entry, i) => {
        if (seen.has(entry.id)) {
          ctx.addIssue({ code: 'custom', path: [list, i, 'id'], message: `код «${entry.id}» повторяется` });
        }
        seen.add(entry.id);
      });
    }
  });
export type CityProfile = z.infer<typeof cityProfile>;
