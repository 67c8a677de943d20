/** Cells copied from a spreadsheet. */
export const PASTE_FIELD = {
  heading: '从 Excel 粘贴',
  how: '在电脑上用微信打开这一页，把表格连同列名一起选中、复制，粘贴在这里。',
  example: '点这里，再粘贴',
  check: '核对粘贴的表格',
};
