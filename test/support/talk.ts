import assert from 'node:assert/strict';
import type { ReviewLine } from '../../typings/contract/moderation.ts';
import type { NoticeDetail, NoticePage } from '../../typings/contract/notice.ts';
import { MAPLE, PLACE } from './community.ts';
import { commandId, type Input, publication } from './inputs.ts';
import type { As, Linli } from './linli.ts';

/** What tests of notices say to Linli, and what they look at. */
export function talkWith(linli: () => Linli) {
  async function ask<Data>(name: string, input: Input, as: As): Promise<Data> {
    const [functionName = '', action = ''] = name.split('.');
    const { envelope } = await linli().call(functionName, action, input, as);
    assert.equal(envelope.ok, true, `${name}: ${JSON.stringify(envelope)}`);
    return (envelope.ok && envelope.data) as Data;
  }

  async function refusal(name: string, input: Input, as: As): Promise<unknown> {
    const [functionName = '', action = ''] = name.split('.');
    const { envelope } = await linli().call(functionName, action, input, as);
    return envelope.ok ? 'ok' : [envelope.code, envelope.details];
  }

  const publish = async (more: Input, n = 1): Promise<string> => {
    const input = { ...publication(n, [PLACE.building]), ...more };
    return (await ask<{ noticeId: string }>('notice.publish', input, 'secretary')).noticeId;
  };
  const detail = (noticeId: string, as: As) =>
    ask<NoticeDetail>('notice.detail', { communityId: MAPLE, noticeId }, as);
  const titles = async (as: As, narrowing: Input = {}) =>
    (await ask<NoticePage>('notice.list', { communityId: MAPLE, ...narrowing }, as)).notices.map(
      ({ title }) => title,
    );
  const queue = async () =>
    (await ask<{ reviews: ReviewLine[] }>('moderation.list', { communityId: MAPLE }, 'partyBranch'))
      .reviews;
  const decide = ({ reviewId, seen }: ReviewLine, decision: 'release' | 'reject') =>
    ask(
      'moderation.decide',
      { communityId: MAPLE, reviewId, seen, decision, commandId: commandId(900) },
      'partyBranch',
    );
  const ofPart = async (part: string, noticeId = ''): Promise<ReviewLine> => {
    const line = (await queue()).find(({ reviewId }) => reviewId.endsWith(`${noticeId}:${part}`));
    assert.ok(line, `${part} is in the queue`);
    return line;
  };

  return { ask, refusal, publish, detail, titles, queue, decide, ofPart };
}
