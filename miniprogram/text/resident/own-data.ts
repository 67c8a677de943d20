import type { PicturePurpose, PictureStanding } from '../../../typings/contract/parts/picture';
import type { OwnData } from '../../../typings/contract/resident';
import { CHANNELS } from '../ballot/rule';
import { auditWords } from '../common/audit';
import { dayWords, fullWords } from '../date';
import { kindWords } from '../matter/duty/duty';
import { ratingName, stateWords } from '../matter/state';
import { saidWords } from '../notice/restored';
import { roleWords } from '../role/role';
import { ADULT_WORDS } from './adult';
import { contactWords } from './contact';
import { pointLines, volunteeringLines } from './own-points';
import { requestWords } from './request';
import { ITEM, NONE, section } from './section';

/** Whose name is no longer kept. */
const GONE = '已离开的邻居';

const SHIFT_STATES = { in: '已报上', offered: '等您确认', waiting: '候补' } as const;

/** All that is kept about a person, as plain text to read and to take along. */
export function ownDataText(own: OwnData): string {
  return linesOf(own).join('\n');
}

/** What happened, and when. */
export interface OwnLine {
  /** '' where the line does not begin with it */
  when: string;
  words: string;
}

/** All that is kept, to be read on the page: plain facts, lists, and what there is nothing of. */
export interface OwnDataParts {
  facts: { name: string; words: string }[];
  lists: { name: string; lines: OwnLine[] }[];
  none: string[];
}

export function ownDataParts(own: OwnData): OwnDataParts {
  const parts: OwnDataParts = { facts: [], lists: [], none: [] };
  for (const line of linesOf(own).slice(1)) {
    const list = parts.lists.at(-1);
    if (line.startsWith(ITEM)) list?.lines.push(lineOf(line.slice(ITEM.length)));
    else if (line.endsWith('：')) parts.lists.push({ name: line.slice(0, -1), lines: [] });
    else if (line.endsWith(NONE)) parts.none.push(line.slice(0, -NONE.length));
    else parts.facts.push(factOf(line));
  }
  return parts;
}

/** The moment or day that a line begins with, as words of dates are written. */
const MOMENT = /^((?:\d+年)?\d+月\d+日(?: \d\d:\d\d)?) (.*)$/s;

function lineOf(line: string): OwnLine {
  const [, when = '', words = line] = MOMENT.exec(line) ?? [];
  return { when, words };
}

function factOf(line: string): { name: string; words: string } {
  const at = line.indexOf('：');
  return { name: line.slice(0, at), words: line.slice(at + 1) };
}

