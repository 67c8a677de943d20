/** The last of the first choices, where a sheet takes no more. */
export const OTHERS = '看看别的';
