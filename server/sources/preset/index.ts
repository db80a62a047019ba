import { INCIDENT } from './incident';
import { POS } from './pos';
import type { Preset, PresetId } from './preset';

const BY_ID: Readonly<Record<PresetId, Preset>> = { incident: INCIDENT, pos: POS };

export const presetOf = (id: PresetId): Preset => BY_ID[id];
export const ALL_PRESETS: readonly Preset[] = [INCIDENT, POS];
export { PRESETS, type PresetId } from './preset';
