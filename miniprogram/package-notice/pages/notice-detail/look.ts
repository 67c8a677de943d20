import type {
  NoticeAuthor,
  NoticeDetail,
  NoticeVersion,
} from '../../../../typings/contract/notice';
import { DAY, dayOf } from '../../../calendar';
import { openFileWords, openPictureWords } from '../../../text/common/attachment';
import { dayWords, fullWords, momentWords, pastWords, untilWords } from '../../../text/date';
import { KINDS, STATES } from '../../../text/notice/kind';
import {
  confirmedByWords,
  filesWaitingWords,
  historyWords,
  NOTICE_DETAIL,
  proofWords,
  publicityWords,
  publishedWords,
  publishesWords,
  rolesAt,
  toAudience,
  versionReason,
  versionSpan,
  withdrawnWords,
} from '../../../text/notice/page/detail';
import { beginBefore, endBefore } from '../../../text/notice/page/outage-times';
import { restoredWords } from '../../../text/notice/recovery-doors';
import { eventWords } from '../../../text/notice/restored';
import { roleWords } from '../../../text/role/role';

/** A notice in words, for one reader at one moment. */
export interface Look {
  kind: string;
  /** what a reader should know first: held, withdrawn, expired, until when to confirm */
  tag: string;
  tagTone: 'soon' | 'quiet' | 'loss';
  /** when and to whom */
  published: string;
  author: string;
  audience: string;
  event: string;
  /** an officer's word that all is well again */
  restored: string;
  confirmed: string;
  /** who confirmed for the household; empty = itself */
  confirmedBy: string;
  asks: boolean;
  pictures: { file: string; words: string }[];
  attachments: { fileId: string; name: string; words: string }[];
  /** of files that are still being checked */
  filesWaiting: string;
  withdrawn: string;
  /** 居务公开: how long it has been public, and the proof of it */
  publicity: string;
  historyWords: string;
  history: { when: string; why: string; begin: string; end: string; title: string; body: string }[];
  /** what the phone's calendar can keep, seconds since 1970, or 0 */
  calendarAt: number;
  /** the end of it, or 0 */
  calendarUntil: number;
  calendarWords: string;
}

const AFFAIRS_DAYS = 15;

export function lookOf(notice: NoticeDetail, now: number): Look {
  const { confirmedAt, state, eventAt, eventUntil } = notice;
  const asks =
    state === 'published' && notice.mustConfirm && notice.addressed && confirmedAt === null;
  const [tag, tagTone] = tagOf(notice, asks, now);
  const upcoming = [eventAt, asks ? notice.confirmUntil : null].find(
    (instant): instant is number => instant !== null && instant > now,
  );
  const audience = audienceWords(notice);
  const isEvent = upcoming !== undefined && upcoming === eventAt;
  return {
    kind: KINDS[notice.kind],
    tag,
    tagTone,
    published: toAudience(publicationOf(notice, now), audience),
    author: authorWords(notice.author),
    audience,
    event: eventWords(eventAt, eventUntil ?? null, now),
    restored: restoredWords(notice.restored ?? null, now),
    confirmed: confirmedAt === null ? '' : fullWords(confirmedAt),
    confirmedBy: notice.confirmedBy ? confirmedByWords(notice.confirmedBy) : '',
    asks,
    pictures: notice.pictures.map(({ fileId }, at) => ({
      file: fileId,
      words: openPictureWords(at + 1),
    })),
    attachments: notice.attachments.map(({ fileId, name }) => ({
      fileId,
      name,
      words: openFileWords(name),
    })),
    filesWaiting: filesWaitingWords(notice.filesWaiting),
    withdrawn: withdrawalOf(notice),
    publicity: publicityOf(notice, now),
    historyWords: historyWords(notice.history.length),
    history: notice.history.map(versionWords).reverse(),
    calendarAt: upcoming === undefined ? 0 : Math.floor(upcoming / 1000),
    calendarUntil: isEvent && eventUntil ? Math.floor(eventUntil / 1000) : 0,
    calendarWords:
      upcoming === undefined
        ? ''
        : isEvent
          ? eventWords(eventAt, eventUntil ?? null, now)
          : momentWords(upcoming, now),
  };
}

function tagOf(notice: NoticeDetail, asks: boolean, now: number): [string, Look['tagTone']] {
  const { state, confirmUntil, expiresAt } = notice;
  if (state === 'scheduled') return [NOTICE_DETAIL.scheduledTag, 'soon'];
  if (state === 'held') return [NOTICE_DETAIL.heldTag, 'soon'];
  if (state !== 'published') return [STATES[state], 'loss'];
  if (asks && confirmUntil !== null) {
    const { words, near } = untilWords(confirmUntil, now);
    return [words, near ? 'soon' : 'quiet'];
  }
  if (expiresAt !== null && expiresAt < now) return [NOTICE_DETAIL.expiredTag, 'quiet'];
  return ['', 'quiet'];
}

function publicationOf({ state, publishedAt }: NoticeDetail, now: number): string {
  if (state === 'scheduled') return publishesWords(momentWords(publishedAt, now));
  return publishedWords(pastWords(publishedAt, now));
}

/** The secretary's place is the community itself: it goes without saying. */
function authorWords({ name, role, placeLabel }: NoticeAuthor): string {
  const office = `${roleWords(role)} ${name}`;
  return role === 'secretary' ? office : `${placeLabel} ${office}`;
}

function audienceWords({ audience, roles }: NoticeDetail): string {
  const places = audience.map(({ label }) => label).join('、');
  return roles.length === 0 ? places : rolesAt(places, roles.map(roleWords).join('、'));
}

function withdrawalOf({ withdrawn }: NoticeDetail): string {
  if (!withdrawn) return '';
  const { at, byName, reason } = withdrawn;
  return withdrawnWords(byName, reason, fullWords(at));
}

function publicityOf({ kind, state, publishedAt }: NoticeDetail, now: number): string {
  if (kind !== 'affairs' || state !== 'published') return '';
  const days = Math.min(AFFAIRS_DAYS, Math.max(0, Math.floor((now - publishedAt) / DAY)));
  const from = dayWords(dayOf(publishedAt));
  return publicityWords(from, days, AFFAIRS_DAYS);
}

function versionWords(version: NoticeVersion) {
  const { title, body, from, until, reason, byName, eventAt, eventUntil } = version;
  return {
    begin: eventAt === undefined ? '' : beginBefore(eventAt),
    end: eventUntil === undefined ? '' : endBefore(eventUntil),
    when: versionSpan(fullWords(from), fullWords(until)),
    why: versionReason(byName, reason),
    title,
    body,
  };
}

/** The proof of what was public, to be filed. */
export function proofText(notice: NoticeDetail, look: Look, communityName: string): string {
  return proofWords({
    community: communityName,
    title: notice.title,
    audience: look.audience,
    published: fullWords(notice.publishedAt),
    author: look.author,
    publicity: look.publicity,
    corrections: notice.version,
    fingerprint: notice.fingerprint,
  });
}
