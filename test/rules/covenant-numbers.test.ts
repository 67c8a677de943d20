import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import { type Split, splitText } from '../../cloudfunctions/covenant/split/split-rules.ts';

/** How the clauses of texts are numbered that communities have, with what they should become. */

const texts = ({ clauses }: Split) => clauses.map(({ text }) => text);
const chapters = ({ clauses }: Split) => clauses.map(({ chapter }) => chapter);
const unsure = ({ clauses }: Split) => clauses.map((clause) => clause.unsure ?? '');
const apart = (split: Split) => split.apart.map(({ kind, text }) => `${kind}: ${text}`);

describe('C1: no blank behind the number, and words that look like a reference', () => {
  it('takes the next expected number as a clause', () => {
    const split = splitText(`枫林社区居民公约
第一条为了建设和谐家园，制定本公约。
第二条本公约由居民会议通过。
第三条所有业主应当爱护公共设施。
第四条中秋期间不燃放烟花爆竹。
第五条项目经理应当公开收支。
第六条之前的约定与本公约不一致的，以本公约为准。
第七条的确需要装修的，先报备。
第八条款项公开，账目清楚。
第九条规定动作：每月大扫除一次。`);
    expect(texts(split)).toStrictEqual([
      '为了建设和谐家园，制定本公约。',
      '本公约由居民会议通过。',
      '所有业主应当爱护公共设施。',
      '中秋期间不燃放烟花爆竹。',
      '项目经理应当公开收支。',
      '之前的约定与本公约不一致的，以本公约为准。',
      '的确需要装修的，先报备。',
      '款项公开，账目清楚。',
      '规定动作：每月大扫除一次。',
    ]);
    expect(split.warnings).toStrictEqual([]);
  });

  it('leaves a reference where it is, if the clause itself follows', () => {
    const split = splitText(`公约
第一条 违反
第二条、第三条规定的，由居委会提醒；
第二条的费用另行商量。
第二条 门前三包。
第三条之所以这样定，是大家商量的。`);
    expect(texts(split)).toStrictEqual([
      '违反\n第二条、第三条规定的，由居委会提醒；\n第二条的费用另行商量。',
      '门前三包。',
      '之所以这样定，是大家商量的。',
    ]);
  });

  it('takes one that looks like a reference where its neighbour is missing', () => {
    const split = splitText('第一条 甲。\n第三条所有人守约。\n第四条 乙。');
    expect(texts(split)).toStrictEqual(['甲。', '所有人守约。', '乙。']);
    expect(split.warnings).toStrictEqual(['numbers-skip']);
  });
});

