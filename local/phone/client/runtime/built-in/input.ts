import type { BuiltIn } from './define.ts';
import { TEXT_PROPERTIES, TextField } from './text-field.ts';

const MODES: Record<string, string> = {
  text: 'text',
  number: 'numeric',
  idcard: 'text',
  digit: 'decimal',
  nickname: 'text',
};

export const input: BuiltIn = {
  properties: { ...TEXT_PROPERTIES, type: 'text', password: false, confirmHold: false },
  create: (host) => {
    const control = document.createElement('input');
    const field = new TextField(host, control);
    control.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      host.send('confirm', { value: control.value });
      if (!host.flag('confirmHold')) control.blur();
    });
    return {
      change: (name) => {
        control.type =
          host.flag('password') || host.text('type') === 'safe-password' ? 'password' : 'text';
        control.inputMode = MODES[host.text('type')] ?? 'text';
        field.change(name);
      },
      attached: () => field.attached(),
    };
  },
};
