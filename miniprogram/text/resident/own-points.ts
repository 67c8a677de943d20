import type { OwnPoints, OwnVolunteering } from '../../../typings/contract/parts/own-points';
import { pointsWords, reasonWords } from '../civility/claim';
import { dayWords, fullWords } from '../date';
import { marksWords } from '../volunteer/attendance/mark';
import { entryWords } from '../volunteer/hours/entries';
import { feedbackWords } from '../volunteer/shift/feedback';
import { minutesWords } from '../volunteer/standing';
import { consentWords } from '../volunteer/team/consent';
import { section } from './section';

/** What somebody takes along of points and of what they did as a volunteer, line by line. */

export function pointLines(points: OwnPoints | undefined): string[] {
  if (!points) return [];
  return [
    ...section(
      '积分账户',
      points.accounts,
      ({ label, balance, held }) => `${label}：${balance} 分${held ? `，其中预留 ${held} 分` : ''}`,
    ),
    ...section(
      '积分流水',
      points.entries,
      ({ title, points: moved, balance, reason, day }) =>
        `${dayWords(day)} ${title}：${pointsWords(moved)}，余 ${balance} 分${reason ? `（${reasonWords(reason)}）` : ''}`,
    ),
    ...section('报过的积分', points.claims, ({ title, points: worth, day, note, ...claim }) =>
      [
        `${dayWords(day)} ${title}：${pointsWords(worth)}${note ? `，${note}` : ''}`,
        ...claim.reviews.map(
          ({ accepts, reason }) => `审核${accepts ? '同意' : '没有同意'}：${reason}`,
        ),
        ...(claim.appeal
          ? [
              `申诉：${claim.appeal.reason}${claim.appeal.answer && `，答复：${claim.appeal.answer}`}`,
            ]
          : []),
        ...(claim.voided ? [`已撤销：${claim.voided.reason}`] : []),
      ].join('；'),
    ),
    ...section(
      '换过的东西',
      points.reservations,
      ({ goodsName, points: price, code, at }) =>
        `${fullWords(at)} ${goodsName}，${price} 分${code ? `，取货码 ${code}` : ''}`,
    ),
    ...section(
      '替别人报过的积分',
      points.brought,
      ({ title, day, note }) => `${dayWords(day)} ${title}${note ? `：${note}` : ''}`,
    ),
    ...section('记分卡', points.cards ?? [], ({ label, keeper, merchant, state, agreedAt, book }) =>
      [
        `${label}（${book === 'members' ? '党员' : `商户，${keeper}`}）`,
        merchant?.address,
        state === 'asked' ? '还没有答复' : agreedAt && `${fullWords(agreedAt)} 同意`,
      ]
        .filter(Boolean)
        .join('，'),
    ),
    ...section(
      '记分卡上报过的事',
      points.scores ?? [],
      ({ title, points: worth, day, note, ...score }) =>
        [
          `${dayWords(day)} ${title}：${pointsWords(worth)}${note ? `，${note}` : ''}`,
          ...score.reviews.map(
            ({ accepts, reason }) => `审核${accepts ? '同意' : '没有同意'}：${reason}`,
          ),
          ...(score.appeal
            ? [
                `申诉：${score.appeal.reason}${score.appeal.answer && `，答复：${score.appeal.answer}`}`,
              ]
            : []),
          ...(score.voiding ? [`有人提出撤销：${score.voiding.reason}`] : []),
          ...(score.voided ? [`已撤销：${score.voided.reason}`] : []),
        ].join('；'),
    ),
    ...section(
      '记分流水',
      points.scoreEntries ?? [],
      ({ title, points: moved, balance, day }) =>
        `${dayWords(day)} ${title}：${pointsWords(moved)}，累计 ${balance} 分`,
    ),
    ...section(
      '对评优提过的意见',
      points.objections ?? [],
      ({ text, at, answer }) => `${fullWords(at)} ${text}${answer ? `；答复：${answer}` : ''}`,
    ),
  ];
}

export function volunteeringLines(own: OwnVolunteering | undefined): string[] {
  if (!own) return [];
  return [
    ...section('志愿时长', own.hours, ({ title, day, teamName, entries, ...marks }) =>
      [`${dayWords(day)} ${title}（${teamName}）`, marksWords(marks), ...entries.map(entryWords)]
        .filter(Boolean)
        .join('；'),
    ),
    ...section(
      '志愿证明',
      own.certificates,
      ({ number, code, from, until, measured, added, imported }) =>
        `${number}，校验码 ${code}，${dayWords(from)}到${dayWords(until)}：签到 ${minutesWords(measured)}，补记 ${minutesWords(added)}${imported ? `，导入 ${minutesWords(imported)}` : ''}`,
    ),
    ...section('为一班的保险填的证件号', own.idNumbers ?? [], ({ number }) => number),
    ...section('班次以后说的', own.feedback ?? [], ({ title, day, ...both }) => {
      const { said, answer } = feedbackWords(both);
      return [`${dayWords(day)} ${title}`, said && `您说：${said}`, answer && `队长说：${answer}`]
        .filter(Boolean)
        .join('；');
    }),
    ...section(
      '家里大人的同意',
      own.consent ? [own.consent] : [],
      (consent) => `${consentWords(consent)}${consent.at ? `，${fullWords(consent.at)}` : ''}`,
    ),
    ...section(
      '志愿队',
      own.memberships,
      ({ teamName, skills, proof }) =>
        `${teamName}${skills.length > 0 ? `：${skills.map(({ skill }) => skill).join('、')}` : ''}${proof ? `，拍给队长看的${proof.skill}` : ''}`,
    ),
  ];
}
