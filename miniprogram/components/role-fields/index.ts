import { ROLE_FIELDS } from '../../text/component/role-fields';

/** A role as it is typed: numbers are texts, '' is none. */
interface RoleForm {
  roleId: string;
  name: string;
  places: string;
  skill: string;
  ageFrom: string;
  ageUntil: string;
  membersOnly: boolean;
  attends: boolean;
  trainees?: boolean;
}

type Typed = WechatMiniprogram.CustomEvent<{ value: string | boolean }>;

const MOST = 10;

/** The roles of a shift: how many each needs, and whom. Event: `change` with `{ roles }`. */
Component({
  properties: { roles: { type: Array, value: [] as RoleForm[] } },
  data: {
    words: ROLE_FIELDS,
    most: MOST,
  },
  methods: {
    tell(roles: RoleForm[]) {
      this.triggerEvent('change', { roles });
    },
    /** Whichever field it is: its name stands on it. */
    type(event: Typed) {
      const { id, field } = event.currentTarget.dataset as { id: string; field: keyof RoleForm };
      const { value } = event.detail;
      const roles = this.data.roles as RoleForm[];
      this.tell(roles.map((one) => (one.roleId === id ? { ...one, [field]: value } : one)));
    },
    turn(event: Typed) {
      this.type(event);
    },
    add() {
      const roles = this.data.roles as RoleForm[];
      const highest = Math.max(0, ...roles.map(({ roleId }) => Number(roleId.slice(1))));
      const more: RoleForm = {
        roleId: `r${highest + 1}`,
        name: ROLE_FIELDS.usual,
        places: '4',
        skill: '',
        ageFrom: '',
        ageUntil: '',
        membersOnly: false,
        attends: false,
        trainees: false,
      };
      if (roles.length < MOST) this.tell([...roles, more]);
    },
    drop(event: WechatMiniprogram.TouchEvent) {
      const { id } = event.currentTarget.dataset as { id: string };
      this.tell((this.data.roles as RoleForm[]).filter(({ roleId }) => roleId !== id));
    },
  },
});