describe('C5: Markdown from a chat', () => {
  it('has no signs left, articles as clauses and what is below them inside', () => {
    const split = splitText(`好的，以下是为您起草的居民公约：

# 阳光社区居民公约

## 第一章 总则

**第一条** 为了建设*和谐*家园，制定本公约。

**第二条** 居民应当做到：
（一）爱国守法；
（二）**明礼诚信**；

## 第二章 环境

- **第三条** 垃圾分类：
  - 厨余垃圾
  - 其他垃圾

### **第四条** 楼道
> 不堆物。\\
不停车。

---

以上公约仅供参考，如需修改请告诉我。`);
    expect(split.title).toBe('阳光社区居民公约');
    expect(split.clauses).toStrictEqual([
      { chapter: '总则', text: '为了建设和谐家园，制定本公约。' },
      { chapter: '', text: '居民应当做到：\n（一）爱国守法；\n（二）明礼诚信；' },
      { chapter: '环境', text: '垃圾分类：\n- 厨余垃圾\n- 其他垃圾' },
      { chapter: '', text: '楼道\n不堆物。\n不停车。' },
    ]);
    expect(apart(split)).toStrictEqual([
      'header: 好的，以下是为您起草的居民公约：',
      'remark: 以上公约仅供参考，如需修改请告诉我。',
    ]);
    expect(split.warnings).toStrictEqual([]);
  });

  it('of 34 articles with items makes 34', () => {
    const lines = Array.from({ length: 34 }, (_, at) => {
      const head = at % 6 === 0 ? `## 第${'一二三四五六'[at / 6]}章 第${at}部\n\n` : '';
      return `${head}**第${at + 1}条** 大家做到：\n（一）一件事；\n（二）另一件事。\n`;
    });
    const split = splitText(`# 公约\n${lines.join('\n')}`);
    expect(split.clauses.length).toBe(34);
    expect(chapters(split).filter(Boolean).length).toBe(6);
    expect(split.warnings).toStrictEqual([]);
  });

  it('with headings and lists that begin anew under each', () => {
    const split = splitText(`# 幸福里邻里公约
为了共同的家，大家约定：
### 一、文明礼貌
1. **见面问好**：邻里之间主动打招呼。
2. **互相谦让**：有矛盾先商量。
### 二、环境卫生
1. **垃圾分类**：按类别投放。
### 三、附则
自通过之日起施行。`);
    expect(split.title).toBe('幸福里邻里公约');
    expect(split.preamble).toBe('为了共同的家，大家约定：');
    expect(split.clauses).toStrictEqual([
      { chapter: '文明礼貌', text: '见面问好：邻里之间主动打招呼。' },
      { chapter: '', text: '互相谦让：有矛盾先商量。' },
      { chapter: '环境卫生', text: '垃圾分类：按类别投放。' },
      { chapter: '附则', text: '自通过之日起施行。', unsure: 'unnumbered' },
    ]);
  });

  it('with bold headings and plain lists', () => {
    const split = splitText(
      '**楼道公约**\n**礼貌**\n- 问好。\n- 谦让。\n**卫生**\n- 分类。\n- 打扫。',
    );
    expect(split.title).toBe('楼道公约');
    expect(chapters(split)).toStrictEqual(['礼貌', '', '卫生', '']);
    expect(texts(split)).toStrictEqual(['问好。', '谦让。', '分类。', '打扫。']);
  });
});

describe('C7: a heading without a number', () => {
  const split = splitText(`居民公约
总则
第一条 爱国。
第二条 守法。
公共卫生
第三条 不乱扔垃圾。
第四条 不乱倒污水。
邻里关系
邻里之间要和睦。
第五条 互相帮助。`);

  it('is offered, with a sentence below it or without', () => {
    expect(split.clauses).toStrictEqual([
      { chapter: '总则', text: '爱国。', unsure: 'heading' },
      { chapter: '', text: '守法。' },
      { chapter: '公共卫生', text: '不乱扔垃圾。', unsure: 'heading' },
      { chapter: '', text: '不乱倒污水。' },
      { chapter: '邻里关系', text: '邻里之间要和睦。', unsure: 'section' },
      { chapter: '', text: '互相帮助。' },
    ]);
    expect(split.preamble).toBe('');
  });

  it('is offered where no line ends as a sentence does', () => {
    const bare = splitText('公约\n第一条 楼道不堆物\n公共卫生\n第二条 垃圾入桶\n第三条 牵绳');
    expect(chapters(bare)).toStrictEqual(['', '公共卫生', '']);
    expect(unsure(bare)).toStrictEqual(['', 'heading', '']);
  });

  it('is no item of a list', () => {
    const list = splitText(`公约
第一条 楼道管理：
不堆放杂物
不停放电动车
第二条 禁止下列行为：
高空抛物
第三条 邻里互助。
第四条
公共卫生
每周打扫。
第五条 好。`);
    expect(unsure(list)).toStrictEqual(['', '', '', '', '']);
    expect(texts(list)[3]).toBe('公共卫生\n每周打扫。');
  });
});

