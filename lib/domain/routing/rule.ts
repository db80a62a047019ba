/** `placed`: a house, a street, a quarter is known; `unplaced`: «без адреса». */
export const ROUTING_PLACES = ['placed', 'unplaced'] as const;
export type RoutingPlace = (typeof ROUTING_PLACES)[number];

/** Days of the year, both inclusive, `MM-DD`; from later than to goes over the New Year. */
export interface Season {
  readonly from: string;
  readonly to: string;
}

/** An appeal that fits every condition goes to the department, unless a rule of a higher priority fits too. */
export interface RoutingRule {
  readonly id: string;
  /** Null fits every topic; so do a null district, place and season. */
  readonly topic: string | null;
  readonly district: string | null;
  readonly place: RoutingPlace | null;
  readonly season: Season | null;
  readonly department: string;
  readonly priority: number;
}
