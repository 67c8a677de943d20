/** Words that the phrases of the check are made of, as parts of regular expressions. */

/** One of some words, which may be expressions themselves. */
export const oneOf = (words: string): string => `(?:${words.trim().split(/\s+/).join('|')})`;

/** Within one phrase: what stands behind a comma is another thought. */
export const NEAR = '[^，,。；;！!？?\\n]';
const NUMBER = '[\\d０-９一二两三四五六七八九十百千万半几]';
export const AMOUNT = `${NUMBER}[\\d０-９一二两三四五六七八九十百千万.~～至到—-]* ?(?:元|块)`;
export const TIMES = `(?:加倍|双倍|${NUMBER}+倍)`;

/** Somebody did what the covenant does not want. */
export const BREACH = new RegExp(
  oneOf(`违 逾期 屡 拒 迟到 缺席 缺勤 缺一 旷工 欠 拖 打架 赌博 偷 焚烧 抛荒 高空抛物 对抗 滥办 大操大办 犯 吸毒 酗酒
    虐待 破坏 上访 落后 擅自 超[过标出生一每] 乱[扔停倒贴搭拉建丢放堆] 私[搭拉自] 没有?[参交缴按签打]
    [不未](?:按|听|遵|守|参|交|缴|服从|履行|改|执行|配合|到会|到场|文明|讲|孝|赡养|诚信|整改|拆|清|接|迁|搬|签|劝)
    [不未](?:还|管|牵|经|在|及时|完成|登记|打扫|合格|达标|回|去|来|开会)`),
);
/** The same of somebody who owes or does not obey. */
export const DEBT =
  /欠|[不未](?:能)?(?:按时)?(?:交|缴)|逾期|违|拒|屡|拖|不[听改拆]|[不未](?:履行|参加|遵守|配合|签|接种)|对其|者/;

/** Repairs, fire and storms, leaving home: then water and light are cut off for safety. */
export const SAFETY = new RegExp(
  oneOf(`检修 维修 抢修 施工 火灾 着火 失火 起火 漏 爆裂 事故 紧急 险情 台风 暴雨 雷 地震 触电 离家 离开 外出 出门 睡前
    下班 人走 随手 公告 计划 期间 突然 临时 故障 遇 拔 关好 用完 充[满完] 完毕 及时 消息 时[，,照]`),
);
export const UTILITIES = '[停断限][水电气暖网](?:[、和或]?[停断限]?[水电气暖网])*';
export const CUT_OFF = oneOf('切断 掐断 断开 中断 停止供应? 停供 关停 掐掉');
export const BENEFITS =
  oneOf(`福利 补贴 补助 分红 红利 股[金份权] 待遇 低保 最低生活保障 救[助济] 资格 证明 盖章 手续 养老
  医保 医疗 供[水电气暖] 政策 优惠 承包 宅基地 口粮 土地 补偿款? 慰问 奖励?金? 扶[持贫] 贷款 入学 落户 选举权 表决权
  投票权 发言权 改造申请 集体收益 奖学金 生活费 粮食`);
export const LOST =
  oneOf(`取消 停发 扣发 扣除 扣减 剥夺 收回 收走 冻结 核减 减发 不发放? 不给 不批 不再(?:享[受有]|发放?|给予)?
  不享[受有]? [不无][得能](?:享[受有]|领取?|申请|申报|办理|获得|参评|使用) 停办 不办理? 丧失 拒[绝不]
  不予(?:受理|办理|开具|出具|发放|享受|批准|申报)?`);
/** An honour is no benefit, and nobody may draw one by fraud. */
export const HONOUR =
  /评[选优先]|(?<!不)文明|先进|荣誉|称号|模范|红旗|冒领|骗取|截留|挪用|克扣|套取|虚报|侵占|私分/;

/** What a clause says of those who did well, or who serve. */
export const PRAISE =
  /表扬|表彰|志愿|先进|(?<!不)文明(?!行为)|好人|模范|光荣|楼[栋道]?长|网格员|委员|代表|候选|捐|值班|工作人员|服务人员|优秀|获奖|致谢|同意/;