describe('C9: heads with numbers that begin anew below each', () => {
  const text = `李家村村规民约
一、社会治安
全体村民要学法、知法、守法。
1、不打架斗殴。
2、不赌博。
二、村风民俗，移风易俗
1、红白喜事简办。
2、不搞封建迷信。
三、邻里关系
1、互相尊重。`;

  it('makes a clause of each, and chapters of the heads', () => {
    const split = splitText(text);
    expect(split.clauses).toStrictEqual([
      { chapter: '社会治安', text: '全体村民要学法、知法、守法。', unsure: 'unnumbered' },
      { chapter: '', text: '不打架斗殴。' },
      { chapter: '', text: '不赌博。' },
      { chapter: '村风民俗，移风易俗', text: '红白喜事简办。' },
      { chapter: '', text: '不搞封建迷信。' },
      { chapter: '邻里关系', text: '互相尊重。' },
    ]);
    expect(split.warnings).toStrictEqual([]);
  });

  it('offers the heads as clauses instead', () => {
    const split = splitText(text);
    expect(split.way).toBe('inner');
    expect(split.others.map(({ way, clauses }) => [way, clauses.length])).toStrictEqual([
      ['outer', 3],
    ]);
  });

  it('offers the inner numbers where the outer ones are sentences', () => {
    const split = splitText('一、楼道：\n1、不堆物\n2、不充电\n二、院子里。\n1、不停车\n2、不烧烤');
    expect([split.way, split.clauses.length]).toStrictEqual(['outer', 2]);
    expect(split.others.map(({ way, clauses }) => [way, clauses.length])).toStrictEqual([
      ['inner', 4],
    ]);
  });

  it('reads 1 and 1.1, also three deep', () => {
    const split = splitText(
      '公约\n1 总则\n1.1 爱国。\n1.2 守法。\n2 环境\n2.1 不乱扔。\n1.5米内不停车。',
    );
    expect(chapters(split)).toStrictEqual(['总则', '', '环境']);
    expect(texts(split)).toStrictEqual(['爱国。', '守法。', '不乱扔。\n1.5米内不停车。']);
  });
});

describe('C11: a heading in the line of a clause', () => {
  it('is a heading of its own', () => {
    const split = splitText(`第一章 总则第一条 为了管理，制定本村规民约。第二章 社会治安
第二条 不打架。第三条 不赌博，遵守村规民约。第三章 附则
第四条 按照第二章的规定施行。`);
    expect(split.clauses).toStrictEqual([
      { chapter: '总则', text: '为了管理，制定本村规民约。' },
      { chapter: '社会治安', text: '不打架。' },
      { chapter: '', text: '不赌博，遵守村规民约。' },
      { chapter: '附则', text: '按照第二章的规定施行。' },
    ]);
  });

  it('is none where it is words of a sentence', () => {
    const split = splitText('第一条 见本公约。第三章所列事项除外。\n第二条 第二章另有说法的除外。');
    expect(texts(split)).toStrictEqual([
      '见本公约。第三章所列事项除外。',
      '第二章另有说法的除外。',
    ]);
  });
});

describe('C12: the whole text in one line', () => {
  it('is split at the numbers that count on', () => {
    for (const [text, title] of [
      ['一、爱国守法，不信谣。二、爱护环境。三、团结邻里。', ''],
      ['阳光居民公约一、爱国守法，不信谣。二、爱护环境。三、团结邻里。', '阳光居民公约'],
      ['居民公约 1.爱国守法，不信谣。2.爱护环境。3.团结邻里。', '居民公约'],
      ['（一）爱国守法，不信谣。（二）爱护环境。（三）团结邻里。', ''],
      ['①爱国守法，不信谣。②爱护环境。③团结邻里。', ''],
      ['第一条爱国守法，不信谣。第二条爱护环境。第三条团结邻里。', ''],
      ['公约 第一，爱国守法，不信谣。第二，爱护环境。第三，团结邻里。', '公约'],
    ] as const) {
      const split = splitText(text);
      assert.deepEqual(texts(split), ['爱国守法，不信谣。', '爱护环境。', '团结邻里。'], text);
      expect(split.title).toBe(title);
    }
  });

  it('is split without any stop between them', () => {
    expect(texts(splitText('一、爱国守法二、明礼诚信三、团结友善四、勤俭自强'))).toStrictEqual([
      '爱国守法',
      '明礼诚信',
      '团结友善',
      '勤俭自强',
    ]);
  });

  it('is split in two levels', () => {
    const split = splitText(
      '村规民约 一、治安 1、不打架。2、不赌博。二、卫生 1、不乱扔。2、不乱倒。',
    );
    expect(chapters(split)).toStrictEqual(['治安', '', '卫生', '']);
    expect(texts(split)).toStrictEqual(['不打架。', '不赌博。', '不乱扔。', '不乱倒。']);
  });

  it('leaves a list within a clause where it is', () => {
    const text = '禁止下列行为：（一）打架；（二）赌博；（三）吸毒。';
    expect(texts(splitText(`第一条 ${text}\n第二条 周一、二、三打扫。`))).toStrictEqual([
      text,
      '周一、二、三打扫。',
    ]);
  });
});

