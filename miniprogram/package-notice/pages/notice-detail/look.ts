import type {
  NoticeAuthor,
  NoticeDetail,
  NoticeVersion,
} from '../../../../typings/contract/notice';
import { DAY, dayOf } from '../../../calendar';
import { dayWords, fullWords, momentWords, pastWords, untilWords } from '../../../text/date';
import { KINDS, STATES } from '../../../text/notice/kind';
import { restoredWords } from '../../../text/notice/recovery-doors';
import { endBefore, eventWords } from '../../../text/notice/restored';
import { roleWords } from '../../../text/role/role';

/** A notice in words, for one reader at one moment. */
export interface Look {
  kind: string;
  /** what a reader should know first: held, withdrawn, expired, until when to confirm */
  tag: string;
  tagTone: 'soon' | 'quiet' | 'loss';
  published: string;
  author: string;
  audience: string;
  event: string;
  /** an officer's word that all is well again */
  restored: string;
  confirmed: string;
  asks: boolean;
  files: string[];
  withdrawn: string;
  /** 居务公开: how long it has been public, and the proof of it */
  publicity: string;
  history: { when: string; why: string; end: string; title: string; body: string }[];
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
  const isEvent = upcoming !== undefined && upcoming === eventAt;
  return {
    kind: KINDS[notice.kind],
    tag,
    tagTone,
    published: publishedWords(notice, now),
    author: authorWords(notice.author),
    audience: audienceWords(notice),
    event: eventWords(eventAt, eventUntil ?? null, now),
    restored: restoredWords(notice.restored ?? null, now),
    confirmed: confirmedAt === null ? '' : fullWords(confirmedAt),
    asks,
    files: notice.pictures.map(({ fileId }) => fileId),
    withdrawn: withdrawnWords(notice),
    publicity: publicityWords(notice, now),
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
  if (state === 'scheduled') return ['还没到时间，现在只有您看得到', 'soon'];
  if (state === 'held') return ['等人看过再发，现在只有您看得到', 'soon'];
  if (state !== 'published') return [STATES[state], 'loss'];
  if (asks && confirmUntil !== null) {
    const { words, near } = untilWords(confirmUntil, now);
    return [words, near ? 'soon' : 'quiet'];
  }
  if (expiresAt !== null && expiresAt < now) return ['已过期', 'quiet'];
  return ['', 'quiet'];
}

function publishedWords({ state, publishedAt }: NoticeDetail, now: number): string {
  if (state === 'scheduled') return `${momentWords(publishedAt, now)} 自动发布`;
  return `${pastWords(publishedAt, now)} 发布`;
}

/** The secretary's place is the community itself: it goes without saying. */
function authorWords({ name, role, placeLabel }: NoticeAuthor): string {
  const office = `${roleWords(role)} ${name}`;
  return role === 'secretary' ? office : `${placeLabel} ${office}`;
}

function audienceWords({ audience, roles }: NoticeDetail): string {
  const places = audience.map(({ label }) => label).join('、');
  return roles.length === 0 ? places : `${places} 的${roles.map(roleWords).join('、')}`;
}

function withdrawnWords({ withdrawn }: NoticeDetail): string {
  if (!withdrawn) return '';
  const { at, byName, reason } = withdrawn;
  const who = byName === '' ? '有邻居反映，复核后撤下' : `${byName} 撤下`;
  const why = reason === '' ? '' : `：${reason}`;
  return `${who}${why}（${fullWords(at)}）`;
}

function publicityWords({ kind, state, publishedAt }: NoticeDetail, now: number): string {
  if (kind !== 'affairs' || state !== 'published') return '';
  const days = Math.min(AFFAIRS_DAYS, Math.max(0, Math.floor((now - publishedAt) / DAY)));
  const from = dayWords(dayOf(publishedAt));
  return `${from}起公示，已满 ${days} 天，法定至少 ${AFFAIRS_DAYS} 天`;
}

function versionWords({ title, body, from, until, reason, byName, eventUntil }: NoticeVersion) {
  return {
    end: eventUntil === undefined ? '' : endBefore(eventUntil),
    when: `${fullWords(from)} 至 ${fullWords(until)}`,
    why: `${byName} 更正：${reason}`,
    title,
    body,
  };
}

/** 居务公开: what was public from when to when, in words that can be filed. */
export function proofText(notice: NoticeDetail, look: Look, communityName: string): string {
  return [
    '居务公开公示记录',
    `社区：${communityName}`,
    `标题：${notice.title}`,
    `公示范围：${look.audience}`,
    `发布：${fullWords(notice.publishedAt)}（${look.author}）`,
    look.publicity,
    `更正 ${notice.version} 次`,
    `全文指纹（SHA-256）：${notice.fingerprint}`,
  ].join('\n');
}
