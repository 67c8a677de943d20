import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { MotionDetail } from '../../../../typings/contract/motion';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { fetchFile } from '../../../cloud/download-file';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { currentOf, memberships } from '../../../store/session';
import { receiptWords } from '../../../text/ballot/question';
import { motionShared } from '../../../text/ballot/share';
import { stopWords } from '../../../text/ballot/stop';
import { dayWords, fullWords } from '../../../text/date';
import { ANNOUNCERS, holdsOne, INVITERS } from '../../../text/role/role';
import type { Shared } from '../../../text/share';
import { sendFile } from '../../../view/attachment';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { keepDrawn, openPoster, shareCard } from '../../../view/share';

interface Step {
  key: string;
  name: string;
  words: string;
  done: boolean;
}

/** From the close to the file: counted, signed by two, published, filed. */
definePage({
  data: {
    communityId: '',
    motionId: '',
    motion: null as MotionDetail | null,
    /** the result, once everybody reads it */
    shared: null as Shared | null,
    steps: [] as Step[],
    /** why there is no result */
    stopped: '',
    action: '' as '' | 'count' | 'sign' | 'publish' | 'file' | 'cancel',
    label: '',
    note: '',
    hash: '',
    roster: '',
    recounted: '',
    announces: false,
    packing: false,
    /** where the pack lies on the phone, and its name */
    packed: null as { filePath: string; fileName: string } | null,
    busy: false,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', motionId: query.motionId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    const known = await memberships();
    const roles = known.ok ? (currentOf(known.data)?.roles ?? []) : [];
    this.setData({ announces: holdsOne(roles, [...ANNOUNCERS, ...INVITERS]) });
    await load(this, {
      ask: () => callCloud('ballot', 'showMotion', { communityId, motionId }),
      show: (motion) => {
        const { result, rosterHash } = motion;
        this.setData({
          motion,
          shared: isPublic(motion) ? motionShared(communityId, motion) : null,
          steps: stepsOf(motion),
          stopped: motion.stopped ? stopWords(motion.stopped) : '',
          hash: result ? receiptWords(result.listHash.slice(0, 20).toUpperCase()) : '',
          roster: rosterHash ? receiptWords(rosterHash.slice(0, 20).toUpperCase()) : '',
          ...actionOf(motion),
        });
      },
    });
  },

  async act() {
    const { communityId, motionId, motion, action, busy } = this.data;
    if (busy || !motion || !action) return;
    const one = { communityId, motionId };
    if (action === 'cancel') return this.cancel();
    if (action === 'publish' || action === 'sign') {
      const { confirm } = await wx.showModal(
        action === 'sign'
          ? {
              title: '签上您的名字？',
              content: '请先把结果和名单对一遍。签了以后，您的名字会和结果一起公示。',
              confirmText: '签字',
              cancelText: '再看看',
            }
          : {
              title: '现在公示？',
              content: `全体居民都看得到结果，公示 ${motion.settings.publicationDays} 天，期间可以提意见。`,
              confirmText: '公示',
              cancelText: '再看看',
            },
      );
      if (!confirm) return;
    }
    const name = `${action}:${motionId}`;
    const commandId = keptCommandId(name);
    const listHash = motion.result?.listHash ?? '';
    await this.send(name, () => {
      if (action === 'count') return callCloud('ballot', 'countMotion', one);
      if (action === 'sign')
        return callCloud('ballot', 'signResult', { ...one, listHash, commandId });
      if (action === 'publish') return callCloud('ballot', 'publishResult', { ...one, commandId });
      return callCloud('ballot', 'recordFiling', {
        ...one,
        day: dayOf(Date.now()),
        office: '街道办事处',
        commandId,
      });
    });
  },

  async cancel() {
    const { communityId, motionId, stopped } = this.data;
    const { confirm, content } = (await wx.showModal({
      title: stopped ? '这次表决作废？' : '撤回这件事？',
      editable: true,
      placeholderText: '为什么，大家会看到',
      confirmText: stopped ? '作废' : '撤回',
      cancelText: stopped ? '再查查' : '不撤回',
    })) as { confirm: boolean; content?: string };
    if (!confirm || !content?.trim()) return;
    const name = `cancel:${motionId}`;
    await this.send(name, () =>
      callCloud('ballot', 'cancelMotion', {
        communityId,
        motionId,
        reason: content.trim(),
        commandId: keptCommandId(name),
      }),
    );
  },

  async recount() {
    const { communityId, motionId } = this.data;
    const name = `recount:${motionId}`;
    this.setData({ busy: true });
    const answer = await callCloud('ballot', 'recountMotion', {
      communityId,
      motionId,
      commandId: keptCommandId(name),
    });
    this.setData({ busy: false });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    this.setData({
      recounted: answer.data.same
        ? `重新数了 ${answer.data.ballots} 张票，和结果一致。`
        : '重新数的和结果不一致。请不要公示，先联系技术支持，并保留纸票。',
    });
  },

  /** Made and fetched first: WeChat sends a file only from a tap. */
  async pack() {
    const { communityId, motionId, packed, packing } = this.data;
    if (packing) return;
    if (packed) return sendFile(packed);
    const name = `pack:${motionId}`;
    this.setData({ packing: true });
    const made = await callCloud('filing', 'makePack', {
      communityId,
      motionId,
      commandId: keptCommandId(name),
    });
    settleCommand(name, made);
    const file = made.ok ? await fetchFile(made.data.url, made.data.name) : made;
    this.setData({ packing: false });
    if (!file.ok) return explain(file);
    if (made.ok) this.setData({ packed: { filePath: file.data, fileName: made.data.name } });
  },

  keepDrawn(event: WechatMiniprogram.CustomEvent<{ file: string }>) {
    keepDrawn(this.data.shared, event);
  },

  openPoster() {
    openPoster(this.data.shared);
  },

  onShareAppMessage() {
    const { communityId, motionId, shared } = this.data;
    return shareCard(shared, pathTo.motion(communityId, motionId));
  },

  async send(name: string, ask: () => Promise<Envelope<unknown>>) {
    this.setData({ busy: true });
    const answer = await ask();
    this.setData({ busy: false });
    settleCommand(name, answer);
    explain(answer);
    await this.refresh();
  },
});

