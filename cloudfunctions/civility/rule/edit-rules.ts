import type { PointRulesDocument } from '../collections.ts';

/**
 * The change of rules or draft that somebody has before them who writes or adopts them. What else the document says,
 * when the shop is open or that there is a ranking, does not stand in their way.
 */
export function editOf({ edited, change }: Pick<PointRulesDocument, 'edited' | 'change'>): string {
  return edited ?? change.id;
}
