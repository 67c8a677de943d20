import type { LintKind } from '../../../typings/contract/covenant.ts';
import * as w from './lint-words.ts';

/**
 * What a covenant may say that goes beyond what residents can agree on: it binds by consent, and can
 * neither punish nor take away what the law gives (村民委员会组织法, art. 27; 城市居民委员会组织法,
 * art. 31; 行政处罚法, art. 4, 10 to 14: only laws and rules of the state set penalties).
 */
export interface Phrase {
  kind: LintKind;
  find: RegExp;
  /** what the sentence has to say as well */
  needs?: RegExp;
  /** what makes it lawful, anywhere in the sentence */
  unless?: RegExp;
  /** what makes these very words lawful */
  butNot?: RegExp;
  /** a prohibition before it does not make it lawful: it is one itself, or an amount of money */
  always?: boolean;
  /** lawful where an authority does it by law */
  byLaw?: boolean;
}

type Conditions = Omit<Phrase, 'kind' | 'find'>;
const { NEAR, BREACH, AMOUNT, BENEFITS, KIN, PRAISE, oneOf } = w;

const phrases = (kind: LintKind, ...all: [find: string, conditions?: Conditions][]): Phrase[] =>
  all.map(([find, conditions]) => ({ kind, find: new RegExp(find, 'g'), ...conditions }));

const FINES = phrases(
  'fine',
  [
    `(?:罚款|罚金|罚没|没收|滞纳金|扣押|违[规章]金|处罚金|惩罚金|经济(?:处罚|惩罚|制裁))(?:${AMOUNT})?`,
    { byLaw: true },
  ],
  ['违约金', { unless: /合同/, byLaw: true }],
  [`(?:罚|处以|处|(?<!折)扣(?:除|缴)?)${NEAR}{0,8}?${AMOUNT}`, { always: true, byLaw: true }],
  [`[缴交]${NEAR}{0,6}?${AMOUNT}${NEAR}{0,4}?(?:处罚|惩罚)`, { always: true }],
  [`赔${NEAR}{0,12}?${AMOUNT}`, { always: true }],
  [
    `${oneOf('缴纳?费? 上?交 拿 收[取费]? 多收 加收 支?付 捐款? 出 掏 补 认捐 加')}${NEAR}{0,10}?${AMOUNT}`,
    {
      needs: BREACH,
      unless: /自愿|补贴|减免|奖励|收费标准|每度|每小时/,
      always: true,
      byLaw: true,
    },
  ],
  ['充公|[，,的](?:一律)?罚$'],
  [
    `(?<=的[，,])每[天日次]${NEAR}{0,3}?(?:计费|收费|收取|缴|交)${NEAR}{0,3}?${AMOUNT}`,
    { unless: /停车|车位|使用|租|充电|借/ },
  ],
  [
    `[款费金]${NEAR}{0,2}?${AMOUNT}`,
    {
      needs: BREACH,
      unless: /自愿|补贴|减免|奖励|收费标准|每度|每小时|每月|每平方米|每年/,
      always: true,
      byLaw: true,
    },
  ],
  [`扣${NEAR}{0,6}?(?:押金|保证金|工分|积分|奖金|工资|钱)`, { needs: BREACH }],
  [
    `${AMOUNT}${NEAR}{0,4}?(?:计罚|处罚|罚)|(?:收缴|追缴)${NEAR}{0,6}?[款费钱]`,
    { needs: BREACH, byLaw: true },
  ],
  [`(?:扣|罚)[一二两三四五六七八九十百千\\d]+(?![年月天日分条名户次个])`, { needs: BREACH }],
  [
    `(?:出|摆|请|办)${NEAR}{0,4}?(?:桌酒|酒席|吃饭|看电影|场戏|烟酒)`,
    { needs: BREACH, unless: /操办|节俭|从简|不得|控制/ },
  ],
  [`[出交掏拿赔]钱${NEAR}{0,4}`, { needs: BREACH, byLaw: true }],
  [
    `(?:上浮|上调|加价|加收|提高|加|罚|扣|赔|追缴|按)${NEAR}{0,6}?(?:${w.SHARE}|${w.TIMES})|${w.SHARE}${NEAR}{0,4}?(?:加收|罚|追缴|扣)|按(?!${NEAR}{0,6}(?:实际|原价|市价|损失|价值))${NEAR}{1,8}赔|(?:上浮|上调|加价|涨价)`,
    { needs: BREACH, byLaw: true },
  ],
  [`超出?(?:的)?部分${NEAR}{0,6}?(?:上交|上缴|充公|归集体|没收|捐)`],
  [
    `${w.TIMES}${NEAR}{0,4}?(?:赔偿|罚|缴|交|承担|负担)|(?:承担|缴|交)${NEAR}{0,3}?${w.TIMES}|加倍`,
    { needs: BREACH, byLaw: true },
  ],
  [`(?:押金|保证金|诚信金)${NEAR}{0,8}?(?:不予?退|不返|不再退|没收|扣|归)`],
  [`(?<![奖处惩刑受])罚(?![则单球款金没]|分明)${NEAR}{1,8}`, { byLaw: true }],
  [
    `以工代罚|(?:出|做|补)${NEAR}{0,3}义务工|出工${NEAR}{0,4}天|劳动${NEAR}{0,3}天`,
    { needs: BREACH },
  ],
  [
    `${oneOf('给予 予以 进行 作出 从[严重] 加重 严[肃厉] 接受 可以? 一律 受到? 按 重')}${NEAR}{0,6}?(?:处罚|惩罚|惩处|惩戒|制裁)`,
    { needs: BREACH, byLaw: true },
  ],
);

