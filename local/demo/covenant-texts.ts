import type { AmendmentChange, Aspect, Stance } from '../../typings/contract/covenant.ts';

/** A clause of the demo, with what neighbours say about it. */
export interface ClauseText {
  chapter?: string;
  text: string;
  aspects: Aspect[];
  comments?: { stance: Stance; text: string; supports: number; opposes: number }[];
}

export const FRAME: { title: string; preamble: string; clauses: ClauseText[] } = {
  title: '阳光苑社区居民公约',
  preamble:
    '为了把我们共同的家照看好，住在这里的居民一起商量，约定下面这些事，互相提醒，共同遵守。',
  clauses: [
    {
      chapter: '第一章 我们的社区',
      text: '热爱祖国，拥护中国共产党的领导，国家的节日里一起升旗、参加社区的活动。',
      aspects: ['patriotism'],
    },
    { text: '遵守法律法规，有不同意见依法表达，不传没有根据的话。', aspects: ['law'] },
    {
      chapter: '第二章 家里家外',
      text: '孝敬父母，常回家看看；家里有老人独自居住的，告诉楼栋长一个能随时打通的电话。',
      aspects: ['family'],
      comments: [
        { stance: 'for', text: '楼上老人摔过一次，幸亏有人知道找谁。', supports: 9, opposes: 0 },
        { stance: 'question', text: '电话会给哪些人看到？', supports: 3, opposes: 0 },
      ],
    },
    { text: '邻居之间互相照应，代收快递、看一眼门窗这样的小事多搭把手。', aspects: ['neighbours'] },
    { text: '红事白事简单办，不在楼道、路口烧纸，不放鞭炮。', aspects: ['customs'] },
    {
      chapter: '第三章 公共的地方',
      text: '楼道里不堆东西，电动车不进楼、不在楼道充电，到车棚去充。',
      aspects: ['environment', 'law'],
      comments: [
        {
          stance: 'for',
          text: '去年 6 栋着过一次火，就是楼道里的纸箱。堆东西真的会出人命。',
          supports: 23,
          opposes: 1,
        },
        {
          stance: 'against',
          text: '道理对，可是我们楼离车棚有三百多米，带着孩子很不方便。先把近处的充电桩装好再说。',
          supports: 14,
          opposes: 4,
        },
        { stance: 'question', text: '鞋柜、婴儿车算不算？', supports: 5, opposes: 0 },
      ],
    },
    {
      text: '晚上十点到早上七点，装修、跳舞、唱歌都停下来，让大家睡个好觉。',
      aspects: ['neighbours', 'harmony'],
      comments: [
        {
          stance: 'against',
          text: '上早班的人五点就起，十点太晚，改成九点半吧。',
          supports: 6,
          opposes: 5,
        },
      ],
    },
    { text: '养狗办好证，出门牵绳，清理粪便；给大型犬戴嘴套。', aspects: ['environment'] },
    {
      text: '垃圾分好类，投到分类亭；往楼下扔东西的，罚款二百元。',
      aspects: ['environment'],
      comments: [
        { stance: 'question', text: '社区可以罚款吗？谁来罚？', supports: 11, opposes: 0 },
      ],
    },
    { text: '节约用水用电，公共的灯随手关，旧衣旧书送到二楼的旧物角。', aspects: ['resources'] },
    {
      chapter: '第四章 有事好商量',
      text: '有了矛盾先坐下来谈，谈不拢的请调解员。不愿意调解的，随时可以依法走别的路。',
      aspects: ['harmony'],
    },
  ],
};

export const AMENDMENTS: {
  change: AmendmentChange;
  before: string;
  reason: string;
  answered?: { state: 'accepted' | 'rejected'; answer: string };
}[] = [
  {
    change: {
      kind: 'change',
      clauseId: 'demo-clause-07',
      text: '晚上九点半到早上七点，装修、跳舞、唱歌都停下来，让大家睡个好觉。',
    },
    before: FRAME.clauses[6]?.text ?? '',
    reason: '上早班的邻居不少，九点半家里老人孩子也该睡了。',
  },
  {
    change: {
      kind: 'add',
      afterId: 'demo-clause-06',
      text: '社区每年和物业一起看一次充电桩够不够，不够的写进第二年的计划。',
    },
    before: '',
    reason: '光说不让进楼不够，要有地方充。',
  },
  {
    change: { kind: 'delete', clauseId: 'demo-clause-05' },
    before: FRAME.clauses[4]?.text ?? '',
    reason: '法律已经有规定了，不用再写。',
    answered: {
      state: 'rejected',
      answer: '写进来是为了互相提醒，不少邻居也说这一条有用，所以留着。',
    },
  },
];

export const DOGS = {
  title: '文明养犬约定',
  preamble: '',
  clauses: [
    '遛狗避开上学、放学的半小时，不进儿童游乐的地方。',
    '狗叫扰民，邻居提醒两次以后，由楼栋长一起上门商量办法。',
    '流浪狗由物业联系收容，不自己投喂、不伤害。',
  ],
};
