const SPOKEN = ['aria-label', 'title', 'alt', 'placeholder'];

/** Words in plain letters that a part of a page shows or tells to a screen reader. */
export function plainWords(root: Element): string[] {
  const texts = [root, ...root.querySelectorAll('*')]
    .filter(element => !element.matches('style, script'))
    .flatMap(element => [
      ...[...element.childNodes]
        .filter(node => node.nodeType === Node.TEXT_NODE)
        .map(node => node.textContent ?? ''),
      ...SPOKEN.map(name => element.getAttribute(name) ?? ''),
    ]);
  return wordsOf(texts);
}

/** Distinct words with a plain letter, in the order of their first appearance. */
export function wordsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap(text => text.match(/[A-Za-z]\w*/g) ?? []))];
}