const WITHHELD = phrases(
  'withheld-benefit',
  [w.UTILITIES, { needs: w.ORDERED, unless: w.SAFETY }],
  [w.UTILITIES, { needs: w.DEBT, unless: /检修|抢修|改造|事故|火灾|遇/ }],
  [`${w.CUT_OFF}${NEAR}{0,6}?(?:水|电源?|气|暖|网|闸)`, { unless: w.SAFETY }],
  [
    `${oneOf('停用 注销 锁 冻结 关闭 取消 不予?开通 消磁 收回 禁用 移出 上锁 失效')}${NEAR}{0,6}?${oneOf('门禁卡? 电梯卡 梯控 道闸 车牌 车位 通行证 门卡 [水电]表')}`,
    { unless: /丢失|遗失|搬走|退租|搬离|本人申请|损坏|补办|更换/ },
  ],
  [
    `${oneOf('不予 禁止 不[准许让得能] 限制 拒绝 谢绝 阻止')}${NEAR}{0,8}?${oneOf('放行 进出 出入 进入?小区 进入?村 入内 使用电梯 乘坐?电梯 用电梯 使用(?:会所|健身|公共|活动)')}`,
    {
      needs: /欠|[不未](?:交|缴|接种|戴|签|参加|遵守|配合|改)|违|拖|屡|业主|住户/,
      unless: /登记|外来|推销|访客|[犬狗猫]|宠物|易燃|易爆|电动车|快递|通道|不得(?:因|以|限制)/,
    },
  ],
  [
    `${w.TAKEN}${NEAR}{0,14}${BENEFITS}`,
    {
      needs: BREACH,
      butNot: w.HONOUR,
      unless: /不符合条件|材料不全|弄虚作假|骗取|冒领|丢失|依照.{0,12}法|依法|以新|为准/,
    },
  ],
  [
    `${BENEFITS}${NEAR}{0,10}?${w.TAKEN}`,
    {
      needs: BREACH,
      butNot: w.HONOUR,
      unless: /不符合条件|材料不全|弄虚作假|骗取|冒领|丢失|依照.{0,12}法|依法|以新|为准/,
    },
  ],
  [
    `${oneOf('取消 剥夺 收回 冻结 停发 扣发 不再享[受有]? 不享[受有]? [不无][得能](?:享[受有]|领取)')}${NEAR}{0,14}?${oneOf('福利 补[贴助] 分红 待遇 低保 救[助济] 政策 优惠 惠[民农](?:政策|资金|补贴)? 承包(?:地|权)? 宅基地? 口粮 土地 选举权 表决权 投票权')}`,
    { butNot: w.HONOUR, unless: /依照.{0,12}法|依法/ },
  ],
  [
    `${w.PERIOD}${NEAR}{0,4}?${w.TAKEN}${NEAR}{0,8}?${BENEFITS}`,
    { butNot: w.HONOUR, unless: /不符合条件|骗取|冒领|期间/, always: true },
  ],
  [
    '不[予给得替为]?(?:他|其|本人|家里人)?(?:都)?(?:不给)?(?:开具|出具|办理|盖章|开)(?:证明|手续|介绍信|任何)?',
    { needs: BREACH, butNot: /^不[得予]?(?:办理|开)$/ },
  ],
  [
    `${oneOf('不得 不能 不准 不许 不让 无权 没有 取消 暂停 丧失 剥夺 限制 停止')}${NEAR}{0,8}?${oneOf('投票 表决 选举权? 发言 参选 议事 参加(?:村民|业主|居民)(?:代表)?(?:会议|大会) 委员 知情权 监督权')}`,
    { needs: w.DEBT, unless: /代替|替人|重复|冒|贿|委托/ },
  ],
  [
    `(?<=(?:的|者|户|人|家庭|业主|村民|屡次|次)[，,]${NEAR}{0,12})${w.HARSH}${NEAR}{0,8}`,
    { needs: BREACH, butNot: w.HONOUR, unless: w.MILD },
  ],
  [`与${NEAR}{0,12}?${BENEFITS}${NEAR}{0,6}?挂钩`],
);

