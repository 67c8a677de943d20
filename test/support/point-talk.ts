import assert from 'node:assert/strict';
import type { ClaimDocument, LedgerDocument } from '../../cloudfunctions/civility/collections.ts';
import { HOME } from './community.ts';
import type { Input } from './inputs.ts';
import type { AnyEnvelope, As, Linli } from './linli.ts';
import { accountOf } from './points.ts';

/** What tests of points say to Linli, and what they look at. */
export function pointsWith(linli: () => Linli) {
  const call = async (action: string, input: Input, as: As): Promise<AnyEnvelope> =>
    (await linli().call('civility', action, input, as)).envelope;

  async function must<Data>(action: string, input: Input, as: As): Promise<Data> {
    const envelope = await call(action, input, as);
    assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
    return envelope.data as Data;
  }

  /** The refusal's code. */
  async function codeOf(action: string, input: Input, as: As): Promise<string> {
    const envelope = await call(action, input, as);
    return envelope.ok ? 'ok' : envelope.code;
  }

  const claimOf = (claimId: string) =>
    linli()
      .documents<ClaimDocument>('claims')
      .find(({ _id }) => _id === claimId);

  /** The book of a household, in order. */
  const entries = (householdId: string = HOME.second) =>
    linli()
      .documents<LedgerDocument>('ledger')
      .filter(({ accountId }) => accountId === accountOf(householdId))
      .sort((one, other) => one.seq - other.seq);

  async function later(at: number): Promise<void> {
    await linli().clock(at);
    await linli().timer('civility');
  }

  return { call, must, codeOf, claimOf, entries, later };
}
