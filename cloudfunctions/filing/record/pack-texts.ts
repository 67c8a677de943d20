import { DECISION_RULES, type VoteRecord } from '../../ballot/for-others.ts';
import { chineseDay, chineseMinute } from '../../kernel/calendar.ts';
import {
  BODY_NAMES,
  outcomeText,
  paperWords,
  questionNumber,
  sessionLine,
  termsLine,
} from '../print/paper-text.ts';
import { type Block, heading, lines, title } from './word-parts.ts';

/** The notice as it stood: what is asked, who decides, when, and on whose preconditions. */
export function noticeBlocks(community: string, { motion }: VoteRecord): Block[] {
  const { form, announcedAt, covenant, rosterHash } = motion;
  const words = paperWords(motion.ruleId);
  const session = sessionLine(form);
  const terms = termsLine(form);
  return [
    title(`关于“${form.title}”的${words.notice}`),
    ...lines(`${community}（${motion.placeLabel}）`),
    ...lines(form.body),
    heading(words.asked),
    ...form.questions.flatMap((question, at) =>
      lines(`${questionNumber(question, at)}${question.text}`),
    ),
    ...(covenant
      ? lines(`表决的文本：《${covenant.title}》，指纹（SHA-256）${covenant.fingerprint}`)
      : []),
    heading(words.body),
    ...lines(`${BODY_NAMES[motion.ruleId]}　依据：${DECISION_RULES[motion.ruleId].source}`),
    ...(terms ? lines(terms) : []),
    ...(motion.ruleId === 'consultation'
      ? lines('依法不强制任何人；谈成的事，大家一起去办。')
      : []),
    ...lines(form.secret ? '不记名。' : '记名。'),
    heading('时间'),
    ...lines(`公告：${announcedAt ? chineseMinute(announcedAt) : ''}`),
    ...lines(`${words.voting}：${chineseMinute(form.opensAt)} 至 ${chineseMinute(form.closesAt)}`),
    ...(session ? lines(session) : []),
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
  const session = sessionLine(form);
  return [
    title(`“${form.title}”${paperWords(motion.ruleId).record}`),
    ...lines(community),
    ...(session ? lines(session) : []),
    heading('结果'),
    ...lines(
      result
        ? `${chineseMinute(result.countedAt)} 计票，共 ${result.ballots} 张票，${outcomeText(form, result.passed)}。`
        : '尚未计票。',
    ),
    ...(motion.unadopted
      ? lines('公约没有生效：表决的会议、范围或文本不合规定，文本已退回起草小组。')
      : []),
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
