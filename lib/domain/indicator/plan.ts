/** Until an act of the city sets one: four hours to the first reaction (the brief of the wall). Not confirmed by the centre. */
export const FIRST_REACTION_PLAN_MINUTES = 4 * 60;
