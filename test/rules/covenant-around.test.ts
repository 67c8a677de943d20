import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import { type Split, splitText } from '../../cloudfunctions/covenant/split/split-rules.ts';

/** What stands around the clauses of texts that communities have, and texts without any numbers. */

const texts = ({ clauses }: Split) => clauses.map(({ text }) => text);
const chapters = ({ clauses }: Split) => clauses.map(({ chapter }) => chapter);
const apart = (split: Split) => split.apart.map(({ kind, text }) => `${kind}: ${text}`);

describe('C6: what stands above the title', () => {
  it('of a page on the web is set apart', () => {
    const split = splitText(`当前位置: 首页 > 村务公开 > 村规民约
李家镇政务网
通知公告
李家村村规民约
发布时间：2024-03-01 来源：本站 浏览次数：123次 字体：[大 中 小]
为了建设文明乡村，经村民会议讨论，制定本村规民约。
第一条 爱国。
第二条 守法。
【打印】【关闭】
上一篇：关于停水的通知
下一篇：无`);
    expect(split.title).toBe('李家村村规民约');
    expect(split.preamble).toBe('为了建设文明乡村，经村民会议讨论，制定本村规民约。');
    expect(texts(split)).toStrictEqual(['爱国。', '守法。']);
    expect(apart(split)).toStrictEqual([
      'header: 当前位置: 首页 > 村务公开 > 村规民约\n李家镇政务网\n通知公告',
      'site: 发布时间：2024-03-01 来源：本站 浏览次数：123次 字体：[大 中 小]',
      'site: 【打印】【关闭】\n上一篇：关于停水的通知\n下一篇：无',
    ]);
  });

  it('of a notice that sends it is set apart, with its signature', () => {
    const split = splitText(`李家镇人民政府文件
李政发〔2024〕12号
关于印发《李家村村规民约》的通知
各村民小组：
现将《李家村村规民约》印发给你们，请认真遵照执行。
附件：李家村村规民约
李家村村民委员会
2024年5月6日
李家村村规民约
（2024年5月1日村民会议通过）
第一条 爱国。
第二条 守法。`);
    expect(split.title).toBe('李家村村规民约');
    expect(split.preamble).toBe('（2024年5月1日村民会议通过）');
    expect(split.apart.length).toBe(1);
    expect(apart(split)[0] ?? '').toMatch(/^header: 李家镇[\s\S]*2024年5月6日$/);
  });

  it('finds the title in its usual forms', () => {
    for (const [lines, title] of [
      ['附件2\n阳光小区管理规约（试行）', '阳光小区管理规约（试行）'],
      ['居 民 公 约', '居民公约'],
      ['《红旗社区居民公约》', '红旗社区居民公约'],
      ['李家村\n村规民约', '李家村村规民约'],
      ['平安里\n楼道文明守则\n大家商量好：', '平安里楼道文明守则'],
      ['枫林苑自治章程 2024年版', '枫林苑自治章程 2024年版'],
      ['红十条', '红十条'],
    ]) {
      expect(splitText(`${lines}\n一、甲。\n二、乙。`).title).toBe(title);
    }
  });
});