const SHAMING = phrases(
  'shaming',
  [
    oneOf(`(?:上墙|公开)?曝光台? 黑名单 黑榜 黑旗 示众 游街 批斗 亮丑 点名(?:批评|道姓|通报) 通报批评 批判会? 公开谴责 负面清单 挂牌批评
      公开(?:检讨|批评|道歉) [挂亮贴]黄牌 (?:失信|不文明|不诚信|老赖)名单`),
    { unless: PRAISE },
  ],
  [`${w.PUBLISH}${NEAR}{0,12}?${w.PERSONAL}`, { needs: w.BLAMED, unless: PRAISE }],
  [`${w.PERSONAL}${NEAR}{0,12}?${w.PUBLISH}`, { needs: w.BLAMED, unless: PRAISE }],
  [`${w.PLACES}${NEAR}{0,8}?${w.PUBLISH}`, { needs: w.BLAMED, unless: PRAISE }],
  [`${w.PUBLISH}${NEAR}{0,8}?${w.PLACES}`, { needs: w.BLAMED, unless: PRAISE }],
  [`(?:姓名|照片|名单)上墙|${w.PLACES}${NEAR}{0,3}?点名(?!表扬)`, { unless: PRAISE }],
  [`(?:当众|公开|全体|面前|大会)${NEAR}{0,8}?(?:检讨|认错|道歉|批评)`, { unless: PRAISE }],
  [`检讨书?[，,]?${NEAR}{0,4}?(?:张贴|公示|上墙|宣读|公开)`],
  [
    `(?:落后|后进|最差|不合格|欠费|违规)${NEAR}{0,8}?(?:挂牌|张榜|上墙|牌子|公示)`,
    { unless: PRAISE },
  ],
  [`[贴挂]${NEAR}{0,6}?(?:落后|后进|欠费|违规|不文明|老赖)`, { unless: PRAISE }],
  [
    `(?:监控|截图|抓拍|录像)${NEAR}{0,12}?(?:播[放出]|公布|公开|张贴|发到|上传|展示)`,
    { unless: /公安|同意|民警/ },
  ],
  [`编成${NEAR}{0,6}?(?:传唱|顺口溜|段子)|传唱`, { needs: w.BLAMED }],
);

const UNEQUAL = phrases(
  'unequal',
  [
    `${w.OUTSIDERS}${NEAR}{0,14}?[，,]?${NEAR}{0,10}?[，,]?${NEAR}{0,6}?${w.EXCLUDED}`,
    {
      butNot: /歧视|干涉|未经登记|登记租户|不得(?:侵|虐|限制|剥夺|强迫)/,
      unless:
        /不得[因以]|平等|同等|一视同仁|依法保护|自由|一样|群租|无障碍|关爱|可以(?:上门|委托|申请)|听取/,
      always: true,
    },
  ],
  [`只(?:限|能|有|给|租给|卖给|准|许)${NEAR}{0,6}?(?:本[姓村地族]|男[性丁人]|户籍|有房)`],
  ['外来户(?!和|、)', { unless: /关心|关爱|帮助|平等|一视同仁|尊重|欢迎|融入|歧视/ }],
  ['传男不传女|按男丁|只限男|男[丁性]优先|女孩不计'],
);

