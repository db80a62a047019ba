/**
 * Counts with mean `mu` and variance `mu + dispersion·mu²` (NB2; Cameron & Trivedi, "Regression Analysis of
 * Count Data", 3.3). Dispersion 0 is Poisson. Above NORMAL_FROM the normal approximation is used: its
 * error there is under one count.
 */
const NORMAL_FROM = 400;

interface Step {
  readonly first: number;
  next(k: number, p: number): number;
}

function recursion(mu: number, dispersion: number): Step {
  if (dispersion < 1e-9) return { first: Math.exp(-mu), next: (k, p) => (p * mu) / (k + 1) };
  const size = 1 / dispersion;
  const success = mu / (size + mu);
  return {
    first: Math.exp(size * Math.log(size / (size + mu))),
    next: (k, p) => ((p * (k + size)) / (k + 1)) * success,
  };
}

const deviation = (mu: number, dispersion: number) => Math.sqrt(mu + dispersion * mu * mu);

/** The least k with P(X ≤ k) ≥ q. */
export function quantile(q: number, mu: number, dispersion: number): number {
  if (mu <= 0) return 0;
  if (mu > NORMAL_FROM) {
    return Math.max(0, Math.ceil(mu + normalQuantile(q) * deviation(mu, dispersion) - 0.5));
  }
  const step = recursion(mu, dispersion);
  let p = step.first;
  let sum = p;
  let k = 0;
  const limit = 50 + 40 * Math.ceil(mu + deviation(mu, dispersion));
  while (sum < q && k < limit) {
    p = step.next(k, p);
    sum += p;
    k++;
  }
  return k;
}

/** P(X ≥ k). */
export function upperTail(k: number, mu: number, dispersion: number): number {
  if (k <= 0) return 1;
  if (mu <= 0) return 0;
  if (mu > NORMAL_FROM) return 1 - normalCdf((k - 0.5 - mu) / deviation(mu, dispersion));
  const step = recursion(mu, dispersion);
  let p = step.first;
  let sum = 0;
  for (let i = 0; i < k; i++) {
    sum += p;
    p = step.next(i, p);
    // Past the mode the terms only fall: what is left is nothing.
    if (i > mu && p < 1e-18) return 0;
  }
  return Math.max(0, 1 - sum);
}

/** Abramowitz & Stegun 7.1.26, absolute error under 1.5e-7. */
function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const erf = 1 - poly * Math.exp(-x * x);
  return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
}

/** Bisection on the distribution function: 60 halvings of ±10. */
function normalQuantile(q: number): number {
  let low = -10;
  let high = 10;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < q) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
