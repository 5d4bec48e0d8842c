/** Whether the tablet can hand this file to another app. */
export const canShare = (file: File): boolean => 'canShare' in navigator && navigator.canShare({ files: [file] });

/** Hands a file to another app; false: it was not taken. */
export async function share(file: File): Promise<boolean> {
  try {
    await navigator.share({ files: [file] });
    return true;
  } catch {
    return false;
  }
}

/** Has the browser save a file where the officer keeps such files. */
export function download(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
