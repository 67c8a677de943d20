import type { CovenantActions } from '../../../typings/contract/covenant.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { checkTexts } from '../check/check-texts.ts';
import type { AmendmentDocument, CovenantDocument } from '../collections.ts';
import { covenants, keepVersion, saveText, versions } from '../text/covenant-repository.ts';
import { applyChange, fingerprintOf } from '../text/covenant-rules.ts';
import { tooLong } from '../text/create-covenant.ts';
import { covenantLoad, draftedCovenant } from '../text/see-covenant.ts';
import {
  amendments,
  findUncarried,
  markCarried,
  putBack,
  saveDecision,
} from './amendment-repository.ts';
import { CHANGEABLE, isTooLong, merged } from './covenant-state-rules.ts';

type Input = CovenantActions['decideAmendment']['input'];

const ACTION = {
  accept: 'amendment.accept',
  merge: 'amendment.merge',
  reject: 'amendment.reject',
} as const;
const STATE = { accept: 'accepted', merge: 'merged', reject: 'rejected' } as const;

export function decideLoad(input: Input) {
  return { ...covenantLoad(input), amendment: { from: 'amendments', ids: input.amendmentId } };
}

/**
 * The drafting group's public answer. The amendment's own decision comes first, so that of two at once
 * one stands; then the text takes it in, if it is still the one that the decision was made on. If it is
 * not, the amendment waits again. A retry or the timer finishes either way.
 */
export async function decideAmendment(
  input: Input,
  context: ActorContext,
): Promise<CovenantActions['decideAmendment']['data']> {
  const { communityId, covenantId, amendmentId, decision, commandId } = input;
  const { openid, actor, loaded } = context;
  const covenant = draftedCovenant(context);
  let amendment = loaded.amendment?.[0] as AmendmentDocument | undefined;
  if (amendment?.covenantId !== covenantId) throw new Refusal('AMENDMENT_NOT_FOUND');
  const target = `amendment:${amendmentId}`;
  const change = stampOf(openid, commandId, actor.residentId, ACTION[decision], target);
  if (amendment.change.id !== change.id) {
    if (amendment.state !== 'open') throw new Refusal('AMENDMENT_DECIDED');
    const outcome = {
      state: STATE[decision],
      answer: input.reason,
      taking: decision === 'reject' ? null : await takingOf(input, context, covenant, amendment),
      carried: decision === 'reject',
    };
    const saved = await saveDecision(amendment, outcome, change);
    amendment =
      saved === 1
        ? { ...amendment, ...outcome, change }
        : ((await amendments.get(communityId, amendmentId)) ?? amendment);
    if (amendment.change.id !== change.id) throw new Refusal('AMENDMENT_DECIDED');
  }
  const refusal = amendment.carried ? undefined : await carry(amendment, covenant);
  if (refusal) throw refusal;
  await recordAudit(communityId, amendment.change);
  const version = amendment.taking ? amendment.taking.version + 1 : covenant.version;
  return { state: amendment.state, version };
}

/** What the text is to take in. @throws Refusal if it cannot now, or if the words may not stand there */
async function takingOf(
  { decision, text, version }: Input,
  { openid, actor }: ActorContext,
  covenant: CovenantDocument,
  amendment: AmendmentDocument,
): Promise<NonNullable<AmendmentDocument['taking']>> {
  if (!CHANGEABLE.includes(covenant.state)) throw new Refusal('COVENANT_FROZEN');
  if (covenant.version !== version) throw new Refusal('COVENANT_CHANGED');
  const amend = decision === 'merge' ? merged(amendment.amend, text) : amendment.amend;
  if (!amend) throw new Refusal('INPUT_INVALID', { field: 'decision' });
  const clauses = applyChange(covenant.clauses, amend, amendment._id);
  if (!clauses) throw new Refusal('CLAUSE_GONE');
  if (isTooLong(covenant.title, covenant.preamble, clauses)) throw tooLong();
  // Words that waited for a person and were not let through do not come in by this door.
  if (decision === 'accept' && amendment.shown !== 'shown') {
    throw new Refusal('AMENDMENT_IN_REVIEW');
  }
  if (decision === 'merge') {
    const verdict = await checkTexts(openid, [text]);
    if (verdict !== 'passed') {
      throw new Refusal(verdict === 'unchecked' ? 'SERVICE_BUSY' : 'TEXT_REFUSED');
    }
  }
  return { amend, version, byName: actor.resident.name };
}

/**
 * Takes an accepted amendment into the text. Doing it again changes nothing: the text that follows the
 * version it was decided on carries the decision's own stamp, or another one, and then it is too late.
 * @returns why it was not taken in
 */
async function carry(
  amendment: AmendmentDocument,
  read?: CovenantDocument,
): Promise<Refusal | undefined> {
  const { _id, communityId, covenantId, taking, change } = amendment;
  const covenant = read ?? (await covenants.get(communityId, covenantId));
  if (!covenant || !taking) return undefined;
  const clauses =
    covenant.version === taking.version && CHANGEABLE.includes(covenant.state)
      ? applyChange(covenant.clauses, taking.amend, _id)
      : null;
  if (clauses) {
    const { title, preamble, checked } = covenant;
    await keepVersion(covenant);
    const text = {
      title,
      preamble,
      clauses,
      fingerprint: fingerprintOf({ title, preamble, clauses }),
      made: change,
      madeByName: taking.byName,
      checked,
    };
    if ((await saveText(covenant, text, CHANGEABLE)) === 1) {
      await markCarried(amendment);
      return undefined;
    }
  }
  if (await isTaken(amendment, taking.version + 1)) {
    await markCarried(amendment);
    return undefined;
  }
  return giveBack(amendment);
}

/** Whether the text of this version is the one that took the amendment in. */
async function isTaken(
  { communityId, covenantId, change }: AmendmentDocument,
  version: number,
): Promise<boolean> {
  const covenant = await covenants.get(communityId, covenantId);
  if (covenant?.version === version) return covenant.made.id === change.id;
  if ((covenant?.version ?? 0) < version) return false;
  const kept = await versions.get(communityId, `${covenantId}:${version}`);
  return kept?.change.id === change.id;
}

/** Waits again, with an entry that says so, the same whoever writes it. @returns what to tell whoever decided */
async function giveBack(amendment: AmendmentDocument): Promise<Refusal> {
  const { communityId, change } = amendment;
  const { actorId, target, at } = change;
  const id = idFromCommand(change.id, 'amendment.again');
  const again = { id, action: 'amendment.again', actorId, target, at };
  await putBack(amendment, again);
  await recordAudit(communityId, again);
  return new Refusal('COVENANT_CHANGED');
}

/** For the timer: what a cut left of acceptances. */
export async function finishDeciding(): Promise<void> {
  for (const amendment of await findUncarried()) {
    if (!(await carry(amendment))) await recordAudit(amendment.communityId, amendment.change);
  }
}
