/** An appeal is a message (сообщение) or a petition (обращение under 59-ФЗ): two laws, never summed. */
export const KINDS = ['message', 'petition'] as const;
export type Kind = (typeof KINDS)[number];

/** The way a citizen came; the feed that brought the appeal is its `source`. */
export const CHANNELS = [
  'vk',
  'ok',
  'max',
  'telegram',
  'pos',
  'incident',
  'phone',
  'voice',
  'paper',
  'email',
  'web',
  'other',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const STATUSES = [
  'registered',
  'assigned',
  'in-work',
  'answered',
  'closed',
  'redirected',
  'withdrawn',
  // Codes are packed by their place in this list: new ones go to the end.
  'approval',
  'interim',
  'rework',
  'not-competent',
  'handed-over',
] as const;
export type Status = (typeof STATUSES)[number];

/** How exactly a place is known. House, street and quarter have a cell of their own on the map. */
export const PRECISIONS = ['house', 'street', 'quarter', 'district', 'none'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** The code of a topic that nobody has determined yet: «не определена». */
export const UNDETERMINED_TOPIC = 'undetermined';

export function isCall(channel: Channel): boolean {
  return channel === 'phone' || channel === 'voice';
}

export function isPlaced(precision: Precision): boolean {
  return precision === 'house' || precision === 'street' || precision === 'quarter';
}

export function isChannel(value: string): value is Channel {
  return CHANNELS.some((channel) => channel === value);
}

export function isStatus(value: string): value is Status {
  return STATUSES.some((status) => status === value);
}
