import { DECISION_RULES, type VoteRecord } from '../../ballot/for-others.ts';
import { chineseDay, chineseMinute } from '../../kernel/calendar.ts';
import { BODY_NAMES, questionNumber } from '../print/paper-text.ts';
import { type Block, heading, lines, title } from './word-parts.ts';

/** The notice as it stood: what is asked, who decides, when, and on whose preconditions. */
export function noticeBlocks(community: string, { motion }: VoteRecord): Block[] {
  const { form, announcedAt, covenant, rosterHash } = motion;
  return [
    title(`关于“${form.title}”的表决公告`),
    ...lines(`${community}（${motion.placeLabel}）`),
    ...lines(form.body),
    heading('表决的问题'),
    ...form.questions.flatMap((question, at) =>
      lines(`${questionNumber(question, at)}${question.text}`),
    ),
    ...(covenant
      ? lines(`表决的文本：《${covenant.title}》，指纹（SHA-256）${covenant.fingerprint}`)
      : []),
    heading('由谁决定'),
    ...lines(`${BODY_NAMES[motion.ruleId]}　依据：${DECISION_RULES[motion.ruleId].source}`),
    ...lines(form.secret ? '不记名表决。' : '记名表决。'),
    heading('时间'),
    ...lines(`公告：${announcedAt ? chineseMinute(announcedAt) : ''}`),
    ...lines(`投票：${chineseMinute(form.opensAt)} 至 ${chineseMinute(form.closesAt)}`),
    ...(form.urgentReason ? lines(`紧急理由：${form.urgentReason}`) : []),
    heading('前提'),
    ...(form.partyConsultedOn ? lines(`社区党组织研究：${form.partyConsultedOn}`) : []),
    ...(form.authorisation ? lines(`授权：${form.authorisation}`) : []),
    ...lines(`名册：${motion.eligible.persons} 人（户），指纹（SHA-256）${rosterHash ?? ''}`),
  ];
}

/** What happened: the count, who signed, what was objected and answered, how long it was up, the filing. */
export function minutesBlocks(community: string, { motion, objections }: VoteRecord): Block[] {
  const { result, signatures, publishedAt, publishedUntil, filed, form } = motion;
  return [
    title(`“${form.title}”表决记录`),
    ...lines(community),
    heading('结果'),
    ...lines(
      result
        ? `${chineseMinute(result.countedAt)} 计票，共 ${result.ballots} 张票，${result.passed ? '通过' : '没有通过'}。`
        : '尚未计票。',
    ),
    heading('核对签字'),
    ...signatures.flatMap(({ name, at }) => lines(`${name}　${chineseMinute(at)}　签字：`)),
    heading('公示'),
    ...lines(
      publishedAt && publishedUntil
        ? `${chineseDay(publishedAt)} 至 ${chineseDay(publishedUntil)}`
        : '尚未公示。',
    ),
    heading('意见和答复'),
    ...(objections.length === 0 ? lines('没有人提出意见。') : []),
    ...objections.flatMap(({ kind, text, answer, at }) => [
      ...lines(`${chineseDay(at)}，对${kind === 'roster' ? '名册' : '结果'}的意见：${text}`),
      ...lines(`答复：${answer || '尚未答复'}`),
    ]),
    heading('备案'),
    ...lines(filed ? `${filed.day} 报${filed.office}` : '尚未备案。'),
    ...(form.reviseOn ? lines(`下次修订：${form.reviseOn}`) : []),
  ];
}
