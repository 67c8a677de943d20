import type { NoticeKind } from '../../../typings/contract/notice';

/** A notice that is written often; 〔 〕 is to be filled in. */
export interface NoticeTemplate {
  name: string;
  kind: NoticeKind;
  title: string;
  body: string;
}

export const TEMPLATES: readonly NoticeTemplate[] = [
  {
    name: '停水',
    kind: 'outage',
    title: '〔几栋〕〔几号〕停水通知',
    body: '各位邻居：\n因〔原因〕停水，什么时候停、大概什么时候来，写在最上面。\n\n## 请您\n- 提前接好用水\n- 出门前关好水龙头\n- 来水后先放一会儿，水清了再用\n\n家里有老人、病人需要帮忙的，请打电话给楼栋长。',
  },
  {
    name: '停电',
    kind: 'outage',
    title: '〔几栋〕〔几号〕停电通知',
    body: '各位邻居：\n因〔原因〕停电，电梯同时停用。什么时候停、大概什么时候来，写在最上面。\n\n## 请您\n- 不要在停电前后乘电梯\n- 拔掉电器插头，冰箱少开门\n- 家里用呼吸机等设备的，请提前告诉我们\n\n有急事请打电话给楼栋长。',
  },
  {
    name: '检修',
    kind: 'repair',
    title: '〔电梯、消防、燃气〕检修通知',
    body: '各位邻居：\n〔几号〕〔几点〕到〔几点〕检修〔什么〕，由〔单位〕负责，工作人员会带着证件。\n\n## 请您\n- 需要进家门的，留一位家人在家\n- 不认识的人没有证件，请不要开门\n\n有问题请打电话给楼栋长。',
  },
  {
    name: '体检',
    kind: 'health',
    title: '〔几岁以上〕免费体检通知',
    body: '各位邻居：\n〔几号〕〔几点〕到〔几点〕，在〔地方〕为〔哪些人〕免费体检。\n\n## 请带上\n- 身份证、医保卡\n- 平时吃的药，或者药盒\n\n早上请先不要吃东西。走不动的老人，请告诉楼栋长，我们上门接。',
  },
  {
    name: '缴费',
    kind: 'payment',
    title: '〔什么费〕缴费提醒',
    body: '各位邻居：\n〔什么费〕从〔几号〕开始交，到〔几号〕为止。\n\n## 怎么交\n- 〔办法一〕\n- 不会用手机的，到〔地方〕交现金\n\n我们不会打电话要验证码，也不会让您转账到个人账户。',
  },
  {
    name: '防汛',
    kind: 'flood',
    title: '〔几号〕有大雨，请做好准备',
    body: '各位邻居：\n气象台预报，〔几号〕〔几点〕到〔几点〕有〔大雨、暴雨〕。\n\n## 请您\n- 收好阳台和窗台上的东西\n- 车不要停在地下车库和低洼处\n- 一楼和半地下室提前垫高物品\n- 不要出门，更不要涉水\n\n需要转移或帮忙，请马上打电话：〔电话〕。',
  },
  {
    name: '居务公开',
    kind: 'affairs',
    title: '居务公开：〔什么事〕',
    body: '## 公开的事\n〔什么事，怎么定的，谁办的〕\n\n## 钱和物\n〔收了多少、用了多少、还剩多少〕\n\n## 有疑问\n公示期内可以向居委会或居务监督委员会提出，地点〔地方〕，电话〔电话〕。',
  },
];

export const BLANKS = '模板里还有〔 〕没填，请填好再往下。';

/** True while something of a template has not been filled in. */
export function hasBlanks(text: string): boolean {
  return /〔[^〕]*〕/.test(text);
}
