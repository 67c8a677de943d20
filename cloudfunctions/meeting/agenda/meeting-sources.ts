import type { ItemForm } from '../../../typings/contract/meeting/meeting.ts';
import { type MotionDocument, motions } from '../../ballot/collections.ts';
import { many } from '../../kernel/action/load.ts';
import { covers } from '../../kernel/path-id.ts';
import { type MatterDocument, matters } from '../../matter/collections.ts';
import { keyOf } from '../meeting/meeting-rules.ts';

/** What an agenda's items come from, to be loaded with the actor. */
export function sourcesOf(agenda: readonly ItemForm[]) {
  const idsOf = (kind: ItemForm['source']['kind']) =>
    agenda.flatMap(({ source }) => (source.kind === kind && source.id ? [source.id] : []));
  return { matters: many(matters, idsOf('matter')), motions: many(motions, idsOf('motion')) };
}

const PUBLIC_MOTIONS = ['announced', 'counted', 'signed', 'published', 'closed'];

/** A matter that is open for all to read, and goes on. */
const isTopic = ({ open, shelf }: MatterDocument) => open !== null && shelf === 'open';
/** A vote that everybody knows of. */
export const isQuestion = ({ state }: MotionDocument) => PUBLIC_MOTIONS.includes(state);

/** `matter:<id>` → the public title, of everything within a place that can be talked about there. */
export function titlesOf(
  found: { matters: readonly MatterDocument[]; motions: readonly MotionDocument[] },
  placeId: string,
): ReadonlyMap<string, string> {
  const within = (one: { placeId: string }) => covers(placeId, one.placeId);
  return new Map([
    ...found.matters
      .filter((one) => isTopic(one) && within(one))
      .map(({ _id: id, open }) => [keyOf({ kind: 'matter', id }), open?.title ?? ''] as const),
    ...found.motions
      .filter((one) => isQuestion(one) && within(one))
      .map(({ _id: id, form }) => [keyOf({ kind: 'motion', id }), form.title] as const),
  ]);
}
