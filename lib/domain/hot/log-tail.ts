/** Lanczos (g = 7, n = 9), relative error under 1e-14. */
const LANCZOS = [
  0.999_999_999_999_809_9, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_1,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6,
  1.505_632_735_149_311_6e-7,
];

function logGamma(x: number): number {
  const z = x - 1;
  let sum = LANCZOS[0] ?? 1;
  for (let i = 1; i < LANCZOS.length; i++) sum += (LANCZOS[i] ?? 0) / (z + i);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Below this the negative binomial cannot be told from Poisson's. */
const NO_DISPERSION = 1e-9;

function logMass(k: number, mu: number, dispersion: number): number {
  if (dispersion < NO_DISPERSION) return k * Math.log(mu) - mu - logGamma(k + 1);
  const size = 1 / dispersion;
  return (
    logGamma(k + size) -
    logGamma(size) -
    logGamma(k + 1) +
    size * Math.log(size / (size + mu)) +
    k * Math.log(mu / (size + mu))
  );
}

/**
 * ln P(X ≥ k) of the NB2 law with mean `mu`, exact far into the tail where a difference from one has no digits
 * left: the terms from k on are summed. Zero, that is certainty, for a k that is not above the mean.
 */
export function logUpperTail(k: number, mu: number, dispersion: number): number {
  if (k <= mu || k <= 0) return 0;
  if (mu <= 0) return Number.NEGATIVE_INFINITY;
  const size = dispersion < NO_DISPERSION ? null : 1 / dispersion;
  let term = 1;
  let sum = 1;
  for (let i = k; term > 1e-12 * sum; i++) {
    term *= size === null ? mu / (i + 1) : ((i + size) / (i + 1)) * (mu / (size + mu));
    sum += term;
  }
  return Math.min(0, logMass(k, mu, dispersion) + Math.log(sum));
}
