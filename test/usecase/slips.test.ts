import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExportDocument } from '../../cloudfunctions/files/collections.ts';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { MadeFile, RosterCheck, Slips } from '../../typings/contract/roster.ts';
import { HOME, idOf, MAPLE, PLACE, START } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { uploadRoster } from '../support/roster.ts';
import { readSlips } from '../support/slips.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const HOUR = 60 * 60_000;
const slipsOf = (placeId: string, all: boolean, n = 1) => ({
  communityId: MAPLE,
  placeId,
  all,
  commandId: commandId(n),
});
const exportOf = (withPhones: boolean, n = 1) => ({
  communityId: MAPLE,
  withPhones,
  commandId: commandId(n),
});

async function download({ url }: MadeFile): Promise<Uint8Array> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

function phoneTexts(): string[] {
  return linli.documents<AuditDocument>('audit').map(({ action }) => action);
}

describe('slips', () => {
  it('hold a code and its picture for each door, and one joins with it', async () => {
    const made = await ask<Slips>('roster.slips', slipsOf(PLACE.building, true), 'buildingSteward');
    expect([made.slips, made.newer]).toStrictEqual([3, 0]);
    expect(made.name).toBe('一期 1栋 门牌码 2026-06-15.docx');
    const { codes, pictures, text } = readSlips(await download(made));
    expect(codes.length).toBe(3);
    expect([...pictures].sort()).toStrictEqual([...codes].sort());
    for (const words of ['枫林社区', '一期 1栋 1单元 101', '2026年7月15日', '没有微信']) {
      assert.ok(text.includes(words), words);
    }
    const code = codes[1];
    const joined = await ask<{ households: { label: string }[] }>(
      'resident.join',
      { code, name: '温如玉', commandId: commandId(2) },
      'stranger',
    );
    expect(joined.households[0]?.label).toBe('一期 1栋 1单元 102');
  });

  it('asked for again are the same, and say so once in the trail', async () => {
    const input = slipsOf(PLACE.building, true);
    const first = readSlips(
      await download(await ask<Slips>('roster.slips', input, 'buildingSteward')),
    );
    await linli.clock(START + 45 * 60_000);
    const again = await ask<Slips>('roster.slips', input, 'buildingSteward');
    expect(readSlips(await download(again))).toStrictEqual(first);
    expect(phoneTexts().filter((action) => action === 'roster.slips').length).toBe(1);
  });

  it('are for doors where nobody has joined, unless all are asked for', async () => {
    const fileId = await uploadRoster(linli);
    const input = { communityId: MAPLE, fileId, commandId: commandId(9) };
    await ask('roster.import', input, 'secretary');
    const building = idOf(MAPLE, '二期', '1栋');
    const some = await ask<Slips>('roster.slips', slipsOf(building, false), 'secretary');
    const all = await ask<Slips>('roster.slips', slipsOf(building, true, 2), 'secretary');
    assert.ok(some.slips > 0 && some.slips < all.slips);
    const { text } = readSlips(await download(some));
    const joined = linli
      .documents<{ households: { householdId: string }[]; openid: string | null }>('residents')
      .flatMap(({ households, openid }) => (openid ? households : []))
      .map(({ householdId }) => householdId);
    for (const { _id, label } of linli.documents<HouseholdDocument>('households')) {
      if (joined.includes(_id)) assert.ok(!text.includes(label), label);
    }
  });

  it('a late retry does not take the place of a newer code', async () => {
    const input = slipsOf(PLACE.stair, true);
    const first = await ask<Slips>('roster.slips', input, 'secretary');
    await linli.clock(START + 60_000);
    const code = await freshCode(1, linli, HOME.second);
    const late = await ask<Slips>('roster.slips', input, 'secretary');
    expect([late.slips, late.newer]).toStrictEqual([first.slips - 1, 1]);
    await ask('resident.checkCode', { code }, 'stranger');
  });

  it('are printed by building or stair, not for the whole community at once', async () => {
    const [code] = (await refusal(
      'roster.slips',
      slipsOf(PLACE.estate, true),
      'secretary',
    )) as string[];
    expect(code).toBe('INPUT_INVALID');
  });

  it('lie in the storage for an hour, then they are gone', async () => {
    const made = await ask<Slips>('roster.slips', slipsOf(PLACE.stair, true), 'secretary');
    const [record] = linli.documents<ExportDocument>('exports');
    assert.ok(record);
    const beside = await linli.cloud.uploadFile('beside', new Uint8Array([1]));
    const fileId = beside.replace(/beside$/, record.path);
    assert.ok((await linli.cloud.readFile(fileId)).length > 1000);
    expect(record.path).toMatch(new RegExp(`^exports/${MAPLE}/[\\w-]{40,}\\.docx$`));
    await linli.clock(START + HOUR + 6 * 60_000);
    expect(linli.documents<ExportDocument>('exports')[0]?.state).toBe('gone');
    expect((await fetch(made.url)).status).not.toBe(200);
    await expect(linli.cloud.readFile(fileId)).rejects.toThrow();
  });
});

describe('the exported roster', () => {
  async function check(made: MadeFile): Promise<RosterCheck> {
    const path = `rosters/${MAPLE}/exported.xlsx`;
    const fileId = await linli.cloud.uploadFile(path, await download(made));
    return ask<RosterCheck>('roster.check', { communityId: MAPLE, fileId }, 'secretary');
  }

  it('imported again it changes nothing, with phone numbers or without', async () => {
    for (const withPhones of [false, true]) {
      const made = await ask<MadeFile>('roster.export', exportOf(withPhones), 'secretary');
      const { households, added, changed, missing, problemCount } = await check(made);
      expect([households, added, changed, missing, problemCount]).toStrictEqual([6, 0, 0, 0, 0]);
    }
    expect(phoneTexts().sort()).toStrictEqual(['roster.export', 'roster.export-phones']);
  });

  it('has no phone number in it unless it is asked for', async () => {
    const { strFromU8, unzipSync } = await import('fflate');
    const textOf = async (withPhones: boolean, n: number) => {
      const made = await ask<MadeFile>('roster.export', exportOf(withPhones, n), 'secretary');
      return Object.values(unzipSync(await download(made)))
        .map((part) => strFromU8(part))
        .join('\n');
    };
    expect(await textOf(false, 1)).not.toMatch(/137\d{8}/);
    expect(await textOf(true, 2)).toMatch(/137\d{8}/);
  });
});