describe('C8: what stands below the last clause', () => {
  it('is a signature, a date, annexes, a form', () => {
    const split = splitText(`居民公约
第一条 爱国。
第二条 本公约自通过之日起施行。
阳光社区居民委员会
2024年3月1日
附件1
红白事标准表
项目 标准
酒席 10桌
附件2：承诺书
第一条 我承诺遵守。
户主签名：______  日期：____年__月__日`);
    expect(texts(split)).toStrictEqual(['爱国。', '本公约自通过之日起施行。']);
    expect(split.apart.map(({ kind }) => kind)).toStrictEqual(['signature', 'annex']);
    expect(split.apart[1]?.text ?? '').toMatch(/^附件1[\s\S]*____年__月__日$/);
    expect(split.warnings).toStrictEqual([]);
  });

  it('has what a chat or a page adds below the annexes apart from these', () => {
    const split = splitText(
      '公约\n第一条 甲。\n第二条 乙。\n附件1 标准\n每户一份\n以上内容仅供参考，如需调整请告诉我。',
    );
    assert.deepEqual(apart(split), [
      'annex: 附件1 标准\n每户一份',
      'remark: 以上内容仅供参考，如需调整请告诉我。',
    ]);
  });

  it('comes in many forms', () => {
    for (const end of [
      '李家村村民委员会 二〇二四年三月一日',
      '（盖章）阳光苑业主委员会（盖章）\n2024.3.1',
      '承诺人（签字）：\n年 月 日',
      '阳光社区党总支\n阳光社区居委会\n二○二四年十月',
      '村主任：张某某\n监督电话：12345',
      '附：红白理事会名单\n张三 李四',
      '附表一 收费标准\n项目 元',
      '户主姓名：______ 房号：______',
    ]) {
      const split = splitText(`公约\n第一条 甲。\n第二条 乙。\n${end}`);
      assert.deepEqual(texts(split), ['甲。', '乙。'], end);
    }
  });

  it('does not take what belongs to the clause', () => {
    const split = splitText(`公约
第一条 甲。
附件所列的标准，大家照办。
第二条 由下列人员调解：
社区居民委员会的委员
第三章 附则
第三条 本公约由社区居民委员会解释。
未尽事宜，大家再商量。`);
    expect(texts(split)).toStrictEqual([
      '甲。\n附件所列的标准，大家照办。',
      '由下列人员调解：\n社区居民委员会的委员',
      '本公约由社区居民委员会解释。\n未尽事宜，大家再商量。',
    ]);
    expect(split.apart).toStrictEqual([]);
  });
});

describe('C10: a table of contents', () => {
  const body = `第一章 总则
第一条 甲事。
第二章 环境卫生
第二条 乙事。
第三章 附则
第三条 丙事。`;

  it('is left out, with dots and page numbers or without', () => {
    for (const contents of [
      '目 录\n第一章 总则……………1\n第二章 环境卫生……………2\n第三章 附则……………3',
      '目录\n第一章 总则......1\n第二章 环境卫生......2\n第三章 附则......3',
      '第一章 总则 ······ 1\n第二章 环境卫生 ······ 2\n第三章 附则 ······ 3',
      '目次\n第一章 总则 1\n第二章 环境卫生 2\n第三章 附则 3',
      '目录\n第一章 总则\n第二章 环境卫生\n第三章 附则',
      '第一章 总则\n第二章 环境卫生\n第三章 附则',
    ]) {
      const split = splitText(`阳光社区居民公约\n${contents}\n${body}`);
      expect(split.title).toBe('阳光社区居民公约');
      expect(split.preamble).toBe('');
      assert.deepEqual(texts(split), ['甲事。', '乙事。', '丙事。'], contents);
      expect(chapters(split)).toStrictEqual(['总则', '环境卫生', '附则']);
      expect(apart(split)).toStrictEqual([`contents: ${contents.replace('目 录', '目录')}`]);
    }
  });

  it('of other numbers, with the title below it', () => {
    const split = splitText(`目录
一、治安 1
二、卫生 3
李家村村规民约
一、治安
1、甲。
2、乙。
二、卫生
1、丙。
2、丁。`);
    expect(split.title).toBe('李家村村规民约');
    expect(chapters(split)).toStrictEqual(['治安', '', '卫生', '']);
  });
});

