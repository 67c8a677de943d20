import '../../errors';
import type { PosterKind } from '../../../../typings/contract/parts/poster';
import { callCloud } from '../../../cloud/call-cloud';
import { memberships } from '../../../store/session';
import { lastShared, notePosted } from '../../../store/shared';
import { communityPoster, pasteText, SHARE, type Shared } from '../../../text/common/share';
import { dutyLine } from '../../../text/role/duty';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { drawPoster, type Pen, POSTER } from '../../../view/draw';
import { load } from '../../../view/load';

/** A poster of what was shown on the page before, or of the community: a picture to keep, to send and to print. */
definePage({
  data: {
    communityId: '',
    kind: 'community' as PosterKind,
    id: '',
    /** what the poster says, for those who do not see it */
    spoken: '',
    note: SHARE.saveNote as string,
    label: SHARE.save,
    lost: SHARE.lost,
    back: SHARE.back,
    isLost: false,
    width: POSTER.width,
    height: POSTER.height,
    problem: '',
    /** where the picture lies on the phone; '' = not drawn yet */
    picture: '',
  },

  onLoad(query) {
    const { communityId = '', kind = 'community', id = '' } = query;
    this.setData({ communityId, kind: kind as PosterKind, id });
    void this.refresh();
  },

  async refresh() {
    const { communityId, kind, id } = this.data;
    const shared = await this.subject();
    if (!shared) return this.setData({ phase: 'ready', isLost: true });
    await load(this, {
      ask: () =>
        callCloud('filing', 'showCode', {
          communityId,
          kind,
          ...(id === '' ? {} : { subjectId: id }),
        }),
      show: ({ code }) => {
        const note = code ? SHARE.saveNote : `${SHARE.noCode}${SHARE.saveNote}`;
        this.setData({ spoken: pasteText(shared), note });
        const source = code
          ? `data:image/${code.type === 'jpg' ? 'jpeg' : 'png'};base64,${code.base64}`
          : '';
        wx.nextTick(() => this.draw(shared, source));
      },
    });
  },

  /** What the page before has shown; of the community itself its name and its duty phone. */
  async subject(): Promise<Shared | null> {
    const { communityId, kind, id } = this.data;
    const last = lastShared();
    if (kind !== 'community') {
      const isSame = last?.communityId === communityId && last.kind === kind && last.id === id;
      return isSame ? last : null;
    }
    const [known, stewards] = await Promise.all([
      memberships(),
      callCloud('role', 'listStewards', { communityId }),
    ]);
    const own = known.ok ? known.data.find((one) => one.communityId === communityId) : undefined;
    if (!own) return null;
    const duty = stewards.ok ? stewards.data.duty : null;
    return communityPoster(own, duty ? dutyLine(duty) : '');
  },

  draw(shared: Shared, source: string) {
    this.createSelectorQuery()
      .select('.poster__canvas')
      .fields({ node: true }, (found) => void this.drawOn(found?.node, shared, source))
      .exec();
  },

  async drawOn(canvas: WechatMiniprogram.Canvas | undefined, shared: Shared, source: string) {
    const pen = canvas?.getContext('2d') as Pen | null | undefined;
    if (!canvas || !pen) return this.setData({ problem: SHARE.failed });
    Object.assign(canvas, POSTER);
    const code = source ? await loaded(canvas, source) : null;
    drawPoster(pen, shared, code);
    const drawn = await wx.canvasToTempFilePath({ canvas, fileType: 'png' }).catch(() => null);
    if (!drawn) return this.setData({ problem: SHARE.failed });
    this.setData({ picture: drawn.tempFilePath, problem: '' });
    if (shared.kind === 'community') notePosted(shared.communityId);
  },

  keep() {
    const { picture } = this.data;
    if (picture) void wx.previewImage({ urls: [picture] });
    else void this.refresh();
  },

  leave() {
    goBackOrHome(this);
  },
});

/** The code as something to draw; null if it is no picture. */
function loaded(canvas: WechatMiniprogram.Canvas, source: string): Promise<unknown> {
  return new Promise((resolve) => {
    const image = canvas.createImage();
    image.onload = () => resolve(image);
    image.onerror = () => resolve(null);
    image.src = source;
  });
}
