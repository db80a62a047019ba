import { DAY } from './city-time';
import type { Position } from './geometry';

const RAD = Math.PI / 180;
const J2000 = Date.UTC(2000, 0, 1, 12);
/** The sun's disc touches the horizon, refraction included. */
const SUNRISE_ALTITUDE = -0.833;

/** Height of the sun over the horizon in degrees, within half a degree (Astronomical Almanac, low precision). */
export function sunAltitude([lon, lat]: Position, t: number): number {
  const days = (t - J2000) / DAY;
  const meanLongitude = 280.46 + 0.9856474 * days;
  const anomaly = (357.528 + 0.9856003 * days) * RAD;
  const ecliptic = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RAD;
  const tilt = (23.439 - 4e-7 * days) * RAD;
  const declination = Math.asin(Math.sin(tilt) * Math.sin(ecliptic));
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(ecliptic), Math.cos(ecliptic));
  const sidereal = (280.46062 + 360.98564737 * days + lon) * RAD;
  const hourAngle = sidereal - ascension;
  const sine =
    Math.sin(lat * RAD) * Math.sin(declination) +
    Math.cos(lat * RAD) * Math.cos(declination) * Math.cos(hourAngle);
  return Math.asin(sine) / RAD;
}

/** The sun is up over this place. */
export function isDaylight(at: Position, t: number): boolean {
  return sunAltitude(at, t) > SUNRISE_ALTITUDE;
}
