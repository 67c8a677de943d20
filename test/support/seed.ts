import fc from 'fast-check';

/** Chooses the examples of every property and the orders of every race: a run can be repeated. */
export const SEED = Number(process.env.LINLI_SEED ?? 1);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