describe('C13: numbers of every kind', () => {
  const said = ['爱国爱家。', '守法遵纪。', '明礼诚信。'];
  const WAYS = [
    ['⒈', '⒉', '⒊'],
    ['⑴', '⑵', '⑶'],
    ['㈠', '㈡', '㈢'],
    ['①', '②', '③'],
    ['❶', '❷', '❸'],
    ['㊀', '㊁', '㊂'],
    ['一，', '二，', '三，'],
    ['一：', '二：', '三：'],
    ['一丶', '二丶', '三丶'],
    ['壹、', '贰、', '叁、'],
    ['第一，', '第二，', '第三，'],
    ['第一、', '第二、', '第三、'],
    ['1 ', '2 ', '3 '],
    ['1', '2', '3'],
    ['１．', '２．', '３．'],
    ['1️⃣', '2️⃣', '3️⃣'],
    ['一 ', '二 ', '三 '],
    ['第1條', '第2條', '第3條'],
    ['第 一 条 ', '第 二 条 ', '第 三 条 '],
    ['【第一条】', '【第二条】', '【第三条】'],
    ['第一条：', '第二条：', '第三条：'],
    ['【一】', '【二】', '【三】'],
    ['一）', '二）', '三）'],
    ['[1]', '[2]', '[3]'],
    ['Ⅰ、', 'Ⅱ、', 'Ⅲ、'],
    ['A.', 'B.', 'C.'],
    ['甲、', '乙、', '丙、'],
  ];
  for (const way of WAYS) {
    it(way.join(' '), () => {
      const split = splitText(`居民公约\n${said.map((one, at) => `${way[at]}${one}`).join('\n')}`);
      expect(texts(split)).toStrictEqual(said);
      expect(split.warnings).toStrictEqual([]);
    });
  }

  it('are read far up: 第 十 一 条, 廿一, 第一百零三条', () => {
    const count = ['九', ' 十 ', ' 十 一 ', '十二'];
    const lines = count.map((number) => `第${number}条 好。`).join('\n');
    expect(splitText(`公约\n第八条 好。\n${lines}`).clauses.length).toBe(5);
    expect(splitText('公约\n二十、甲。\n廿一、乙。\n廿二、丙。').clauses.length).toBe(3);
    expect(splitText('第一百零三条甲。\n第一百零四条所有人。').clauses.length).toBe(2);
  });

  it('第二条之一 is a clause, and a sign that numbers move', () => {
    const split = splitText('第一条 甲。\n第二条 乙。\n第二条之一 丙。\n第三条 丁。');
    expect(texts(split)).toStrictEqual(['甲。', '乙。', '丙。', '丁。']);
    expect(split.warnings).toStrictEqual(['numbers-skip']);
  });

  it('are none where things are counted', () => {
    const split = splitText('1 爱国。\n2 楼道。\n3栋和4栋合用。\n24小时不断。\n3 守法。');
    expect(texts(split)).toStrictEqual([
      '爱国。',
      '楼道。\n3栋和4栋合用。\n24小时不断。',
      '守法。',
    ]);
  });
});
