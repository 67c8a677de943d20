/** One figure of the bench. */
export interface Figure {
  /** like p50/notice.confirm */
  name: string;
  value: number;
  unit: string;
}

/** The value below which the given share of the sorted values lies (nearest rank). */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** To a tenth. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