const COLLECTIVE = phrases(
  'collective-punishment',
  [
    `(?<=[，,])(?:其|他的|该)?${KIN}${NEAR}{0,12}?(?:不[得能准许予再出推给发办录评]|否决|取消|停|扣|罚|承担|代[为交缴还偿]|检讨|影响|受|赔|负)${NEAR}{0,6}`,
    {
      needs: BREACH,
      butNot: w.DUTY,
      unless: /赡养|照料|医疗费|监护|未成年|没有义务|不得[以因]|不影响|让孩子/,
    },
  ],
  ['连坐|株连|连带(?:赔偿)?责任|联保|互保', { unless: /依法|监护/ }],
  [
    `${KIN}${NEAR}{0,12}?${w.SUFFERS}(?:责任|后果|损失)?`,
    {
      needs: new RegExp(`${BREACH.source}|债|欠|其|政审`),
      butNot: w.DUTY,
      unless: /赡养|照料|医疗费|监护|未成年|不影响|优先|积极参军|没有义务|不得[以因]/,
    },
  ],
  [
    `(?:一[户人家例]|有人|有一[家户人])${NEAR}{0,8}?(?:违|犯|欠|乱|不[交缴按改拆]|出事|酗酒|上访)${NEAR}{0,8}?[，,]?(?:${KIN}|集体|一起|全)${NEAR}{0,10}`,
    { butNot: /提醒|帮|劝/ },
  ],
  [
    `${w.TAKEN}${NEAR}{0,4}?${KIN}${NEAR}{0,8}`,
    { needs: BREACH, butNot: w.DUTY, unless: /赡养|监护|未成年/ },
  ],
  [
    `${KIN}[，,]${NEAR}{0,6}?不(?:推荐|录用|批|给|予|办)${NEAR}{0,6}`,
    { needs: BREACH, butNot: w.DUTY },
  ],
  [
    `(?:影响|连累|牵连|不予录取|不录取)${NEAR}{0,4}?${KIN}${NEAR}{0,4}`,
    { needs: BREACH, unless: /不(?:得)?(?:影响|连累|牵连)/ },
  ],
  [`(?:子女|家属|亲属|家庭成员|兄弟)${NEAR}{0,4}?政审|父债子[还偿]|子债父[还偿]`],
);

const BLOCKED = phrases(
  'blocked-remedy',
  [
    `${oneOf('不得 不准 禁止 严禁 不许 不允许 不能 不可以? 不要 谢绝 不接受 不受理 别')}${NEAR}{0,14}?${w.REMEDIES}`,
    {
      butNot: w.OBSTRUCTED,
      unless:
        /不得[以因].{0,16}(?:为由|打击|报复|阻|限制)|诬告|不得(?:阻|限制|干涉|压制|强迫)|攻击|谩骂|造谣/,
      always: true,
    },
  ],
  [
    `(?:不准|不得|禁止|严禁|不许|不能)${NEAR}{0,14}?(?:不利|负面|抹黑|有损)${NEAR}{0,8}?(?:言论|消息|信息|话|帖|视频)`,
    { always: true },
  ],
  [
    `(?:有异议|不服|有意见)${NEAR}{0,4}?[，,]?(?:一律|概)?(?:不予受理|不受理|不予理|不接受|无效)`,
    { always: true },
  ],
  [`放弃${NEAR}{0,8}?(?:${w.REMEDIES}|权利|追[究诉偿索]|权)`, { unless: /强迫|随意放弃/ }],
  [
    '最终解释权|终局|最[终后]的?决定|告到哪里|(?:自行|自动|视为)放弃|不得反悔|永不反悔|(?:只能|必须|一律)私了|说了算|不出[村门小社]',
  ],
  [`只能(?:向|找|在)${NEAR}{0,6}?(?:提|反映|解决|处理)`, { needs: /不得|不准|不能|不许|禁止/ }],
  ['(?:不得|不准|不能|不许)(?:再)?(?:有|提出?)(?:任何)?异议', { always: true }],
  [`(?:方可(?!以)|才能|才可以?|方能|才准)${NEAR}{0,4}?${w.REMEDIES}`, { unless: /监护|本人|会议/ }],
  [`否则${NEAR}{0,2}?不[得能准许]${NEAR}{0,4}?${w.REMEDIES}`, { always: true }],
  [`谁${NEAR}{0,6}?${w.REMEDIES}${NEAR}{0,6}?[，,]?${NEAR}{0,2}?(?:谁|后果|自负|负责)`],
  [
    `(?:越级|到(?:镇|县|市|省|北京))${NEAR}{0,6}?(?:反映|上访|告状)${NEAR}{0,4}`,
    { needs: /取消|不得|不准|禁止|严禁|处|罚/, always: true },
  ],
);

