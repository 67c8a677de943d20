/** What is attached to something, for screen readers. */
export const openPictureWords = (nth: number): string => `第 ${nth} 张图片，点开看大图`;
export const openFileWords = (name: string): string => `打开附件 ${name}`;
