import type { MemberLimit } from '../../../../typings/contract/volunteer/shift';
import { FIND } from '../common';

/** Who belongs to the team, what they can do, which licences were seen. */
export const MEMBER_EDIT = {
  ...FIND,
  other: '换一位',
  notFound: '没有找到这个姓名。请核对每个字，或者请他先加入自己那一户。',
  proofSeen:
    '看清楚了，在下面记上号码最后四位；看不清的不用记，请他当面给您看。保存以后照片就删掉。',
  proofHint: '只有您和社区书记能打开，看一次记一次。',
  openProof: '打开照片',
  skills: '会什么',
  otherSkill: '别的本事',
  otherSkillExample: '例如：修自行车',
  add: '加上',
  remove: '去掉',
  until: '有效到',
  expired: '已经过期，要这个证的岗位暂时不能报。',
  always: '没有期限',
  paperHint:
    '证件要有人看过原件才算数：看过的，把号码最后四位记在这里，系统会记下是您今天看的。自己和自家人的，请另一位来看。',
  ending: '看过原件的，记下号码最后四位',
  endingHint: '照片不留，只留这四位',
  endingExample: '例如：3821',
  ways: '怎么参加',
  traineeHint: '见习的先报写着“见习可以报”的岗位，有熟手带着。学会了，改回“和大家一样”。',
  kinds: '还可以报哪几类',
  reason: '为什么',
  reasonHint: '本人看得到，也看得到是谁定的',
  reasonExample: '例如：腰伤没好，先不上夜里的班',
  limitUntil: '到哪一天为止',
  limitHint:
    '别的队员看不到，到了日子自动取消。已经报上的班不变；要撤，请到那一班的报名名单里移出。',
  consentHint: '未满 18 岁、家里大人没有手机的，看过签字的同意书可以登记，另一位核对以后算数。',
  consent: '登记监护人的同意书',
  leave: '移出队伍',
  save: '保存',
  enter: '登记这位队员',
  saveNote: '本人看得到登记了什么',
  title: '队员',
  noEnd: '一直有效',
  consentContent: '要有家里大人的签名。书记或另一位核对过，才能报名。',
  consentConfirm: '看过了',
  consentGiven: '已经同意过了',
  consentNoted: '登记了，等另一位核对',
  wantsPerson: '请先找到这位队员。',
  wantsReason: '请写上为什么，本人看得到。',
  saved: '登记好了',
  leaveContent: '登记的技能、证件和见习、限制会一起去掉，做过的时长都还在。',
};

/** @param by '' = it was seen just now, by whoever writes this */
export const seenWords = (by: string, day: string) => `${by && `${by} `}${day}看过原件`;

export const consentTitle = (name: string) => `${name} 的同意书在您手上？`;

export const leaveTitle = (name: string) => `${name} 不再是队员？`;

/** Who belongs to the team, for those who lead it. */
export const MEMBER_LIST = {
  empty: '还没有登记队员',
  emptyHint: '登记以后，“只给本队队员”和要证件的岗位，他们才能报名。',
  hint: '这份名单只有队长和社区书记看得到。',
  proof: '拍来了证件，等您看',
  unseen: '有证件还没看过原件',
  expired: '有证件过期了',
  add: '登记一位队员',
  noWechat: '没有微信，请打电话',
  trainee: '见习',
  restricted: '只参加几类班',
};

export const latesWords = (lates: number) => `临时取消过 ${lates} 次`;

/** A member photographs a licence for the leaders of one team. */
export const PROOF_SEND = {
  title: '请队长看证件',
  orShow: '也可以不拍照，当面把原件给队长看。',
  which: '是什么证',
  other: '别的证',
  otherExample: '例如：社会工作者证',
  until: '有效到',
  always: '没有期限',
  pictures: '证件照片',
  picturesHint: '用不着的号码可以先遮住，留最后四位',
  send: '请队长看',
  sent: '交给队长了',
  wantsSkill: '请选一选是什么证。',
  wantsPicture: '请拍一张证件，再交给队长。',
};

/** What is kept about oneself as a volunteer. */
export const VOLUNTEER_PROFILE = {
  born: '出生年份',
  bornHint: '有的岗位看年龄。只记年份，只用来看您能不能报，队长和别人都看不到。',
  takeBack: '收回，不留了',
  skills: '会什么',
  noSkills: '还没有登记。有特长、有证书的，请队长登记在您的名下。',
  takeProofBack: '收回照片',
  proofHint: '当面给队长看原件，或者拍给队长看，看过就删。',
  sendProof: '拍给队长看',
  consents: '家人同意',
  takeBackConfirm: '收回',
  takenBack: '收回了',
  takeBackTitle: '收回出生年份？',
  takeBackContent: '收回以后，有年龄要求的岗位要重新填了才能报。',
  noted: '记下了',
};

export const birthYear = (year: number) => `${year} 年`;

export const proofWaits = (proof: string) => `${proof}，等队长看`;

/** Which licence they have photographed. */
export const proofSent = (skill: string) => `拍来了证件：${skill}`;

/** Who can open the pictures, and until when they are kept. */
export const whoSeesProof = (team: string) =>
  `只有${team || '这支队伍'}的队长和社区书记能打开，看一次记一次。看过就删，没人看的 30 天后也删。`;

export const proofTo = (team: string) => `给${team}的队长看证件`;

export const inTeam = (team: string) => `在${team}`;

/** How often one has cancelled late; '' if never. */
export const ownLates = (lates: number) =>
  lates > 0 ? `开始前不久才取消的，有 ${lates} 次。队长排班时看得到。` : '';

/** The year of birth that one has said. */
export const bornWords = (born: number | null) =>
  born === null ? '还没有填，选一个' : birthYear(born);

export const limitSetBy = (name: string, day: string) => `${name} ${day}定的`;

/** How a member may take part: like everybody, learning, or in some kinds of shifts alone. */
export const WAYS: { is: '' | MemberLimit['is']; name: string }[] = [
  { is: '', name: '和大家一样' },
  { is: 'trainee', name: '见习' },
  { is: 'restricted', name: '只参加几类班' },
];
