import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { places } from '../../places/collections.ts';
import { checkWords } from '../check/check-texts.ts';
import { type CovenantDocument, covenants } from '../collections.ts';
import { suggestAspects } from './aspect-rules.ts';
import { DRAFT_AT_PLACE } from './covenant-access.ts';
import { fingerprintOf } from './covenant-rules.ts';
import {
  chapter,
  clausesOf,
  clauseText,
  covenantPlace,
  nullableId,
  preamble,
  title,
} from './covenant-schema.ts';
import { isTooLong } from './covenant-state-rules.ts';
import { clauseIdOf, tooLong } from './new-clause.ts';

const idOf = (openid: string, command: string) => idFromCommand(openid, `${command} covenant`);

/** A new text of the drafting group, which nobody else sees until its round opens. */
export const createCovenant = action('covenant.createCovenant', {
  input: v.pipe(
    v.strictObject({
      communityId,
      placeId: covenantPlace,
      kind: v.picklist(['frame', 'annex']),
      frameId: nullableId,
      replacesId: v.optional(nullableId),
      title,
      preamble,
      clauses: clausesOf(v.strictObject({ chapter, text: clauseText })),
      commandId,
    }),
    v.forward(
      v.check(({ kind, frameId }) => (kind === 'frame') === (frameId === null)),
      ['frameId'],
    ),
    v.forward(
      v.check(({ kind, replacesId }) => kind === 'annex' || !replacesId),
      ['replacesId'],
    ),
  ),
  texts: 'within',
  access: DRAFT_AT_PLACE,
  load: ({ placeId, frameId, replacesId }) => ({
    place: one(places, placeId, 'PLACE_NOT_FOUND'),
    frame: one(covenants, frameId),
    replaced: one(covenants, replacesId),
  }),
  command: (input, openid) => ({
    action: 'covenant.create',
    target: `covenant:${idOf(openid, input.commandId)}`,
  }),
  budget: 3,
  run: (input, context) => {
    const { communityId, kind, placeId, frameId, title, preamble, commandId } = input;
    const { openid, actor, place } = context;
    const _id = idOf(openid, commandId);
    const clauses = input.clauses.map(({ chapter, text }, index) => ({
      clauseId: clauseIdOf(openid, commandId, index),
      chapter,
      text,
      aspects: suggestAspects(text),
    }));
    return insert(
      context,
      communityId,
      covenants,
      {
        prepare: async () => {
          if (kind === 'annex') requireKin(input, context);
          if (isTooLong(title, preamble, clauses)) throw tooLong();
          return checkWords(openid, { title, preamble, clauses });
        },
        decide: (change, checked): CovenantDocument => ({
          _id,
          communityId,
          placeId,
          placeLabel: place.label,
          lineage: [...place.lineage],
          kind,
          frameId,
          replacesId: input.replacesId ?? null,
          title,
          preamble,
          clauses,
          version: 1,
          fingerprint: fingerprintOf({ title, preamble, clauses }),
          made: change,
          madeByName: actor.resident.name,
          checked,
          state: 'draft',
          openUntil: null,
          answers: {},
          motionId: null,
          settled: null,
          adoptedAt: null,
          dropped: null,
          createdAt: change.at,
          change,
        }),
        answer: () => ({ covenantId: _id }),
      },
      () => _id,
    );
  },
});

/** The frame that an annex belongs to, and the annex in whose place it comes. */
function requireKin(
  { placeId, replacesId }: { placeId: string; replacesId?: string | null | undefined },
  { frame, replaced }: Record<'frame' | 'replaced', CovenantDocument | undefined>,
): void {
  const isFrame = frame?.kind === 'frame' && frame.state !== 'dropped';
  if (!isFrame || !covers(frame.placeId, placeId)) throw new Refusal('FRAME_NOT_FOUND');
  if (!replacesId) return;
  if (replaced?.kind !== 'annex' || replaced.placeId !== placeId) {
    throw new Refusal('COVENANT_NOT_FOUND');
  }
}
