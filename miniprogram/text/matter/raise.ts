import { dayWords } from '../date';

/** To say what is wrong and where. */
export const MATTER_RAISE = {
  intro: '原话只有负责的人看得到。公开的那一段由他们来写，不写姓名和电话。',
  text: '是什么事',
  textExample: '例如：一单元三楼的灯坏了一个星期',
  pictureHint: '先只有负责的人看得到。要不要给大家看，由他们选，不露脸、不露车牌。',
  topic: '哪一类',
  place: '在哪里',
  noPlace: '请选地方',
  spot: '具体位置',
  spotHint: '大门、车库、电梯都行，也可以不填',
  alike: '邻居提过这些，是不是一件事？',
  alikeHint: '是的话，点开说「我也是」，不用再提一遍，人多办得快。',
  channel: '从哪里来的',
  number: '工单号',
  due: '答复期限',
  named: '让邻居看到是谁提的',
  namedOn: '会显示名字',
  namedOff: '邻居看不到名字，负责的人看得到',
  send: '提上去',
  noTopic: '请选是哪一类，才知道由谁来办。',
  noOrder: '工单要写工单号和答复期限。',
};

/** `name`: of somebody for whom an officer writes it down, or '' */
export const raiseHeading = (name: string): string =>
  name === '' ? '有什么事要办？' : `替${name}记一件事`;
export const channelHint = (name: string): string =>
  name === '' ? '替别人记的才选；不选就是您自己提' : `替${name}记的`;
export const askedWords = (question: string): string => `社区在问：${question}`;
export const callWords = (number: string): string => `打 ${number}`;
export const answeredBy = (due: string): string => `${dayWords(due)}前答复`;
