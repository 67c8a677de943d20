import { refused } from '../error.ts';

/** Rounds to the neighbours in a series of preferred numbers. */
export interface Granularity {
  /** the least number of the series above the value */
  up(value: number): number;
  /** the greatest number of the series below the value */
  down(value: number): number;
}

const R40 = [
  100, 106, 112, 118, 125, 132, 140, 150, 160, 170, 180, 190, 200, 212, 224, 236, 250, 265, 280,
  300, 315, 335, 355, 375, 400, 425, 450, 475, 500, 530, 560, 600, 630, 670, 710, 750, 800, 850,
  900, 950,
];
const R80_BETWEEN = [
  103, 109, 115, 122, 128, 136, 145, 155, 165, 175, 185, 195, 206, 218, 230, 243, 258, 272, 290,
  307, 325, 345, 365, 387, 412, 437, 462, 487, 515, 545, 575, 615, 650, 690, 730, 775, 825, 875,
  925, 975,
];

const every = (series: number[], step: number): number[] =>
  series.filter((_, at) => at % step === 0);

/** The finer E series are powers of a root of ten, to three digits. */
const roots = (count: number): number[] =>
  Array.from({ length: count }, (_, at) => {
    const rounded = Math.round(10 ** (2 + at / count));
    return rounded === 919 ? 920 : rounded;
  });

/** One decade of each series (ISO 3 for R, IEC 60063 for E). */
const SERIES: Record<string, number[]> = {
  R5: [100, 160, 250, 400, 630],
  R10: every(R40, 4),
  R20: every(R40, 2),
  R40,
  R80: [...R40, ...R80_BETWEEN].sort((a, b) => a - b),
  '1-2-5': [100, 200, 500],
  E6: [100, 150, 220, 330, 470, 680],
  E12: [100, 120, 150, 180, 220, 270, 330, 390, 470, 560, 680, 820],
  E24: [
    100, 110, 120, 130, 150, 160, 180, 200, 220, 240, 270, 300, 330, 360, 390, 430, 470, 510, 560,
    620, 680, 750, 820, 910,
  ],
  E48: roots(48),
  E96: roots(96),
  E192: roots(192),
};

export function granularity(name: unknown): Granularity {
  if (name === 'POWERSOF2') return POWERS_OF_TWO;
  const series = typeof name === 'string' && Object.hasOwn(SERIES, name) ? SERIES[name] : undefined;
  if (!series) throw refused(`$bucketAuto: unknown granularity '${String(name)}'`);
  return {
    up: (value) =>
      (value === 0 ? 0 : neighbours(series, value).find((one) => one > value)) ?? value,
    down: (value) =>
      (value === 0 ? 0 : neighbours(series, value).findLast((one) => one < value)) ?? value,
  };
}

/** The series around a value: its own decade and those beside it. */
function neighbours(series: number[], value: number): number[] {
  const decade = Math.floor(Math.log10(value));
  return [decade - 1, decade, decade + 1].flatMap((power) =>
    series.map((one) => Number(`${one}e${power - 2}`)),
  );
}

const POWERS_OF_TWO: Granularity = {
  up: (value) => (value === 0 ? 0 : 2 ** (Math.floor(Math.log2(value)) + 1)),
  down: (value) => (value === 0 ? 0 : 2 ** (Math.ceil(Math.log2(value)) - 1)),
};
