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
