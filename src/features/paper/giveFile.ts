/** Hands a file to another app where the tablet can, else to its downloads. False: the person closed the choice. */
export async function giveFile(file: File): Promise<boolean> {
  if (navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file], title: file.name });
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return false;
    }
  }
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}
