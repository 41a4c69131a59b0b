/** Stands in for the browser's copy command, which jsdom lacks: what was selected when it was given. */
export function recordClipboard(): readonly string[] {
  const copied: string[] = [];
  Object.defineProperty(document, 'execCommand', {
    configurable: true,
    value: (command: string) => {
      if (command === 'copy') {
        copied.push(document.getSelection()?.toString() ?? '');
      }
      return true;
    },
  });
  return copied;
}