const SILENCE = phrases(
  'silence',
  [
    `${oneOf('视为 视同 视作 当作? 当成 算作? 推定为? 等[同于]于? 认定为? 按 就算 即为 默认为? 就是 就当 一律 随 以 跟')}${NEAR}{0,6}?${w.AGREED}${NEAR}{0,8}`,
    {
      needs: w.SILENT,
      unless: /不(?:得)?(?:视为|算|等于|等同)|签[字名]同意|书面同意|委托/,
      always: true,
    },
  ],
  [
    `(?:计入|归入|算入|加到)${NEAR}{0,2}?(?:多数|赞成|同意)(?:票|方|意见|一方)?`,
    { unless: /不计入/ },
  ],
  [`(?:默认(?:同意|继续|缴|接受|通过)|替他?投赞成票|沉默即)${NEAR}{0,6}`],
  [`以${NEAR}{0,8}?(?:结果|决定|意见)为(?:其|准|他)${NEAR}{0,4}`, { needs: w.SILENT }],
);

const COERCION = phrases(
  'coercion',
  [
    `强制${NEAR}{0,4}?${oneOf('开 进 入户 检查 搜查 拆 带 驱 扣 执行 迁 搬 清退 传唤 参加')}${NEAR}{0,6}`,
    { byLaw: true },
  ],
  [`强行${NEAR}{0,4}?[进入开撬搬带拆检]${NEAR}{0,6}`, { byLaw: true }],
  [
    oneOf(`强拆 搜身 搜查 撬[开锁]锁? 破门 关押 禁闭 关在 捆起来 捆绑 捆送 绑起来 殴打 打一顿 罚跪 罚站 体罚 盘问
      扣人 看管 [开搜翻]包 没收身份证 门上加锁 反锁在 锁在 吊在 封条 封[住门了] 关在屋 关[一几两]?[夜天] 关起来 (?:强行|直接)换锁`),
    { byLaw: true, unless: /民警|公安|禁止|水井|消防通道/ },
  ],
  [`(?:扣留|扣押|扣下|收走)${NEAR}{0,4}?(?:身份证|证件|户口本|手机|人员|当事人)`, { byLaw: true }],
  [`限制${NEAR}{0,8}?(?:外出|出门|人身自由|离开|出行)`],
  [
    `${oneOf('外出 离村 离开(?:本)?(?:村|小区|社区) 出门 出远门 出村 打工 谈对象 走亲戚 来客 留宿 过夜 去外地 结婚 婚前 订婚 离婚 婚[事嫁] 改嫁 再婚')}${NEAR}{0,8}?[，,]?[必]?[须要应需得先让以天]${NEAR}{0,4}[，,]?${NEAR}{0,10}?(?:请假|批准|审批|报批|同意|许可|点头|打报告|报告|获准|审查)`,
    {
      unless: /值班|志愿者|工作人员|委员(?!会)|党员|双方自愿|(?:结婚|居住)登记|不得要求|会议|到会/,
    },
  ],
  [
    `(?:不[准许得能]|禁止)${NEAR}{0,10}?(?:外出|出门|离村|离开(?:本)?(?:村|小区|社区)|出村)`,
    { unless: /岗|值班|牵绳|犬|狗|孩子|未成年|单独|不得要求/, always: true },
  ],
  [
    `(?:不[准许得能]|禁止)${NEAR}{0,6}?(?:通婚|离婚|改嫁|再婚|结婚|嫁)`,
    { unless: /干涉|以|因|近亲|阻/, always: true },
  ],
  [
    `(?:可凭?|可以|有权|随时|必要时|要)${NEAR}{0,6}?(?:进入|入户|查看|检查|翻看|打开|拆|查(?!找|询))${NEAR}{0,6}?(?:家|宅|屋|房|递|裹|机|信|身份证|去向|包)|随时(?:入户|进屋|进门|进家)|入户${NEAR}{0,8}[，,]?${NEAR}{0,6}不得拒绝`,
    { unless: /同意|依法|约好|消防|公共|车棚|机房|民警/ },
  ],
  [`(?:手机|聊天记录|快递|包裹|信件)${NEAR}{0,6}?(?:接受|必须|交由)${NEAR}{0,4}?(?:检查|查看)`],
  [`(?:组织人|派人|叫人|雇人)${NEAR}{0,6}?(?:搬|拆|清|砸|赶)${NEAR}{0,6}`, { needs: BREACH }],
  [
    `[须应要]${NEAR}{0,6}?钥匙${NEAR}{0,4}?[给交]|交${NEAR}{0,6}?钥匙给(?:物业|村|社区)`,
    { unless: /自愿|公共|退租|搬走/ },
  ],
);

export const PHRASES: readonly Phrase[] = [
  ...FINES,
  ...WITHHELD,
  ...SHAMING,
  ...UNEQUAL,
  ...COLLECTIVE,
  ...BLOCKED,
  ...SILENCE,
  ...COERCION,
];
