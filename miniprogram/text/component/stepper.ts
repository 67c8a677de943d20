/** Where one is in a long form; `now` counts from 0. */
export const stepWords = (now: number, steps: number): string => `第 ${now + 1} 步，共 ${steps} 步`;