function stepsOf({ state, result, filed, form, stopped }: MotionDetail): Step[] {
  const signed = result?.signatures ?? [];
  const steps: Step[] = [
    {
      key: 'count',
      name: '计票',
      words: result
        ? `${fullWords(result.countedAt)}，共 ${result.ballots} 张票`
        : stopped
          ? `${fullWords(stopped.at)} 停下了`
          : `${fullWords(form.countsAt)} 自动计票`,
      done: result !== null,
    },
    {
      key: 'sign',
      name: '两人核对签字',
      words: signed.length > 0 ? signed.map(({ name }) => name).join('、') : '还没有人签',
      done: signed.length >= 2,
    },
    {
      key: 'publish',
      name: '公示',
      words: result?.publishedUntil
        ? `到 ${dayWords(dayOf(result.publishedUntil))}`
        : '签齐以后公示',
      done: isPublic({ state }),
    },
    {
      key: 'file',
      name: '备案',
      words: filed ? `${dayWords(filed.day)} 报${filed.office}` : '公示后报街道（乡镇）备案',
      done: filed !== null,
    },
  ];
  // What neighbours have agreed on is not filed with anybody.
  return steps.filter(({ key }) => key !== 'file' || isFiled(form));
}

const isPublic = ({ state }: Pick<MotionDetail, 'state'>) =>
  state === 'published' || state === 'closed';
const isFiled = ({ ruleId }: MotionDetail['form']) => ruleId !== 'consultation';

function actionOf({ phase, state, filed, form, stopped }: MotionDetail) {
  if (phase === 'notice')
    return { action: 'cancel' as const, label: '撤回这件事', note: '投票开始以后不能撤回' };
  if (stopped)
    return { action: 'count' as const, label: '查清了，再计一次', note: '对不上的话还会停下' };
  if (phase === 'counting')
    return { action: 'count' as const, label: '现在计票', note: '到时间会自动计票，这里可以不等' };
  if (state === 'counted')
    return { action: 'sign' as const, label: '核对过了，签字', note: '要两个人签' };
  if (state === 'signed') return { action: 'publish' as const, label: '公示结果', note: '' };
  if (isPublic({ state }) && !filed && isFiled(form)) {
    return { action: 'file' as const, label: '今天报了备案', note: '' };
  }
  return { action: '' as const, label: '', note: '' };
}
