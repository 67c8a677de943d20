/** Of two days, YYYY-MM-DD. */
export const earlier = (one: string, other: string): string => (other < one ? other : one);
export const later = (one: string, other: string): string => (other > one ? other : one);
