import type { NoticeActions } from '../../../typings/contract/notice.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { noticeTemplate } from '../../messages/message.ts';
import type { NoticeDocument } from '../collections.ts';
import { type ConfirmedRow, countReachable, findByReceipt } from './receipt-repository.ts';
import { mayUndo, messageOutcome, placesToShow, scopeOf } from './receipt-rules.ts';

const PAGE = 30;

type Input = NoticeActions['listUnconfirmed']['input'];

/** The knock list: households of the officer's places that have not confirmed. No names. */
export async function listUnconfirmed(
  input: Input,
  context: ActorContext,
): Promise<NoticeActions['listUnconfirmed']['data']> {
  const { rows, next } = await pageOf(input, context, false);
  const templateId = noticeTemplate();
  return {
    households: rows.map(({ _id, label, head, people, messages }) => ({
      householdId: _id,
      label,
      joined: people.filter(({ openid }) => openid !== null).length,
      withoutWeChat: people.filter(({ openid }) => openid === null).length,
      reachable: people.some(({ grants }) => (grants[templateId] ?? 0) > 0),
      message: messageOutcome(messages.map(({ state }) => state)),
      hasPhone: head.phoneCipher !== null,
    })),
    next,
  };
}

/** Households that have confirmed, with who did it and how. */
export async function listConfirmations(
  input: Input,
  context: ActorContext,
): Promise<NoticeActions['listConfirmations']['data']> {
  const { rows, next } = await pageOf(input, context, true);
  const at = now();
  const { residentId } = context.actor;
  return {
    households: rows.flatMap(({ _id, label, receipts, people }) => {
      const [first] = receipts.sort((one, other) => one.confirmedAt - other.confirmedAt);
      if (!first) return [];
      const { by, confirmedAt, residentId: readerId } = first;
      const reader = people.find((one) => one._id === readerId);
      return [
        {
          householdId: _id,
          label,
          at: confirmedAt,
          byName: by.name,
          forName: by.how === 'agent' ? (reader?.name ?? '') : '',
          how: by.how,
          mayUndo: receipts.some((one) => mayUndo(one, residentId, at)),
        },
      ];
    }),
    next,
  };
}

/** How far a reminder would go, before one is sent: the others are knocked for. */
export async function countReach(
  { communityId, noticeId }: NoticeActions['countReach']['input'],
  { actor, loaded }: ActorContext,
): Promise<NoticeActions['countReach']['data']> {
  const places = placesToShow(requireAsking(loaded).audience, scopeOf(actor.roles), undefined);
  return {
    households: await countReachable(communityId, noticeId, places, noticeTemplate()),
  };
}

async function pageOf(
  { communityId, noticeId, placeId, search, after }: Input,
  { actor, loaded }: ActorContext,
  isConfirmed: boolean,
): Promise<{ rows: ConfirmedRow[]; next: string | null }> {
  const notice = requireAsking(loaded);
  const places = placesToShow(notice.audience, scopeOf(actor.roles), placeId);
  if (places.length === 0) return { rows: [], next: null };
  const wanted = { places, search, after: parse(after), round: notice.reminders };
  const rows = await findByReceipt(communityId, noticeId, isConfirmed, wanted, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const next = rows.length > PAGE && last ? `${last.buildingId}:${last.sortKey}:${last._id}` : null;
  return { rows: page, next };
}

/** A published notice that asks households to confirm. @throws Refusal */
export function requireAsking(loaded: ActorContext['loaded']): NoticeDocument {
  const notice = loaded.notice?.[0] as NoticeDocument | undefined;
  if (notice?.state !== 'published') throw new Refusal('NOTICE_NOT_FOUND');
  if (!notice.mustConfirm) throw new Refusal('NOTICE_NEEDS_NO_CONFIRMATION');
  return notice;
}

/** A cursor that is not one of ours starts from the top. */
function parse(after: string | undefined) {
  const [buildingId, sortKey, id] = (after ?? '').split(':');
  return buildingId && sortKey && id ? { buildingId, sortKey, id } : undefined;
}