describe('C14: verse', () => {
  it('of three characters gives couplets, or lines', () => {
    const split = splitText('爱国家\n爱集体\n守法纪\n讲道理\n敬老人\n爱幼小');
    expect(split.title).toBe('');
    expect(split.way).toBe('couplet');
    expect(texts(split)).toStrictEqual(['爱国家\n爱集体', '守法纪\n讲道理', '敬老人\n爱幼小']);
    expect(split.others.map(({ way, clauses }) => [way, clauses.length])).toStrictEqual([
      ['line', 6],
    ]);
    expect(split.warnings).toStrictEqual([]);
  });

  it('of six characters, with a title', () => {
    const split = splitText('邻里六字歌\n爱国家跟党走\n讲文明树新风\n敬老人爱儿童\n邻里间多谦让');
    expect(split.title).toBe('邻里六字歌');
    expect(texts(split)).toStrictEqual([
      '爱国家跟党走\n讲文明树新风',
      '敬老人爱儿童\n邻里间多谦让',
    ]);
  });

  it('whose lines hold both halves is a clause a line first', () => {
    const split = splitText(
      '爱国家，跟党走，\n讲文明，树新风。\n敬老人，爱儿童，\n邻里间，多谦让。',
    );
    expect(split.way).toBe('line');
    expect(split.clauses.length).toBe(4);
    expect(
      split.others.map(({ way, clauses }) => [way, clauses.map(({ text }) => text)]),
    ).toStrictEqual([
      ['couplet', ['爱国家，跟党走，\n讲文明，树新风。', '敬老人，爱儿童，\n邻里间，多谦让。']],
    ]);
  });

  it('without breaks is cut at its sentences', () => {
    const split = splitText('爱国家，跟党走。讲文明，树新风。敬老人，爱儿童。邻里间，多谦让。');
    expect(split.clauses.length).toBe(4);
  });

  it('is not prose', () => {
    const split = splitText(
      '我们商量好。\n楼道里不堆东西。\n好。\n电动车不进楼，也不飞线充电。\n停车入位。',
    );
    expect(split.way).toBe('paragraphs');
    expect(split.warnings).toStrictEqual(['no-numbers']);
  });
});

describe('C15: what a page has at its edges', () => {
  it('is gone, wherever it stands', () => {
    for (const page of [
      '- 3 -',
      '—3—',
      '－ 12 －',
      '第 2 页 共 8 页',
      '第2页/共8页',
      '共 8 页 第 2 页',
      '2/8',
      'Page 2 of 8',
      '~ 3 ~',
      '· 3 ·',
    ]) {
      const split = splitText(
        `居民公约\n第一条 爱国。\n第二条 楼道里不堆放\n${page}\n杂物。\n第三条 好。`,
      );
      assert.deepEqual(texts(split), ['爱国。', '楼道里不堆放\n杂物。', '好。'], page);
      expect(apart(split)).toStrictEqual([`page: ${page}`]);
    }
  });

  it('takes numbers that stand alone if they count on, and the head of the page with them', () => {
    const split = splitText(`居民公约
一、爱国。
1
居民公约
二、守法，
2
居民公约
爱家。
三、3`);
    expect(texts(split)).toStrictEqual(['爱国。', '守法，\n爱家。', '3']);
  });

  it('is gone where the lines of a page are joined again', () => {
    const split = splitText(`阳光社区居民公约
第一条 为了维护全体居民的合法权益，营造整洁、安静、安全、文明的居住环境，根据有关法律
法规的规定，结合本社区实际，经居民会议讨论通过，制定本公约，全体居民应当遵守，按照
第三条规定办理。
第二条 居民应当爱护公共设施和公共环境，不得在楼道、消防通道等公共区域堆放杂物，不得
- 1 -
阳光社区居民公约
占用消防通道停车。
第三条 居民饲养宠物应当遵守国家和本市的有关规定，办理登记，按时接种疫苗，外出时牵绳，
及时清理粪便。`);
    expect(texts(split)).toStrictEqual([
      '为了维护全体居民的合法权益，营造整洁、安静、安全、文明的居住环境，根据有关法律法规的规定，结合本社区实际，经居民会议讨论通过，制定本公约，全体居民应当遵守，按照第三条规定办理。',
      '居民应当爱护公共设施和公共环境，不得在楼道、消防通道等公共区域堆放杂物，不得占用消防通道停车。',
      '居民饲养宠物应当遵守国家和本市的有关规定，办理登记，按时接种疫苗，外出时牵绳，及时清理粪便。',
    ]);
  });
});
