import assert from 'node:assert/strict';
import type {
  FigureDocument,
  MatterDocument,
  VoiceDocument,
} from '../../cloudfunctions/matter/collections.ts';
import type { MatterView } from '../../typings/contract/matter/matter.ts';
import { MAPLE } from './community.ts';
import type { Input } from './inputs.ts';
import type { AnyEnvelope, As, Linli } from './linli.ts';

/** The figures say what the matters say. */
export function checkFigures(linli: Linli): void {
  const all = linli
    .documents<MatterDocument>('matters')
    .filter(({ communityId }) => communityId === MAPLE);
  const figures = linli.documents<FigureDocument>('matterFigures');
  for (const { _id, uncounted } of all) assert.ok(!uncounted, `${_id} is counted`);
  const open = figures.find(({ _id }) => _id === `${MAPLE}:open`)?.open;
  const sum = (tallies: { count: number }[]) =>
    tallies.reduce((total, { count }) => total + count, 0);
  const isOpen = ({ shelf }: MatterDocument) => shelf === 'waiting' || shelf === 'open';
  if (open) assert.equal(sum(open.states), all.filter(isOpen).length);
  for (const { _id, month } of figures) {
    if (!month) continue;
    const own = all.filter((one) => `${MAPLE}:${one.month}` === _id && one.into === null);
    const said = month.topics.reduce((total, { done }) => total + done, 0);
    assert.equal(
      said,
      own.filter(({ dones, state }) => dones.length > 0 && state !== 'doing').length,
    );
  }
}

/** What tests of matters say to Linli, and what they look at. */
export function mattersWith(linli: () => Linli) {
  const call = async (action: string, input: Input, as: As): Promise<AnyEnvelope> =>
    (await linli().call('matter', action, input, as)).envelope;

  async function must<Data>(action: string, input: Input, as: As): Promise<Data> {
    const envelope = await call(action, input, as);
    assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
    return envelope.data as Data;
  }

  /** The refusal's code; a refusal leaves nothing behind. */
  async function codeOf(action: string, input: Input, as: As): Promise<string> {
    const before = linli().state();
    const envelope = await call(action, input, as);
    if (envelope.ok) return 'ok';
    assert.equal(linli().state(), before, `${action} leaves nothing behind`);
    return envelope.code;
  }

  const show = (matterId: string, as: As) =>
    must<MatterView>('showMatter', { communityId: MAPLE, matterId }, as);

  function matterOf(matterId: string): MatterDocument {
    const found = linli()
      .documents<MatterDocument>('matters')
      .find(({ _id }) => _id === matterId);
    assert.ok(found, matterId);
    return found;
  }

  const voicesOf = (matterId: string) =>
    linli()
      .documents<VoiceDocument>('voices')
      .filter((one) => one.matterId === matterId && one.joins);

  /** The timer of matters, at an instant or now. */
  async function later(at?: number): Promise<void> {
    if (at !== undefined) await linli().clock(at);
    await linli().timer('matter');
  }

  /** What was sent: to whom, and in which words. */
  const told = async () =>
    (await linli().messages()).map(({ touser, data }) => [touser, data.thing3?.value]);

  return { call, must, codeOf, show, matterOf, voicesOf, later, told };
}
