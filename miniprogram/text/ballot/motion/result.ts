import type { MotionDetail, Question } from '../../../../typings/contract/motion';
import { beginningOf, clauseName } from '../../covenant/clause';
import { fullWords } from '../../date';
import { roleWords } from '../../role/role';
import { areaWords, comparisonWords, unitWords } from '../figure';
import { optionsOf } from '../question';
import { isRoomRule, RULES } from '../rule';
import { hasOutcome, outcomeWords, type Way, wayOf } from '../way';

export interface ResultView {
  headline: string;
  law: string;
  questions: {
    key: string;
    text: string;
    verdict: string;
    options: string[];
    remote: string[];
    comparisons: string[];
  }[];
  signatures: string[];
  published: string;
  /** answers of a few that are not told apart */
  withheld: string;
  ballots: string;
  listHash: string;
}

/** Every figure that led to the outcome, in words. */
export function resultView(motion: MotionDetail, questions: readonly Question[]): ResultView {
  const { result, form } = motion;
  const way = wayOf(form.ruleId);
  const isDecided = hasOutcome(form);
  const unit = unitWords(form.basis);
  const isRoom = isRoomRule(form.ruleId);
  // Of an assembly those from elsewhere may be all, and nobody was in the room.
  const isLeftOut = !isRoom && Boolean(result?.withheld);
  const views = (result?.questions ?? []).map((one, at) => {
    const question = questions[at] as Question;
    const names = optionsOf(question);
    const isScore = question.kind === 'score';
    const line = ({ persons, area }: { persons: number; area: number | null }, index: number) =>
      `${names[index]?.text ?? ''} ${persons} ${isScore ? '分' : unit}${area === null ? '' : ` · ${areaWords(area)}`}`;
    const comparisons = [...(one.outcome?.counts.flat() ?? []), ...(one.outcome?.passes ?? [])];
    return {
      key: question.questionId,
      text: question.clauseId
        ? `${clauseName(at + 1)}　${beginningOf(question.text, 24)}`
        : question.text,
      verdict: isDecided ? verdictOf(way, one.outcome) : '',
      options: isLeftOut ? [] : one.options.map(line),
      remote: one.remote.some(({ persons }) => persons > 0) ? one.remote.map(line) : [],
      comparisons: comparisons.map((each) => comparisonWords(each, form.basis, isRoom)),
    };
  });
  return {
    headline: isDecided ? headlineOf(way, result?.passed === true) : '大家这样说',
    law: sourceWords(RULES[form.ruleId].source),
    questions: views,
    signatures: (result?.signatures ?? []).map(
      ({ name, as, at }) => `${name}（${roleWords(as as never) ?? ''}）${fullWords(at)} 签字`,
    ),
    published: result?.publishedUntil
      ? `公示到 ${fullWords(result.publishedUntil).slice(0, -6)}`
      : '',
    withheld: isLeftOut
      ? '不到五张票，选了什么不公布，免得猜出是谁。'
      : result?.withheld
        ? `不在会场投的有 ${result.withheld} 张，没有计入；不到五张，选了什么不公布，免得猜出是谁。`
        : '',
    ballots: `共 ${result?.ballots ?? 0} 张票`,
    listHash: result?.listHash ?? '',
  };
}

const sourceWords = (source: string) => (source ? `依据${source}` : '');

const headlineOf = (way: Way, passed: boolean) =>
  passed && way === 'vote' ? '通过了' : outcomeWords(way, passed);

function verdictOf(way: Way, outcome: { valid: boolean; passed: boolean } | null): string {
  if (!outcome) return '';
  if (!outcome.valid) return '人数不够，不算数';
  return outcomeWords(way, outcome.passed);
}
