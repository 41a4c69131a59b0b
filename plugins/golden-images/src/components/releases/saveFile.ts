/** Has the browser save a content as a file: a link could not carry the viewer's sign-in. */
export function saveFile(
  name: string,
  type: string,
  content: string | Blob,
): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