function linesOf(own: OwnData): string[] {
  return [
    `我在${own.communityName}的资料`,
    `姓名：${own.name}`,
    `加入：${fullWords(own.createdAt)}`,
    ...section(
      '住处',
      own.households,
      ({ label, joinedAt, owner }) =>
        `${label}（${fullWords(joinedAt)} 加入）${owner ? ownerLine(owner) : ''}`,
    ),
    ...section(
      '职务',
      own.roles,
      ({ role, placeLabel, from, until }) =>
        `${placeLabel} ${roleWords(role)}，${dayWords(from)}起${until ? `，到${dayWords(until)}` : ''}`,
    ),
    `年满 18 周岁：${ADULT_WORDS[own.adult?.state ?? 'none']}`,
    ...(own.contact ? [`邻居可以打的电话：${contactWords(own.contact)}`] : []),
    `微信提醒：收到过 ${own.messages.sent} 条，还可以发 ${own.messages.granted} 条`,
    ...section(
      '代办同意',
      own.consents,
      ({ principalName, agentName, until, endedAt }) =>
        `${agentName || GONE} 替 ${principalName || GONE} 办，到${dayWords(until)}${endedAt === null ? '' : '（已结束）'}`,
    ),
    ...section(
      '申请加入',
      own.requests,
      ({ label, name, note, at, ...request }) =>
        `${fullWords(at)} ${name} 申请加入 ${label}${note ? `：${note}` : ''}（${requestWords(request).words}）`,
    ),
    ...section(
      '确认过的通知',
      own.receipts,
      ({ title, at, byName }) => `${fullWords(at)} ${title}${byName ? `（${byName} 代办）` : ''}`,
    ),
    ...section(
      '停水停电、检修后回答的',
      own.recoveries ?? [],
      (one) =>
        `${fullWords(one.at)} ${one.title}：${saidWords(one.restored, one.trouble, one.title)}`,
    ),
    ...section(
      '在通知下面问过的',
      own.questions?.asked ?? [],
      ({ title, text, answer, at }) =>
        `${fullWords(at)} ${title}：${text}${answer === '' ? '' : `（答复：${answer}）`}`,
    ),
    ...section(
      '对公约说过的话',
      own.words,
      ({ title, text, at }) => `${fullWords(at)} ${title}：${text}`,
    ),
    ...section(
      '表决',
      own.votes,
      ({ title, name, cast }) =>
        `${title}（${name}）：${cast ? `已投，${CHANNELS[cast]}` : '没有投'}`,
    ),
    ...section(
      '别人改投了您投的票',
      own.votes.flatMap(({ title, overruled = [] }) => overruled.map((one) => ({ title, ...one }))),
      ({ title, at, byName }) => `${fullWords(at)} ${title}：${byName} 改投`,
    ),
    ...section(
      '对名册和结果提的意见',
      own.objections,
      ({ title, text, answer, at }) =>
        `${fullWords(at)} ${title}：${text}${answer ? `（答复：${answer}）` : ''}`,
    ),
    ...section(
      '举报过的内容',
      own.reports,
      ({ title, text, at }) => `${fullWords(at)} ${title}：${text}`,
    ),
    ...section(
      '没有发出的通知',
      own.drafts,
      ({ title, text, at }) => `${fullWords(at)} ${title}：${text}`,
    ),
    ...section(
      '任职提议',
      own.proposals,
      ({ role, placeLabel, at }) => `${fullWords(at)} ${placeLabel} ${roleWords(role)}`,
    ),
    ...section(
      '微信提醒的内容',
      own.outbox,
      ({ text, at, sent, readAt }) =>
        `${fullWords(at)} ${text}${sent ? '' : '（没有发出）'}${readAt ? `（${fullWords(readAt)}看过）` : ''}`,
    ),
    `今天输错的门牌码：${own.tries} 次`,
    ...section(
      '志愿班次',
      own.shifts,
      ({ title, from, state }) => `${fullWords(from)} ${title}（${SHIFT_STATES[state]}）`,
    ),
    ...volunteerLines(own.volunteer),
    ...volunteeringLines(own.volunteering),
    ...pointLines(own.points),
    ...section(
      '提过的事项',
      own.matters ?? [],
      ({ text, place, at, state }) => `${fullWords(at)} ${place}：${text}（${stateWords(state)}）`,
    ),
    ...section(
      '说过「我也是」的事项',
      own.joinedMatters ?? [],
      ({ title, at }) => `${fullWords(at)} ${title}`,
    ),
    ...section(
      '评价过的事项',
      own.ratedMatters ?? [],
      ({ title, rating, at }) => `${fullWords(at)} ${title}：${ratingName(rating)}`,
    ),
    ...section(
      '请人协调过的事',
      own.mediations ?? [],
      ({ at, text }) => `${fullWords(at)} ${text}`,
    ),
    ...section(
      '传过的图片',
      own.pictures ?? [],
      ({ at, purpose, standing }) =>
        `${fullWords(at)} ${PICTURE_PURPOSES[purpose]}，${PICTURE_STANDINGS[standing]}`,
    ),
    ...section(
      '楼栋长上门',
      own.doorVisits ?? [],
      ({ day, kinds }) => `${dayWords(day)} ${kinds.map(kindWords).join('、')}`,
    ),
    ...section(
      '写过的民情日志',
      own.diary ?? [],
      ({ day, place, text }) => `${dayWords(day)} ${place}：${text}`,
    ),
    `表过态的意见：${own.voices} 条`,
    ...(own.questions ? [`跟着问过的问题：${own.questions.joined} 个`] : []),
    ...section(
      '做过的事',
      own.actions,
      ({ action, at }) => `${fullWords(at)} ${auditWords(action)}`,
    ),
  ];
}

const PICTURE_PURPOSES: Record<PicturePurpose, string> = {
  claim: '报积分',
  report: '记积分',
  appeal: '积分申诉',
  goods: '积分超市',
  honour: '光荣榜',
  matter: '提事项',
  step: '事项进展',
  task: '任务办结',
  outcome: '班次办成了什么',
  licence: '资格证',
  score: '商户记分',
  'member-score': '党员记分',
};

const PICTURE_STANDINGS: Record<PictureStanding, string> = {
  waiting: '还在检查',
  shown: '检查通过',
  refused: '没有通过检查，已删除',
};

const OWNER_STATES: Record<string, string> = {
  asked: '已申请核对业主',
  confirmed: '核对过是业主',
  declined: '没有核对为业主',
};

function ownerLine({ state, as, basis }: NonNullable<OwnData['households'][number]['owner']>) {
  const parts = [OWNER_STATES[state] ?? state, as ?? '', basis].filter((part) => part !== '');
  return `，${parts.join('，')}`;
}

function volunteerLines(own: OwnData['volunteer']): string[] {
  if (own === null) return [];
  return [
    `志愿者出生年份：${own.born ?? '没有填'}`,
    ...section(
      '志愿技能',
      own.skills,
      ({ skill, until }) => `${skill}${until ? `，到${dayWords(until)}` : ''}`,
    ),
    `开始前不久才取消的班次：${own.lates.length} 次`,
  ];
}
