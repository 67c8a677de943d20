import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lint } from '../../cloudfunctions/covenant/check/lint-rules.ts';
import type { LintKind } from '../../typings/contract/covenant.ts';

const flags = (text: string) =>
  lint([{ clauseId: 'a', text }]).map(({ kind, words }) => `${kind} ${words}`);

/** As real covenants have it, with the words that should be looked at. */
const UNLAWFUL: Partial<Record<LintKind, Record<string, string>>> = {
  fine: {
    '违者罚款50元。': '罚款50元',
    '不按规定停车的，每次罚50元。': '罚50元',
    '不得乱扔垃圾，违者罚款。': '罚款',
    '禁止楼道充电罚款200元。': '罚款200元',
    '不听劝的，没收电动车。': '没收',
    '迟到的交20元作为惩罚。': '交20元作为惩罚',
  },
  'withheld-benefit': {
    '不参加劳动的，取消低保。': '取消低保',
    '欠物业费的不予办理证明。': '不予办理证明',
    '违者停水停电。': '停水停电',
    '不能按时交费的停水。': '停水',
    '逾期不交的，停止供水。': '停止供水',
    '不听劝阻的，不享受集体分红。': '不享受集体分红',
  },
  shaming: {
    '不文明的上墙曝光。': '上墙曝光',
    '屡教不改的，列入黑榜。': '黑榜',
    '违规的通报姓名。': '通报姓名',
    '公布不文明行为人的照片。': '公布不文明行为人的照片',
    '乱停车的在群里点名。': '群里点名',
  },
  unequal: {
    '外嫁女不享受分红。': '外嫁女不享受',
    '外来户另行商量。': '外来户',
    '租户不得参加表决。': '租户不得参加表决',
    '离婚妇女，不参与分配。': '离婚妇女，不参与分配',
  },
  'collective-punishment': {
    '一户违规，全楼扣分。': '一户违规，全楼扣分',
    '一户违规全楼停水。': '一户违规全楼停水',
    '实行连坐。': '连坐',
    '一人违反的，家属一并处罚。': '一人违反的，家属一并处罚',
  },
  'blocked-remedy': {
    '有事找社区，不得上访。': '不得上访',
    '签了字就不得起诉。': '不得起诉',
    '没有来的，视为自行放弃。': '自行放弃',
    '对处理结果不得提出异议。': '不得提出异议',
  },
};

/** What sounds alike and is right. */
const LAWFUL = [
  '任何人不得罚款。',
  '公约不以罚款、停水、曝光等方式约束人。',
  '禁止歧视。',
  '禁止歧视外来户和租户。',
  '不得曝光他人的隐私。',
  '严禁乱罚款。',
  '每户缴纳卫生费10元。',
  '遇到停水停电，互相提醒。',
  '停水停电时照看老人。',
  '离家断电断气。',
  '不得取消任何人的低保。',
  '取消不必要的应酬，把时间用来服务大家。',
  '公开评选文明家庭，公布文明家庭名单。',
  '公布楼栋长的姓名和电话。',
  '志愿者照片上墙。',
  '子女要承担赡养老人的责任。',
  '一户有难，全楼帮忙。',
  '一户违规，邻居帮着提醒。',
  '租户不得群租。',
  '残疾人通道不得占用。',
  '妇女儿童的权益不得侵犯。',
  '住在这里的人一律平等，关心外来户。',
  '不得阻止居民上访。',
  '不得打击报复投诉的人。',
  '禁止赌博，发现的及时报警。',
  '不得喧哗，投诉电话贴在门口。',
  '可以先请调解员，不愿意的，随时可以依法起诉。',
  '违规的，取消文明家庭评选资格。',
];

describe('words that may break the law', () => {
  for (const [kind, said] of Object.entries(UNLAWFUL)) {
    for (const [text, words] of Object.entries(said)) {
      it(`${kind}: ${text}`, () =>
        assert.ok(flags(text).includes(`${kind} ${words}`), `${flags(text)}`));
    }
  }
  for (const text of LAWFUL) {
    it(`nothing: ${text}`, () => expect(flags(text)).toStrictEqual([]));
  }

  it('stand in the clause as they are named, each flag once', () => {
    const said = [...Object.values(UNLAWFUL).flatMap((one) => Object.keys(one)), ...LAWFUL];
    const clauses = fc
      .array(fc.constantFrom(...said), { maxLength: 6 })
      .map((some) => some.join(''));
    fc.assert(
      fc.property(clauses, (text) => {
        const found = lint([{ clauseId: 'a', text }]);
        assert.ok(found.every(({ words }) => words !== '' && text.includes(words)));
        expect(new Set(found.map(({ flagId }) => flagId)).size).toBe(found.length);
      }),
    );
  });

  it('are found in lawful sentences around them as well', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(UNLAWFUL)),
        fc.nat(),
        fc.array(fc.constantFrom(...LAWFUL), { maxLength: 4 }),
        ([kind, said], which, around) => {
          const all = Object.entries(said);
          const [text, words] = all[which % all.length] ?? assert.fail();
          assert.ok(flags(`${around.join('')}${text}`).includes(`${kind} ${words}`));
        },
      ),
    );
  });

  it('are looked for quickly in the longest text', () => {
    for (const piece of ['罚', '取消', '外来户', '一户违', '不得', '公布', '，', '放弃', '停水']) {
      const text = piece.repeat(2_000 / piece.length);
      lint(Array.from({ length: 30 }, (_, at) => ({ clauseId: `${at}`, text })));
    }
  });
});
