import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { MotionDetail } from '../../../../typings/contract/motion';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { fetchFile } from '../../../cloud/download-file';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { currentOf, memberships } from '../../../store/session';
import {
  cancelDialog,
  FILING_OFFICE,
  isPublic,
  listHashWords,
  MOTION_RECORD,
  publishDialog,
  type RecordStep,
  recordAction,
  recordSteps,
  recountedWords,
  rosterHashWords,
  SIGN,
} from '../../../text/ballot/motion/record';
import { stopWords } from '../../../text/ballot/motion/stop';
import { receiptWords } from '../../../text/ballot/question';
import { motionShared } from '../../../text/ballot/share';
import type { Shared } from '../../../text/common/share';
import { ANNOUNCERS, holdsOne, INVITERS } from '../../../text/role/role';
import { sendFile } from '../../../view/attachment';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { keepDrawn, openPoster, shareCard } from '../../../view/share';

/** From the close to the file: counted, signed by two, published, filed. */
definePage({
  data: {
    words: MOTION_RECORD,
    communityId: '',
    motionId: '',
    motion: null as MotionDetail | null,
    /** the result, once everybody reads it */
    shared: null as Shared | null,
    steps: [] as RecordStep[],
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
        const { result, rosterHash, rosterVersion } = motion;
        this.setData({
          motion,
          shared: isPublic(motion) ? motionShared(communityId, motion) : null,
          steps: recordSteps(motion),
          stopped: motion.stopped ? stopWords(motion.stopped) : '',
          hash: result ? listHashWords(fingerprint(result.listHash)) : '',
          roster: rosterHash ? rosterHashWords(rosterVersion, fingerprint(rosterHash)) : '',
          ...recordAction(motion),
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
        action === 'sign' ? SIGN : publishDialog(motion.settings.publicationDays),
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
        office: FILING_OFFICE,
        commandId,
      });
    });
  },

  async cancel() {
    const { communityId, motionId, stopped } = this.data;
    const { confirm, content } = (await wx.showModal({
      ...cancelDialog(stopped !== ''),
      editable: true,
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
      recounted: recountedWords(answer.data.same, answer.data.ballots),
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

/** The first signs of a hash, as people read them to one another. */
const fingerprint = (hash: string) => receiptWords(hash.slice(0, 20).toUpperCase());
