import type { PageIds } from './page-ids.ts';
import type { PageVisit } from './pages.ts';

/** The pages of matters. */

type Ids = PageIds;
const inMatters = (
  page: string,
  as: string,
  sees: string,
  more = (_ids: Ids) => '',
): PageVisit => ({
  name: page,
  as,
  sees,
  url: (ids: Ids) =>
    `/package-matter/pages/${page}/index?communityId=${ids.communityId}${more(ids)}`,
});
const matter = ({ matterId }: Ids) => `&matterId=${matterId}`;

export const matterPages: readonly PageVisit[] = [
  inMatters('matter-list', 'resident-li', '三楼楼道灯不亮'),
  inMatters('matter-detail', 'resident-li', '办到哪一步', matter),
  inMatters('matter-raise', 'resident-li', '有什么事要办'),
  inMatters('matter-act', 'resident-li', '哪里还没好', (ids) => `${matter(ids)}&act=not-yet`),
  inMatters('matter-queue', 'grid-officer', '等研判'),
  inMatters(
    'matter-task',
    'grid-officer',
    '这件任务办了',
    () => '&matterId=demo-matter-tasks&act=task-done&taskId=demo-task-1',
  ),
  inMatters('matter-board', 'secretary', '七天内到期'),
  inMatters('matter-promises', 'resident-li', '受理的，办完了多少'),
  inMatters('matter-counted', 'resident-li', '办完的事', () => '&what=done&months=12'),
  inMatters('matter-draws', 'secretary', '定一份名单'),
  inMatters('matter-draw', 'resident-li', '抽到的', () => '&drawId=demo-draw-1'),
  inMatters('matter-draw-make', 'secretary', '用哪个号码来抽'),
  inMatters('matter-orders', 'secretary', '一次登记一张表'),
  inMatters('campaign-list', 'resident-li', '问了大家什么，办成多少'),
  inMatters('campaign-edit', 'secretary', '问大家什么'),
  inMatters('matter-fold', 'grid-officer', '和哪一件是同一件事', matter),
  inMatters('walk-doors', 'steward', '点门牌，记下去做了什么'),
  inMatters('diary-list', 'steward', '今天看到、听到了什么'),
  inMatters('visit-counts', 'secretary', '不给谁排名次'),
  inMatters('duty-list', 'resident-li', '谁在哪里坐诊'),
  inMatters('duty-edit', 'grid-officer', '谁来坐诊'),
  inMatters('mediation-counts', 'secretary', '不到 5 件的合在一起'),
  inMatters('mediation-list', 'steward', '请您去问一问'),
  inMatters('mediation-ask', 'resident-li', '打 110 报警'),
  inMatters('mediation-detail', 'resident-li', '谁和谁谈', () => '&mediationId=demo-mediation-1'),
];
