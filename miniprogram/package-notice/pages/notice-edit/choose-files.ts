/** Pictures from the album or the camera. @returns their paths; none if closed without choosing */
export async function choosePictures(count: number): Promise<string[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
    });
    return tempFiles.map(({ tempFilePath }) => tempFilePath);
  } catch {
    return [];
  }
}

/** Documents from a chat. @returns their paths and names; none if closed without choosing */
export async function chooseDocuments(count: number): Promise<{ path: string; name: string }[]> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({
      count,
      type: 'file',
      extension: ['pdf', 'docx', 'xlsx'],
    });
    return tempFiles.map(({ path, name }) => ({ path, name }));
  } catch {
    return [];
  }
}

export function extensionOf(path: string): string {
  return /\.(png|gif|webp|jpeg|jpg|pdf|docx|xlsx)$/i.exec(path)?.[1]?.toLowerCase() ?? 'jpg';
}
