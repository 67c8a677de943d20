/** Lets the user choose one picture; gives its blob address. */
export function readChosenPicture(chosen: (url: string) => void): void {
  const chooser = document.createElement('input');
  chooser.type = 'file';
  chooser.accept = 'image/*';
  chooser.addEventListener('change', () => {
    const file = chooser.files?.[0];
    if (file) chosen(URL.createObjectURL(file));
  });
  chooser.click();
}