export const BLAMED = new RegExp(
  oneOf(`欠 违 未 逾期 乱 拒 落后 后进 屡 其 最差 检讨 当事 责任人 行为人 超标 高价 赌 打骂 偷
    不(?:文明|孝|参|交|缴|按|诚信|讲|改|听|合格|整改|卫生|履行)`),
);
export const PLACES =
  oneOf(`全[村镇县乡组] 全小区 全社区 全街道 群[里内中] 微信群 业主群 朋友圈 广播站? 大?喇叭 公告栏 公示栏
  宣传栏 村口 祠堂 电梯 单元门 村民大会 大会 墙`);
export const PUBLISH =
  oneOf(`公示 公布 张贴 公开 通报 发[到在至布] 播[报放出]? 广播 上墙 贴[在出到于]? 晒 登报 张榜 批评 点名
  检讨 亮相 挂牌 喊`);
export const PERSONAL =
  oneOf(`姓名 名字 照片? 头像 住址 房号 门牌 名单 车牌号? 户主 视频 录像 检讨书? 身份 业主 家庭 行为人
  [人农住]家?户`);

export const OUTSIDERS =
  oneOf(`外嫁女? 出嫁女? 嫁[出到] 女儿(?!.{0,4}传后) 妇女 女性 女方 女孩 媳妇 寡妇 离婚女? 离异 丧偶 未婚
  再婚 二婚 改嫁 招婿 入赘 (?:上门)?女婿 男到女家 倒插门 外来(?![车物犬狗]) 外地 外村 外姓 租[户客] 租房户? 承租人 暂住
  流动人口 非本[村地] 户口(?:留|不在|空挂|迁) 没有本地户口 空挂户 残疾(?!人?(?:通道|车位|设施|证)) 养子女? 继子女? 超生`);
const RIGHTS =
  oneOf(`享 分[配红地]? 参[加与选评] 投票 表决 选举 发言 议事 领 继承 申请 担任 当 落户 建房 承包 入股 使用 居住
  经营 评选? 竞选 进入?祠堂 登记 办理 算`);
export const EXCLUDED =
  oneOf(`(?:不[得能许准可让予再]|不可以|不予)${NEAR}{0,4}?${RIGHTS} 不${RIGHTS} 不享[受有]? 无权 减半 取消
  没有${NEAR}{0,10}?(?:资格|权) 不计 除外 加倍 [加多]收 (?:须|需|要|应)${NEAR}{0,4}?[交缴] 由集体收回 必须迁出 只能
  另行商量 后才能享受 低于 以外`);

export const KIN =
  oneOf(`全家 全户 家属 亲属 家[里中]?人 家庭成员 同户 子女 孩子 配偶 妻子 丈夫 父母 家长 兄弟(?:姐妹)? 全楼 整栋楼?
  整楼 整个?[单楼][元道] 全单元 同单元 同一?[层楼] 全组 全村民小组 邻居 房东 五户 十户 三代`);
const CAREER = '(?:享|参军|入[党伍学]|当|担任|办|报|评|领|申请|考)';
export const SUFFERS =
  oneOf(`取消 扣 停 不享 不发 不给 不[得能]${NEAR}{0,4}?${CAREER} 不予 连带 一并(?!参加|打扫|通知|邀请) 受罚 处罚
  罚 追责 承担 担责 偿还 代[缴还] 分担 政审 列入 影响 都?要交`);
export const DUTY =
  /赡养|抚养|照顾|照料|医疗费|监护|未成年|孝|提醒|帮|劝|协商|依法|充电桩|维修|轮流|积极/;

export const REMEDIES =
  oneOf(`起诉 诉讼 上访 信访 投诉 举报 告状 打?官司 报警 申[诉辩] 仲裁 复议 上法院 再?告(?!知|诉|示) 派出所
  (?:向|找)(?:媒体|记者|政府|上级|主管部门)`);
export const OBSTRUCTED =
  /阻|限制|拦|干涉|干预|打击|报复|剥夺|恶意|虚假|诬|谎|及时|立即|主动|随意放弃|压制|强迫|隐瞒|拖延/;

export const AGREED = oneOf('同意 赞成 认可 默认 接受 没有意见 无意见 通过');
export const SILENT = new RegExp(
  oneOf(`逾期 过期 过时 缺席 沉默 弃权 无故 即视为 居住 入住 默认 没有?(?:反馈|回复|投票|来|表态|到|意见|提)
    [未不](?:反馈|回复|投票|提|参加|到[会场]?|答复|表态|签收|交|在规定|来|发表|反对|出席|说|表示|填)`),
);
