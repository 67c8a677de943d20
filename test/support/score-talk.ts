import assert from 'node:assert/strict';
import type { ScoreDocument } from '../../cloudfunctions/civility/collections.ts';
import type { Input } from './inputs.ts';
import type { As, Linli } from './linli.ts';
import { checkScores } from './score-books.ts';
import { CARD, ofScore, scoring } from './scorecards.ts';

/** What tests of scorecards say to Linli, and what they look at. */
export function scoresWith(linli: () => Linli) {
  async function must<Data = Record<string, unknown>>(
    action: string,
    input: Input,
    as: As,
  ): Promise<Data> {
    const { envelope } = await linli().call('civility', action, input, as);
    assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
    return envelope.data as Data;
  }

  /** The refusal's code. */
  async function codeOf(action: string, input: Input, as: As): Promise<string> {
    const { envelope } = await linli().call('civility', action, input, as);
    return envelope.ok ? 'ok' : envelope.code;
  }

  async function later(at: number): Promise<void> {
    await linli().clock(at);
    await linli().timer('civility');
  }

  const scoreOf = (scoreId: string) =>
    linli()
      .documents<ScoreDocument>('scores')
      .find(({ _id }) => _id === scoreId);

  /** Of the shop; all books agree. */
  const points = () => checkScores(linli()).get(CARD.shop);

  const filed = async (n: number, more: Input = {}, as: As = 'resident') =>
    (await must<{ scoreId: string }>('fileScore', scoring(n, more), as)).scoreId;

  const review = (n: number, scoreId: string, more: Input = {}) =>
    ofScore(n, scoreId, { accepts: true, reason: '到店里看过', ...more });

  return { must, codeOf, later, scoreOf, points, filed, review };
}
