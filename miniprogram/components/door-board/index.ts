import type { BuildingDoors } from '../../view/building-doors';

/**
 * Buildings drawn by their doors, under what the signs mean and how many doors bear each.
 * Event: `choose` with `{ id }` of the door.
 */
Component({
  properties: {
    buildings: { type: Array, value: [] as BuildingDoors[] },
    states: { type: Array, value: [] as { sign: string; words: string }[] },
    /** what the doors are, for screen readers, where no building is named: 一期 3栋 */
    label: { type: String, value: '' },
    /** why not all doors are drawn; '' if they are */
    cut: { type: String, value: '' },
  },
  methods: {
    choose(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      this.triggerEvent('choose', event.detail);
    },
  },
});
