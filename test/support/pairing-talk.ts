import assert from 'node:assert/strict';
import type { PairingDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type { DiaryEntry, PairingDetail, PairingLine } from '../../typings/contract/pairing.ts';
import { MAPLE } from './community.ts';
import type { Input } from './inputs.ts';
import type { As, Linli } from './linli.ts';
import { COORDINATOR, PAIRING, proposal } from './pairings.ts';

/** What tests of pairings say to Linli, and what they look at. */
export function pairingTalk(linli: () => Linli) {
  const call = (action: string, input: object, as: As) =>
    linli().call('volunteer', action, input, as);
  async function must<Data>(action: string, input: object, as: As): Promise<Data> {
    const { envelope } = await call(action, input, as);
    assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
    return envelope.data as Data;
  }
  const code = async (action: string, input: object, as: As) => {
    const { envelope } = await call(action, input, as);
    return envelope.ok ? 'ok' : envelope.code;
  };
  const refusal = async (action: string, input: object, as: As) => {
    const { envelope } = await call(action, input, as);
    return envelope.ok ? 'ok' : [envelope.code, envelope.details];
  };
  const one = { communityId: MAPLE, pairingId: PAIRING };
  const show = (as: As, pairingId = PAIRING) =>
    must<PairingDetail>('showPairing', { communityId: MAPLE, pairingId }, as);
  const diary = async (as: As) =>
    (await must<{ entries: DiaryEntry[] }>('listDiary', one, as)).entries;
  const list = async (which: 'mine' | 'all', as: As) =>
    (await must<{ pairings: PairingLine[] }>('listPairings', { communityId: MAPLE, which }, as))
      .pairings;
  const document = (id: string = PAIRING) => {
    const found = linli()
      .documents<PairingDocument>('pairings')
      .find(({ _id }) => _id === id);
    assert.ok(found, id);
    return found;
  };
  const propose = async (n: number, more: Input = {}) =>
    (await must<{ pairingId: string }>('proposePairing', proposal(n, more), COORDINATOR)).pairingId;
  return { must, code, refusal, one, show, diary, list, document, propose };
}
