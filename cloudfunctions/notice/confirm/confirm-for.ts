import type { NoticeActions } from '../../../typings/contract/notice.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ReceiptDocument } from '../collections.ts';
import { requireAsking } from './list-confirmations.ts';
import { changeReceipt, getReceipt, insertReceipt } from './receipt-repository.ts';
import { addressedHouseholds, mayUndo, receiptKeys } from './receipt-rules.ts';

type Input = NoticeActions['undoConfirmFor']['input'];

const CONFIRM = 'notice.confirm-for';
const UNDO = 'notice.undo-confirm-for';
const TRIES = 3; // others may write down the same household at the same moment

const paperId = ({ noticeId, householdId }: Input) => `${noticeId}:paper:${householdId}`;
const targetOf = ({ noticeId, householdId }: Input) => `household:${householdId}:${noticeId}`;

/** Also what an earlier attempt of this command may have left: the receipt, and its entry. */
const loadFor = (action: string) => (input: Input, openid: string) => ({
  notice: { from: 'notices', ids: input.noticeId },
  household: { from: 'households', ids: input.householdId },
  receipt: { from: 'receipts', ids: paperId(input) },
  earlier: { from: 'audit', ids: stampOf(openid, input.commandId, '', action, targetOf(input)).id },
});
export const confirmForLoad = loadFor(CONFIRM);
export const undoLoad = loadFor(UNDO);

/**
 * An officer writes down what a household said on paper, by phone or at the door. Whatever else comes
 * from that household, it counts once. A late repeat does not bring back what was taken back since.
 */
export async function confirmFor(
  input: NoticeActions['confirmFor']['input'],
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['confirmFor']['data']> {
  const { communityId, noticeId, householdId, how, commandId } = input;
  const notice = requireAsking(loaded);
  if (!loaded.household?.length) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  const households = addressedHouseholds([{ householdId }], notice.audience);
  if (households.length === 0) throw new Refusal('NOTICE_NOT_ADDRESSED');
  const { residentId, resident } = actor;
  const change = stampOf(openid, commandId, residentId, CONFIRM, targetOf(input));
  const written = {
    _id: paperId(input),
    communityId,
    noticeId,
    residentId: null,
    households,
    keys: receiptKeys(noticeId, households),
    by: { residentId, name: resident.name, how },
    confirmedAt: change.at,
    undoneAt: null,
    change,
  };
  let found = loaded.receipt?.[0] as ReceiptDocument | undefined;
  for (let turn = 0; turn < TRIES; turn += 1) {
    if (found && (found.undoneAt === null || isRepeat(found, change.id, loaded))) {
      if (found.change?.id === change.id) await recordAudit(communityId, found.change);
      return { confirmedAt: found.confirmedAt };
    }
    const isDone = found ? await replace(found, written) : await insertReceipt(written);
    if (isDone) {
      await recordAudit(communityId, change);
      return { confirmedAt: written.confirmedAt };
    }
    found = await getReceipt(communityId, written._id);
  }
  throw new Refusal('SERVICE_BUSY');
}

/** A slip of the finger: the officer takes back what they wrote down, within a day. */
export async function undoConfirmFor(
  input: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<NoticeActions['undoConfirmFor']['data']> {
  const { communityId, commandId } = input;
  const change = stampOf(openid, commandId, actor.residentId, UNDO, targetOf(input));
  let found = loaded.receipt?.[0] as ReceiptDocument | undefined;
  for (let turn = 0; found && turn < TRIES; turn += 1) {
    if (isRepeat(found, change.id, loaded)) {
      if (found.change?.id === change.id) await recordAudit(communityId, found.change);
      return { undone: true };
    }
    const isOpen = found.undoneAt === null && mayUndo(found, actor.residentId, change.at);
    if (!isOpen) throw new Refusal('CONFIRMATION_KEPT');
    const undone = { ...found, households: [], keys: [], undoneAt: change.at, change };
    if (await replace(found, undone)) {
      await recordAudit(communityId, change);
      return { undone: true };
    }
    found = await getReceipt(communityId, paperId(input));
  }
  throw new Refusal(found ? 'SERVICE_BUSY' : 'CONFIRMATION_KEPT');
}

/** This command was carried out before, whatever has become of it since. */
function isRepeat(
  { change }: ReceiptDocument,
  id: string,
  loaded: ActorContext['loaded'],
): boolean {
  return change?.id === id || (loaded.earlier?.length ?? 0) > 0;
}

/** Sees to the entry of what stood there first: its stamp goes with it. */
async function replace(
  found: ReceiptDocument,
  next: ReceiptDocument & Required<Pick<ReceiptDocument, 'change'>>,
): Promise<boolean> {
  if (found.change) await recordAudit(found.communityId, found.change);
  return (await changeReceipt(found, next, next.change)) === 1;
}
