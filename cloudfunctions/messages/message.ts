import { now } from '../kernel/clock.ts';
import { cloud } from '../kernel/cloud.ts';
import { command, expression, Table } from '../kernel/table.ts';
import type { NoticeDocument, ReceiptDocument } from '../notice/collections.ts';
import type { ResidentDocument } from '../people/collections.ts';
import type { MessageDocument } from './collections.ts';

/**
 * Subscribe messages. One accepted request = one message; WeChat offers no query of the quota, so
 * grants and sends are counted here and WeChat's refusal corrects the count.
 *
 * The outbox sends each message at most once: it takes one of the person's grants, which the person's
 * entry remembers by the message's id, and is marked as being sent before WeChat is asked. One whose
 * process ended in between stays `unsure`, counts as sent and goes to the steward instead of out again.
 */
const messages = new Table<MessageDocument>('messages');
const residents = new Table<ResidentDocument>('residents');

const CHUNK = 40;
const ATTEMPTS = 5;
const COUNTED = 20; // ids that a person's entry remembers, far more than are ever under way at once
const UNSURE_AFTER = 10 * 60_000;
const REFUSED = 43101; // the person has no grant left, or took it back
const SWITCHED_OFF = 20004;

/** The template for a notice that asks for confirmation, from the deployment's environment. */
export function noticeTemplate(): string {
  return process.env.LINLI_TEMPLATE_NOTICE ?? 'linli-notice-published';
}

export interface Subscriber extends Pick<ResidentDocument, '_id' | 'openid' | 'households'> {
  /** of the notice, for any of the households */
  receipts: Pick<ReceiptDocument, 'keys'>[];
}

/**
 * Residents of these places who asked for messages, after the given id, with what their households
 * have confirmed of a notice. One request.
 */
export function findSubscribers(
  communityId: string,
  places: string[],
  templateId: string,
  after: string,
  noticeId: string,
): Promise<Subscriber[]> {
  return residents.aggregate<Subscriber>(
    {
      communityId,
      lineages: command.in(places),
      [`grants.${templateId}`]: command.gt(0),
      _id: command.gt(after),
    },
    (pipeline) =>
      pipeline
        .sort({ _id: 1 })
        .limit(CHUNK)
        .project({ openid: 1, households: 1 })
        .addFields({
          keys: expression.map({
            input: '$households',
            as: 'one',
            in: expression.concat([`${noticeId}:`, '$$one.householdId']),
          }),
        })
        .lookup({ from: 'receipts', localField: 'keys', foreignField: 'keys', as: 'receipts' }),
  );
}

/** Puts a message into the outbox; a second time changes nothing. One request. */
export async function queueMessage(
  message: Omit<MessageDocument, 'state' | 'attempts' | 'at'>,
): Promise<void> {
  await messages.insert({ ...message, state: 'due', attempts: 0, at: now() });
}

interface MessageRow extends MessageDocument {
  notice: Pick<NoticeDocument, 'state'>[];
  receipts: Pick<ReceiptDocument, 'keys'>[];
}

/**
 * For the timer: sends what is due, oldest first; what is about a notice that was taken back since
 * does not go out, nor what asks households that have confirmed since. @returns how many were dealt with
 */
export async function sendDueMessages(): Promise<number> {
  await messages.change(
    {
      everywhere: true,
      where: { state: 'sending', at: command.lt(now() - UNSURE_AFTER) },
    },
    { state: 'unsure' },
  );
  const due = await messages.aggregate<MessageRow>(
    { everywhere: true, where: { state: 'due' } },
    (pipeline) =>
      pipeline
        .sort({ at: 1 })
        .limit(CHUNK)
        .lookup({ from: 'notices', localField: 'noticeId', foreignField: '_id', as: 'notice' })
        .addFields({ needless: expression.ifNull(['$needless', []]) })
        .lookup({
          from: 'receipts',
          localField: 'needless',
          foreignField: 'keys',
          as: 'receipts',
        }),
  );
  for (const { notice, receipts, ...message } of due) {
    if (isNeedless(message, receipts)) await cancel(message);
    else if (notice[0]?.state === 'published') await send(message);
    else await cancel(message);
  }
  return due.length;
}

function isNeedless({ needless = [] }: MessageDocument, receipts: MessageRow['receipts']): boolean {
  const confirmed = receipts.flatMap(({ keys }) => keys);
  return needless.length > 0 && needless.every((key) => confirmed.includes(key));
}

async function cancel({ communityId, _id }: MessageDocument): Promise<void> {
  await messages.change({ communityId, _id, state: 'due' }, { state: 'cancelled' });
}

async function send(message: MessageDocument): Promise<void> {
  const { _id, communityId } = message;
  const state = (await takeGrant(message)) ? 'sending' : 'refused';
  const claimed = await messages.change(
    { communityId, _id, state: 'due' },
    { state, at: now(), attempts: command.inc(1) },
  );
  if (claimed === 0 || state === 'refused') return; // another run has it, or nothing is left to use
  const errcode = await askWeChat(message);
  if (errcode === undefined) return; // unsure: never sent twice
  if (errcode === 0) {
    await messages.change({ communityId, _id }, { state: 'sent' });
    return;
  }
  const isRefused = errcode === REFUSED || errcode === SWITCHED_OFF;
  if (isRefused || message.attempts + 1 >= ATTEMPTS) {
    await giveBack(message, errcode === REFUSED ? 0 : command.inc(1));
    await messages.change({ communityId, _id }, { state: 'refused' });
    return;
  }
  await messages.change({ communityId, _id }, { state: 'due' });
}

/** Takes one grant for this message, once however often it is tried. @returns whether it has one */
async function takeGrant(message: MessageDocument): Promise<boolean> {
  const { _id, communityId, residentId, templateId } = message;
  const taken = await residents.change(
    {
      communityId,
      _id: residentId,
      [`grants.${templateId}`]: command.gt(0),
      counted: command.neq(_id),
    },
    {
      [`grants.${templateId}`]: command.inc(-1),
      [`sends.${templateId}`]: command.inc(1),
      counted: command.push({ each: [_id], slice: -COUNTED }),
    },
  );
  if (taken === 1) return true;
  const earlier = await residents.find(
    { communityId, _id: residentId, counted: _id },
    { limit: 1, fields: ['openid'] },
  );
  return earlier.length === 1;
}

/** The message did not go out: it counts no longer. */
async function giveBack(message: MessageDocument, grants: unknown): Promise<void> {
  const { _id, communityId, residentId, templateId } = message;
  await residents.change(
    { communityId, _id: residentId, counted: _id },
    {
      [`grants.${templateId}`]: grants,
      [`sends.${templateId}`]: command.inc(-1),
      counted: command.pull(_id),
    },
  );
}

/** @returns WeChat's errcode, or undefined if no answer came and the message may have gone out */
async function askWeChat(message: MessageDocument): Promise<number | undefined> {
  try {
    const answer = await cloud.callWxOpenApi({
      apiName: 'subscribeMessage.send',
      requestData: {
        touser: message.openid,
        template_id: message.templateId,
        page: message.page,
        data: message.data,
      },
    });
    return (answer.result as { errcode?: number }).errcode ?? 0;
  } catch {
    return undefined;
  }
}
