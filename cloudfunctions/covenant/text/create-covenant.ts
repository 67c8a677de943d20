import type { CovenantActions } from '../../../typings/contract/covenant.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import { checkWords } from '../check/check-texts.ts';
import type { CovenantDocument } from '../collections.ts';
import { isTooLong, MOST_CHARACTERS, MOST_CLAUSES } from '../round/covenant-state-rules.ts';
import { suggestAspects } from './aspect-rules.ts';
import { covenants } from './covenant-repository.ts';
import { fingerprintOf } from './covenant-rules.ts';

type Input = CovenantActions['createCovenant']['input'];

const idOf = ({ commandId }: Input, openid: string) =>
  idFromCommand(openid, `${commandId} covenant`);

/** The place, what the covenant belongs to, and what an earlier attempt of this command made. */
export function createLoad(input: Input, openid: string) {
  const { placeId, frameId, replacesId } = input;
  return {
    place: { from: 'places', ids: placeId },
    frame: { from: 'covenants', ids: frameId === null ? [] : frameId },
    replaced: { from: 'covenants', ids: replacesId ? replacesId : [] },
    earlier: { from: 'covenants', ids: idOf(input, openid) },
  };
}

/** A new text of the drafting group, which nobody else sees until its round opens. */
export async function createCovenant(
  input: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<CovenantActions['createCovenant']['data']> {
  const { communityId, kind, placeId, frameId, title, preamble, commandId } = input;
  const _id = idOf(input, openid);
  const earlier = loaded.earlier?.[0] as CovenantDocument | undefined;
  if (earlier) {
    await recordAudit(communityId, earlier.change);
    return { covenantId: _id };
  }
  const place = loaded.place?.[0] as PlaceDocument | undefined;
  if (!place) throw new Refusal('PLACE_NOT_FOUND');
  if (kind === 'annex') checkKin(input, loaded);
  if (isTooLong(title, preamble, input.clauses)) throw tooLong();
  const clauses = input.clauses.map(({ chapter, text }, index) => ({
    clauseId: clauseIdOf(openid, commandId, index),
    chapter,
    text,
    aspects: suggestAspects(text),
  }));
  const checked = await checkWords(openid, { title, preamble, clauses });
  const target = `covenant:${_id}`;
  const change = stampOf(openid, commandId, actor.residentId, 'covenant.create', target);
  const covenant: CovenantDocument = {
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
  };
  await covenants.insert(covenant);
  await recordAudit(communityId, change);
  return { covenantId: _id };
}

/** The frame that an annex belongs to, and the annex in whose place it comes. */
function checkKin({ placeId, replacesId }: Input, loaded: ActorContext['loaded']): void {
  const frame = loaded.frame?.[0] as CovenantDocument | undefined;
  const isFrame = frame?.kind === 'frame' && frame.state !== 'dropped';
  if (!isFrame || !covers(frame.placeId, placeId)) throw new Refusal('FRAME_NOT_FOUND');
  if (!replacesId) return;
  const replaced = loaded.replaced?.[0] as CovenantDocument | undefined;
  if (replaced?.kind !== 'annex' || replaced.placeId !== placeId) {
    throw new Refusal('COVENANT_NOT_FOUND');
  }
}

/** The id of the clause that a command adds at this place of its list. */
export const clauseIdOf = (openid: string, commandId: string, index: number): string =>
  idFromCommand(openid, `${commandId} clause ${index}`);

export const tooLong = (): Refusal =>
  new Refusal('COVENANT_TOO_LONG', { clauses: MOST_CLAUSES, characters: MOST_CHARACTERS });
