/** Ids that are paths, outermost segment first: `a.b.c` lies within `a.b`. */

/** The outermost segment: a community. */
export const COMMUNITY_ID = /^[a-z0-9]{2,24}$/;

/** The id and those of all around it, outermost first. */
export function ancestorsAndSelf(id: string): string[] {
  const segments = id.split('.');
  return segments.map((_, index) => segments.slice(0, index + 1).join('.'));
}

/** True if `inner` is `outer` or lies within it. */
export function covers(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

export function parentOf(id: string): string | null {
  const end = id.lastIndexOf('.');
  return end < 0 ? null : id.slice(0, end);
}
