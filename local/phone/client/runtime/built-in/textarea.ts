import type { BuiltIn } from './define.ts';
import { TEXT_PROPERTIES, TextField } from './text-field.ts';

export const textarea: BuiltIn = {
  properties: {
    ...TEXT_PROPERTIES,
    confirmType: 'return',
    autoHeight: false,
    fixed: false,
    showConfirmBar: true,
    disableDefaultPadding: false,
    confirmHold: false,
  },
  create: (host) => {
    const control = document.createElement('textarea');
    let lines = 0;
    const grow = () => {
      host.dom.toggleAttribute('data-auto', host.flag('autoHeight'));
      if (!host.flag('autoHeight')) {
        control.style.height = '';
        return;
      }
      control.style.height = 'auto';
      const height = control.scrollHeight;
      control.style.height = `${height}px`;
      const lineHeight = Number.parseFloat(getComputedStyle(control).lineHeight) || 20;
      const lineCount = Math.max(1, Math.round(height / lineHeight));
      if (lineCount !== lines && height > 0) {
        lines = lineCount;
        host.send('linechange', { height, lineCount, lineHeight });
      }
    };
    const field = new TextField(host, control, grow);
    control.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      if (host.text('confirmType') === 'return') return;
      event.preventDefault();
      host.send('confirm', { value: control.value });
    });
    return {
      change: (name) => field.change(name),
      attached: () => {
        field.attached();
        requestAnimationFrame(grow);
      },
    };
  },
};
